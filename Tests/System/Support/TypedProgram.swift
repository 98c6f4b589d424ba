// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

/// A program on a pseudo terminal of 80 by 24, and what a person sees and types there.
final class TypedProgram: Sendable {
    private let loop: EventLoop
    private let master: Descriptor
    private let watch: EventLoop.Watch
    private let screen: Lock<[UInt8]>
    private let program: Program
    /// How much of the screen has been read.
    private let place = Lock(0)

    init(_ name: String, _ arguments: [String], environment: [String], on loop: EventLoop) throws {
        var (outer, inner): (CInt, CInt) = (-1, -1)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        try #require(unsafe openpty(&outer, &inner, nil, nil, &size) == 0)
        let terminal = Descriptor(owning: inner)
        master = Descriptor(owning: outer)
        _ = fcntl(outer, F_SETFL, O_NONBLOCK)
        let screen = Lock<[UInt8]>([])
        (self.loop, self.screen) = (loop, screen)
        let number = outer
        watch = try loop.watch(number, for: .input) { _ in
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
            if count > 0 { screen.withLock { $0 += buffer[..<count] } }
        }
        program = try Program(name, arguments, log: "/dev/null", terminal: terminal.number, environment: environment)
    }

    deinit {
        watch.cancel()
        program.kill()
    }

    /// Everything that the terminal has shown.
    var text: String { String(decoding: screen.withLock { $0 }, as: UTF8.self).replacing("\r\n", with: "\n") }

    /// Waits until `mark` is shown behind what was read so far.
    func read(to mark: String) async throws {
        let bytes = Array(mark.utf8)
        do {
            try await loop.until("the terminal shows \(mark)") {
                let start = place.withLock { $0 }
                let found = screen.withLock { shown in
                    shown[min(start, shown.count)...].firstRange(of: bytes).map { $0.upperBound }
                }
                guard let found else { return nil as Void? }
                place.withLock { $0 = found }
                return ()
            }
        } catch { throw Overdue(description: "\(error); it shows:\n\(text.suffix(1500))") }
    }

    /// Types bytes.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(master.number, $0.baseAddress, $0.count) }
    }

    /// Waits for a question and answers it.
    func answer(_ mark: String, _ line: String) async throws {
        try await read(to: mark)
        try await read(to: ": ")
        type(line + "\r")
    }

    /// Types Ctrl-C until the program has ended; gives its exit code.
    ///
    /// This terminal controls no session: until the program reads keys, it drops Ctrl-C instead of sending SIGINT.
    func leave() async throws -> CInt {
        try await loop.until("kioskctl leaves") {
            type("\u{3}")
            return program.exitCode
        }
    }

    /// Waits until the program has ended; gives its exit code.
    func end() async throws -> CInt { try await loop.until("kioskctl ends") { program.exitCode } }
}
