// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// The lines of standard input, as they are typed.
final class InputLines: Sendable {
    /// The lines; ends with the input.
    let lines: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation
    private let partial = Lock<[UInt8]>([])
    private let watch = Lock<EventLoop.Watch?>(nil)

    /// Lines typed ahead of a command that still runs; more are lost.
    static let limit = 1000

    /// Listens on the loop; a file, which epoll cannot watch and which is never late, is read at once.
    init(on loop: EventLoop) {
        (lines, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.limit))
        do throws(PortError) {
            let watch = try loop.watch(STDIN_FILENO, for: .input) { [weak self] _ in _ = self?.read() }
            self.watch.withLock { $0 = watch }
        } catch {
            while read() {}
        }
    }

    deinit { watch.withLock { $0.take() }?.cancel() }

    /// Takes what is there; false at the end of the input.
    private func read() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR || errno == EAGAIN { return true }
        let whole = partial.withLock { partial in
            partial += buffer.prefix(max(0, count))
            var parts = partial.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            partial = count > 0 ? Array(parts.removeLast()) : []
            return parts.map { String(decoding: $0, as: UTF8.self) }
        }
        for line in whole { continuation.yield(line) }
        guard count <= 0 else { return true }
        continuation.finish()
        watch.withLock { $0.take() }?.cancel()
        return false
    }
}
