// SPDX-License-Identifier: Apache-2.0
import Glibc

/// An open device or connection seen from the loop: bytes come in as events, bytes go out through a bounded queue.
///
/// Events are delivered on the loop's thread, in order, and never from inside a call of this type. Letting go of the line
/// closes it.
package final class ByteLine: Sendable {
    /// What happens on a line.
    package enum Event: Sendable, Hashable {
        /// What one read(2) gave, 1 to `readSize` bytes; the bounds of HID reports and input events are kept.
        case bytes([UInt8])
        /// Everything written has been handed to the kernel, after some of it had to wait.
        case drained
        /// The other end is gone; the last event, and it comes once. Not sent for `close()`.
        case closed(PortError)
    }

    /// How a descriptor differs from a terminal or socket.
    package enum Kind: Sendable {
        /// A read of 0 bytes is the end (terminals, sockets, pipes).
        case stream
        /// A read of 0 bytes is an empty packet of the printer (usblp), not its end.
        case printer
    }

    /// The largest chunk of one `.bytes` event.
    package static let readSize = 4096
    /// How many chunks are read before other devices have their turn.
    package static let readsPerWakeUp = 4
    /// The most bytes that may wait to be written: some hundred tickets.
    package static let outboundLimit = 262_144
    /// How long a printer that sends empty packets is left alone.
    static let emptyPacketPause = Duration.milliseconds(100)

    private let loop: EventLoop
    private let kind: Kind
    private let state: Lock<State>
    private let handler: @Sendable (Event) -> Void

    /// Takes over a non-blocking descriptor and begins to listen; what epoll cannot watch (a file) is only written.
    package init(
        _ descriptor: consuming Descriptor,
        kind: Kind = .stream,
        on loop: EventLoop,
        handler: @escaping @Sendable (Event) -> Void
    ) throws(PortError) {
        (self.loop, self.kind, self.handler) = (loop, kind, handler)
        let number = descriptor.number
        state = Lock(State(descriptor: descriptor))
        try state.withLock { state throws(PortError) in
            do throws(PortError) {
                state.watch = try loop.watch(number, for: .input) { [weak self] in self?.serve($0) }
            } catch {
                guard error == .system(call: "epoll_ctl", code: EPERM) else { throw error }
            }
        }
    }

    deinit { close() }

    /// Sends `bytes` after what is queued already, from any thread; returns how many bytes still wait for `.drained`.
    ///
    /// Throws `.full` when the queue has no room for all of them and takes none, `.notOpen` after the end.
    @discardableResult
    package func write(_ bytes: [UInt8]) throws(PortError) -> Int {
        let (waiting, failure) = try state.withLock { state throws(PortError) in
            guard state.descriptor != nil else { throw .notOpen }
            try state.outbound.add(bytes)
            let failure = state.flush()
            return (state.outbound.count, failure)
        }
        if let failure { loop.perform { self.end(failure) } }
        return waiting
    }

    /// How many bytes wait to be written.
    package var pending: Int { state.withLock { $0.outbound.count } }

    /// Drops what waits to be written, as when a job is given up; `.drained` follows if anything did.
    package func discardPending() { state.withLock { $0.outbound.removeAll() } }

    /// Runs `body` with the descriptor's number, nil after the end; for ioctls of one device class.
    ///
    /// Must not block.
    package func withDescriptor<Result: Sendable>(
        _ body: (CInt?) throws(PortError) -> Result
    ) throws(PortError) -> Result {
        try state.withLock { state throws(PortError) in try body(state.descriptor?.number) }
    }

    /// Changes the speed of a serial line in place.
    package func setBaud(_ baud: Baud) throws(PortError) {
        try withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            try SerialPort.setBaud(baud, of: number)
        }
    }

    /// Closes the line, from any thread; what has not been sent is lost.
    ///
    /// No event follows on the loop's thread.
    package func close() { _ = detach() }

    // MARK: On the loop's thread

    private func serve(_ readiness: Readiness) {
        if readiness.contains(.output) { serveOutput() }
        let isGone = !readiness.isDisjoint(with: .gone)
        guard readiness.contains(.input) || isGone else { return }
        for _ in 0..<Self.readsPerWakeUp {
            switch state.withLock({ $0.receive() }) {
            case .bytes(let bytes): handler(.bytes(bytes))
            // What is gone stays ready for ever; to wait for more would keep the loop awake.
            case .empty where isGone, .nothing where isGone: return end(.hungUp)
            case .empty where kind == .printer: return pause()
            case .empty: return end(.hungUp)
            case .nothing: return
            case .failed(let error): return end(error)
            }
        }
    }

    private func serveOutput() {
        let (failure, isDrained) = state.withLock { state in
            let failure = state.flush()
            if failure == nil, state.outbound.isEmpty { state.wantsOutput = false }
            return (failure, state.outbound.isEmpty)
        }
        if let failure { return end(failure) }
        if isDrained { handler(.drained) }
    }

    private func pause() {
        state.withLock { $0.isPaused = true }
        _ = loop.call(after: Self.emptyPacketPause) { [weak self] in self?.state.withLock { $0.isPaused = false } }
    }

    private func end(_ reason: PortError) {
        if detach() { handler(.closed(reason)) }
    }

    /// Ends the watch, then closes; true for the one caller that did it.
    private func detach() -> Bool {
        let descriptor = state.withLock { state in
            state.watch.take()?.cancel()
            return state.descriptor.take()
        }
        guard let descriptor else { return false }
        // A terminal's close(2) waits up to 30 s for unsent bytes otherwise, and with it the loop; others say ENOTTY.
        tcflush(descriptor.number, TCOFLUSH)
        return true
    }
}

// MARK: - State

extension ByteLine {
    private enum Received {
        case bytes([UInt8])
        case empty
        case nothing
        case failed(PortError)
    }

    private struct State: ~Copyable {
        var descriptor: Descriptor?
        var watch: EventLoop.Watch?
        var outbound = OutboundQueue(limit: ByteLine.outboundLimit)
        var wantsOutput = false { didSet { if wantsOutput != oldValue { updateWatch() } } }
        var isPaused = false { didSet { updateWatch() } }

        init(descriptor: consuming Descriptor) { self.descriptor = consume descriptor }

        func updateWatch() {
            let input: Readiness = isPaused ? [] : .input
            watch?.change(to: wantsOutput ? [input, .output] : input)
        }

        /// Writes until everything is out or the kernel takes no more; returns an error that ends the line.
        mutating func flush() -> PortError? {
            guard let number = descriptor?.number else { return nil }
            while !outbound.isEmpty {
                let count = unsafe outbound.withBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
                if count >= 0 {
                    outbound.consume(count)
                } else if errno == EAGAIN {
                    wantsOutput = true
                    return nil
                } else if errno != EINTR {
                    return PortError(call: "write", on: "the line")
                }
            }
            return nil
        }

        mutating func receive() -> Received {
            guard let number = descriptor?.number else { return .nothing }
            var count = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: ByteLine.readSize) { buffer, filled in
                repeat {
                    count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
                } while count < 0 && errno == EINTR
                filled = max(count, 0)
            }
            if count > 0 { return .bytes(bytes) }
            if count == 0 { return .empty }
            return errno == EAGAIN ? .nothing : .failed(PortError(call: "read", on: "the line"))
        }
    }
}
