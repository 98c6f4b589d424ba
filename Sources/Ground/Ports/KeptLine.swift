// SPDX-License-Identifier: Apache-2.0

/// Keeps the device of an address open: opens it, says when it comes and goes, and opens it again, for ever.
///
/// After a failure it tries again as `Backoff` says, and at once when hotplug reports the device. All events come on the
/// loop's thread, in order and never from inside a call of this type.
package final class KeptLine: Sendable {
    /// What happens at the device.
    package enum Event: Sendable, Hashable {
        /// It is open, at this node or connection; bytes and writes may follow.
        case opened(node: String)
        /// As `ByteLine.Event.bytes`.
        case bytes([UInt8])
        /// As `ByteLine.Event.drained`.
        case drained
        /// It went away; what waited to be written is lost. Opening is tried again.
        case closed(PortError)
        /// It cannot be opened, for a reason other than the last one reported. Opening is tried again.
        case unavailable(PortError)
    }

    /// What a line must have lasted for the waits to begin anew: a device that fails at once is not tried each second.
    static let steadyAfter = Duration.seconds(10)

    /// Where the device is reached.
    package let address: DeviceAddress

    private enum Phase: Sendable {
        case stopped
        case opening(TCPConnect?)
        case open(any OpenLine, since: MonotonicTime)
        case waiting(Alarm)
    }

    private struct State: Sendable {
        var phase = Phase.stopped
        /// Counts attempts and stops, so that whatever an abandoned one still says is known as such.
        var attempt = 0
        var backoff = Backoff()
        var lastReported: PortError?
        var subscription: Hotplug.Subscription?
        var tally = LineTally()

        /// The open line's time there ends.
        mutating func leave(_ fault: PortError?) {
            (tally.node, tally.since) = (nil, nil)
            if let fault { tally.lastFault = fault }
        }
    }

    private let loop: EventLoop
    private let time: any Timekeeper
    private let finder: PortFinder
    private let hotplug: Hotplug?
    private let handler: @Sendable (Event) -> Void
    private let state = Lock(State())

    /// Prepares to keep `address` open; `start()` begins.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it. Without `hotplug` only the waits bring a device back.
    package init(
        _ address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        handler: @escaping @Sendable (Event) -> Void
    ) {
        (self.address, self.loop, self.time) = (address, loop, time ?? loop)
        (self.finder, self.hotplug, self.handler) = (finder, hotplug, handler)
    }

    deinit { stop() }

    /// Begins to keep the device open, from any thread; once more after `stop()` is allowed.
    package func start() {
        loop.perform { [weak self] in
            guard let self, case .stopped = state.withLock({ $0.phase }) else { return }
            let subscription = hotplug?.subscribe { [weak self] in self?.noticed($0) }
            state.withLock { state in
                state.subscription = subscription
                state.backoff.reset()
                state.lastReported = nil
            }
            attemptToOpen()
        }
    }

    /// Closes the device and leaves it alone, from any thread; no event follows on the loop's thread.
    package func stop() {
        let (phase, subscription) = state.withLock { state in
            state.attempt += 1
            state.leave(nil)
            defer { state.phase = .stopped }
            return (state.phase, state.subscription.take())
        }
        subscription?.cancel()
        Self.leave(phase)
    }

    /// Sends `bytes` as `ByteLine.write`; throws `.notOpen` while the device is away.
    @discardableResult
    package func write(_ bytes: [UInt8]) throws(PortError) -> Int {
        guard let open else { throw .notOpen }
        let waiting = try open.write(bytes)
        state.withLock { $0.tally.sent += bytes.count }
        return waiting
    }

    /// The open line for class-specific calls, such as `setBaud`; nil while the device is away.
    package var line: ByteLine? { open as? ByteLine }

    /// The open pipes of a USB device on the bare bus; nil while it is away, and for every other device.
    package var pipes: USBLine? { open as? USBLine }

    /// Sends `bytes` as `USBLine.write`; throws `.notOpen` while no such device is there.
    @discardableResult
    package func write(_ bytes: [UInt8], toOutput index: Int) throws(PortError) -> Int {
        guard let pipes else { throw .notOpen }
        let waiting = try pipes.write(bytes, toOutput: index)
        state.withLock { $0.tally.sent += bytes.count }
        return waiting
    }

    /// Drops what waits to be sent; `.drained` follows if anything did.
    package func discardPending() { open?.discardPending() }

    /// What the device has been through.
    package var tally: LineTally { state.withLock { $0.tally } }

    private var open: (any OpenLine)? {
        if case .open(let line, _) = state.withLock({ $0.phase }) { line } else { nil }
    }

    // MARK: On the loop's thread

    private func attemptToOpen() {
        let attempt = state.withLock { state in
            state.attempt += 1
            state.phase = .opening(nil)
            return state.attempt
        }
        guard case .tcp(let host, let port) = address else {
            do throws(PortError) {
                let opened = try DeviceOpener.open(address, finder: finder)
                try begin(attempt, opened)
            } catch {
                failed(attempt, error)
            }
            return
        }
        let connect = TCPConnect(host: host, port: port, on: loop, time: time) { [weak self] result in
            self?.connected(attempt, result)
        }
        state.withLock { state in
            // It may have failed already.
            if state.attempt == attempt, case .opening = state.phase { state.phase = .opening(connect) }
        }
    }

    private func connected(_ attempt: Int, _ result: consuming Result<Descriptor, PortError>) {
        do throws(PortError) {
            try begin(attempt, DeviceOpener.Opened(result.get(), .bytes(.stream), address.text))
        } catch {
            failed(attempt, error)
        }
    }

    private func begin(_ attempt: Int, _ opened: consuming DeviceOpener.Opened) throws(PortError) {
        let (carrier, node) = (opened.carrier, opened.node)
        let line = try carry(opened.descriptor, carrier) { [weak self] in self?.received(attempt, $0) }
        let now = time.now()
        let isWanted = state.withLock { state in
            guard state.attempt == attempt else { return false }
            state.phase = .open(line, since: now)
            state.lastReported = nil
            state.tally.opened += 1
            (state.tally.node, state.tally.since) = (node, now)
            return true
        }
        if isWanted { handler(.opened(node: node)) } else { line.close() }
    }

    private func carry(
        _ descriptor: consuming Descriptor,
        _ carrier: DeviceOpener.Carrier,
        handler: @escaping @Sendable (ByteLine.Event) -> Void
    ) throws(PortError) -> any OpenLine {
        switch carrier {
        case .bytes(let kind): try ByteLine(descriptor, kind: kind, on: loop, handler: handler)
        case .pipes: try USBLine(descriptor, interface: address.attached?.match.interface, on: loop, handler: handler)
        }
    }

    private func received(_ attempt: Int, _ event: ByteLine.Event) {
        guard state.withLock({ $0.attempt }) == attempt else { return }
        switch event {
        case .bytes(let bytes):
            state.withLock { $0.tally.received += bytes.count }
            handler(.bytes(bytes))
        case .drained: handler(.drained)
        case .closed(let reason):
            let now = time.now()
            state.withLock { state in
                state.tally.closed += 1
                state.leave(reason)
                guard case .open(_, let since) = state.phase, since.duration(to: now) >= Self.steadyAfter else {
                    return
                }
                state.backoff.reset()
            }
            waitAndRetry(attempt)
            handler(.closed(reason))
        }
    }

    private func failed(_ attempt: Int, _ error: PortError) {
        let isNews = state.withLock { state in
            guard state.attempt == attempt else { return false }
            state.tally.failures += 1
            state.tally.lastFault = error
            guard state.lastReported != error else { return false }
            state.lastReported = error
            return true
        }
        waitAndRetry(attempt)
        if isNews { handler(.unavailable(error)) }
    }

    private func waitAndRetry(_ attempt: Int) {
        let delay = state.withLock { $0.backoff.next() }
        let alarm = time.call(after: delay) { [weak self] in self?.retry(attempt) }
        let old = state.withLock { state -> Phase in
            guard state.attempt == attempt else { return .waiting(alarm) }
            defer { state.phase = .waiting(alarm) }
            return state.phase
        }
        Self.leave(old)
    }

    private func retry(_ attempt: Int) {
        if state.withLock({ $0.attempt }) == attempt { attemptToOpen() }
    }

    private func noticed(_ event: Hotplug.Event) {
        guard isMeant(event), case .waiting(let alarm) = state.withLock({ $0.phase }) else { return }
        alarm.cancel()
        state.withLock { $0.backoff.reset() }
        attemptToOpen()
    }

    /// Says whether the event may have brought the device; a fixed path can be a link to any node of its class.
    private func isMeant(_ event: Hotplug.Event) -> Bool {
        guard let (portClass, match) = address.attached else { return false }
        switch event {
        case .lookAgain: return true
        case .removed: return false
        case .added(let identity):
            if case .node = match { return identity.portClass == portClass }
            return identity.portClass == portClass && match.fits(identity)
        }
    }

    private static func leave(_ phase: Phase) {
        switch phase {
        case .stopped: break
        case .opening(let connect): connect?.cancel()
        case .open(let line, _): line.close()
        case .waiting(let alarm): alarm.cancel()
        }
    }
}
