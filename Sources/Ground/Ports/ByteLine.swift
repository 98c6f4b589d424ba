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
        /// A terminal whose device asks for pauses in a way that the kernel's drivers do not all know: XOFF, or its DTR.
        ///
        /// XOFF and XON do not show among the bytes.
        case paced(FlowControl, Baud)
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
    private let time: any Timekeeper
    private let skipsEmptyReads: Bool
    private let state: Lock<State>
    private let farewell: @Sendable () -> Void
    private let handler: @Sendable (Event) -> Void

    /// Takes over a non-blocking descriptor and begins to listen; what epoll cannot watch (a file) is only written.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it. `farewell` is called once, just before the descriptor is closed.
    package init(
        _ descriptor: consuming Descriptor,
        kind: Kind = .stream,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        farewell: @escaping @Sendable () -> Void = {},
        handler: @escaping @Sendable (Event) -> Void
    ) throws(PortError) {
        (self.loop, self.time, self.farewell, self.handler) = (loop, time ?? loop, farewell, handler)
        skipsEmptyReads = if case .printer = kind { true } else { false }
        let gate: FlowGate? = if case .paced(let flow, let baud) = kind { FlowGate(flow, baud: baud) } else { nil }
        let number = descriptor.number
        state = Lock(State(descriptor: descriptor, gate: gate))
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
        let now = time.now()
        let (waiting, flushed) = try state.withLock { state throws(PortError) in
            guard state.descriptor != nil else { throw .notOpen }
            try state.outbound.add(bytes)
            let flushed = state.flush(at: now)
            return (state.outbound.count, flushed)
        }
        switch flushed {
        case .failed(let error): loop.perform { self.end(error) }
        case .held(let delay): goOn(after: delay)
        case .out, .waiting: break
        }
        return waiting
    }

    /// How many bytes wait to be written.
    package var pending: Int { state.withLock { $0.outbound.count } }

    /// Drops what waits to be written, as when a job is given up; `.drained` follows if anything did.
    package func discardPending() {
        let mustTell = state.withLock { state in
            defer { state.outbound.removeAll() }
            return state.gate != nil && !state.outbound.isEmpty
        }
        // Else epoll does.
        if mustTell { goOn(after: .zero) }
    }

    /// Runs `body` with the descriptor's number, nil after the end; for ioctls of one device class.
    ///
    /// Must not block.
    package func withDescriptor<Result: Sendable>(
        _ body: (CInt?) throws(PortError) -> Result
    ) throws(PortError) -> Result {
        try state.withLock { state throws(PortError) in try body(state.descriptor?.number) }
    }

    /// Whether the node behind the line has been removed since, as devtmpfs does before udev hears of it; another device may
    /// have the path by now.
    var isUnlinked: Bool {
        var status = stat()
        let isThere = state.withLock { state in
            guard let number = state.descriptor?.number else { return false }
            return unsafe fstat(number, &status) == 0
        }
        return isThere && status.st_nlink == 0
    }

    /// Changes the speed of a serial line in place.
    package func setBaud(_ baud: Baud) throws(PortError) {
        try state.withLock { state throws(PortError) in
            guard let number = state.descriptor?.number else { throw .notOpen }
            try SerialPort.setBaud(baud, of: number)
            state.gate?.change(to: baud)
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
            case .bytes(let bytes): took(bytes)
            // What is gone stays ready for ever; to wait for more would keep the loop awake.
            case .empty where isGone, .nothing where isGone: return end(.hungUp)
            case .empty where skipsEmptyReads: return pause()
            case .empty: return end(.hungUp)
            case .nothing: return
            case .failed(let error): return end(error)
            }
        }
    }

    private func took(_ bytes: [UInt8]) {
        var bytes = bytes
        let isResumed = state.withLock { $0.gate?.receive(&bytes) ?? false && !$0.outbound.isEmpty }
        if isResumed { serveOutput() }
        if !bytes.isEmpty { handler(.bytes(bytes)) }
    }

    private func serveOutput() {
        let now = time.now()
        let flushed = state.withLock { state in
            let flushed = state.flush(at: now)
            if case .out = flushed { state.wantsOutput = false }
            return flushed
        }
        switch flushed {
        case .failed(let error): end(error)
        case .held(let delay): goOn(after: delay)
        case .out: if state.withLock({ $0.paysDrained() }) { handler(.drained) }
        case .waiting: break
        }
    }

    /// Tries again after a while, unless that is arranged already.
    private func goOn(after delay: Duration) {
        guard state.withLock({ $0.arrange() }) else { return }
        _ = time.call(after: delay) { [weak self] in
            guard let self, state.withLock({ $0.arrived() }) else { return }
            serveOutput()
        }
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
        farewell()
        // A terminal's close(2) waits up to 30 s for unsent bytes otherwise, and with it the loop; others say ENOTTY.
        tcflush(descriptor.number, TCOFLUSH)
        return true
    }
}

// MARK: - State

extension ByteLine {
    private enum Flushed {
        /// Nothing waits any more.
        case out
        /// Epoll will say when the kernel takes more, or the device will send an XON.
        case waiting
        /// To be tried again after this long.
        case held(Duration)
        case failed(PortError)
    }

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
        var gate: FlowGate?
        /// Whether an alarm will go on with the output of a gated line.
        var isArranged = false
        /// Whether `.drained` is to follow.
        var owesDrained = false
        var wantsOutput = false { didSet { if wantsOutput != oldValue { updateWatch() } } }
        var isPaused = false { didSet { updateWatch() } }

        init(descriptor: consuming Descriptor, gate: FlowGate?) {
            self.gate = gate
            self.descriptor = consume descriptor
        }

        /// True for the one caller that is to set the alarm.
        mutating func arrange() -> Bool {
            defer { isArranged = true }
            return !isArranged
        }

        /// The alarm came; true when the line is still open.
        mutating func arrived() -> Bool {
            isArranged = false
            return descriptor != nil
        }

        func updateWatch() {
            let input: Readiness = isPaused ? [] : .input
            watch?.change(to: wantsOutput ? [input, .output] : input)
        }

        /// True once for bytes that had to wait.
        mutating func paysDrained() -> Bool {
            defer { owesDrained = false }
            return owesDrained
        }

        /// Writes until everything is out, or the kernel or the device takes no more.
        mutating func flush(at now: MonotonicTime) -> Flushed {
            guard let number = descriptor?.number else { return .out }
            defer { if !outbound.isEmpty { owesDrained = true } }
            while !outbound.isEmpty {
                var most = Int.max
                let lines = gate?.needsLines == true ? FlowGate.Lines(of: number) : nil
                switch gate?.ask(at: now, lines: lines) {
                case .wait(let delay): return .held(delay)
                case .waitForXON: return .waiting
                case .write(let room): most = room
                case nil: break
                }
                let count = unsafe outbound.withBytes {
                    unsafe Glibc.write(number, $0.baseAddress, min($0.count, most))
                }
                if count >= 0 {
                    outbound.consume(count)
                    gate?.wrote(count, at: now)
                } else if errno == EAGAIN {
                    wantsOutput = true
                    return .waiting
                } else if errno != EINTR {
                    return .failed(PortError(call: "write", on: "the line"))
                }
            }
            return .out
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
