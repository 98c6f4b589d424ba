// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// The device end of a pseudo terminal: what a reader or scanner on a serial cable is to the daemon.
///
/// The terminal's own side stays open here, so that it neither hangs up nor loses its settings while nobody listens;
/// `unplug` is what pulls the cable. Handlers run on the loop.
package final class SimulatedTerminal: Sendable {
    private final class Cable: Sendable {
        let device: Descriptor
        let terminal: Descriptor
        let watch: EventLoop.Watch

        init(device: consuming Descriptor, terminal: consuming Descriptor, watch: EventLoop.Watch) {
            self.device = device
            self.terminal = terminal
            self.watch = watch
        }
    }

    private struct State {
        var cable: Cable?
        var path = ""
        var heard = 0
        var sent = 0
    }

    private let loop: EventLoop
    private let link: String?
    private let handler: @Sendable (_ bytes: [UInt8], _ rate: Int) -> [UInt8]
    private let state = Lock(State())

    /// Opens a terminal; `handler` gets what the daemon writes, with the line rate set, and returns the answer.
    ///
    /// With `link`, that path is made a symbolic link to the terminal, and stays the same over `unplug` and `plugIn`.
    package init(
        on loop: EventLoop,
        link: String? = nil,
        handler: @escaping @Sendable (_ bytes: [UInt8], _ rate: Int) -> [UInt8]
    ) throws(PortError) {
        (self.loop, self.link, self.handler) = (loop, link, handler)
        try plugIn()
    }

    /// The path that the daemon opens.
    package var path: String { link ?? state.withLock { $0.path } }

    /// How many bytes came from the daemon so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) { state.withLock { ($0.heard, $0.sent) } }

    /// Opens a new terminal, as when the device is plugged in again.
    package func plugIn() throws(PortError) {
        var (master, slave): (CInt, CInt) = (-1, -1)
        guard unsafe openpty(&master, &slave, nil, nil, nil) == 0 else { throw PortError(call: "openpty", on: "a pty") }
        let device = Descriptor(owning: master)
        let number = master
        let terminal = Descriptor(owning: slave)
        Settings(of: slave).makeRaw()
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        let name = try Self.name(of: slave)
        if let link {
            _ = unsafe unlink(link)
            guard unsafe symlink(name, link) == 0 else { throw PortError(call: "symlink", on: link) }
        }
        let watch = try loop.watch(number, for: .input) { [weak self] _ in self?.read(number) }
        unplugCable(andPlugIn: Cable(device: device, terminal: terminal, watch: watch), path: name)
    }

    /// Pulls the cable: the daemon's open terminal hangs up, and the link is gone.
    package func unplug() {
        if let link { _ = unsafe unlink(link) }
        unplugCable(andPlugIn: nil, path: "")
    }

    private func unplugCable(andPlugIn cable: Cable?, path: String) {
        let old = state.withLock { state in
            defer { (state.cable, state.path) = (cable, path) }
            return state.cable
        }
        // Before the last reference goes, and the descriptor with it.
        old?.watch.cancel()
    }

    /// The device takes nothing more from its cable until `resume`: what the daemon writes piles up in the terminal.
    package func stall() { state.withLock { $0.cable }?.watch.change(to: []) }

    /// The device takes what has piled up; a device that was plugged in again does so by itself.
    package func resume() { state.withLock { $0.cable }?.watch.change(to: .input) }

    /// Sends bytes unasked; whatever a full terminal does not take within a second is lost.
    package func send(_ bytes: [UInt8]) {
        state.withLock { state in
            guard let number = state.cable?.device.number else { return }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
                guard count > 0 || (errno == EAGAIN && Self.waitsForRoom(number)) else { return }
                rest = rest.dropFirst(max(count, 0))
                state.sent += max(count, 0)
            }
        }
    }

    private func read(_ number: CInt) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        let answer = handler(Array(buffer[..<count]), Settings(of: number).rate)
        send(answer)
        state.withLock { $0.heard += count }
    }

    private static func name(of terminal: CInt) throws(PortError) -> String {
        var name = [CChar](repeating: 0, count: 64)
        guard unsafe ttyname_r(terminal, &name, name.count) == 0 else {
            throw PortError(call: "ttyname_r", on: "a pty")
        }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func waitsForRoom(_ number: CInt) -> Bool {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&request, 1, 1000) > 0
    }
}

/// The settings of a terminal, which either end of a pty shows.
@safe
private struct Settings: ~Copyable {
    private let number: CInt
    private let termios: UnsafeMutablePointer<termios>

    init(of number: CInt) {
        self.number = number
        unsafe termios = .allocate(capacity: 1)
        // On failure nothing is written: all zero then means rate 0.
        unsafe memset(termios, 0, MemoryLayout<Glibc.termios>.size)
        unsafe tcgetattr(number, termios)
    }

    deinit { unsafe termios.deallocate() }

    func makeRaw() {
        unsafe cfmakeraw(termios)
        unsafe tcsetattr(number, TCSANOW, termios)
    }

    /// Bits a second, 0 for a rate that no reader has.
    var rate: Int {
        switch Int32(bitPattern: unsafe cfgetospeed(termios)) {
        case B9600: 9600
        case B19200: 19_200
        case B38400: 38_400
        case B57600: 57_600
        case B115200: 115_200
        default: 0
        }
    }
}
