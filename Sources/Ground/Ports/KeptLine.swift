// SPDX-License-Identifier: Apache-2.0

/// Keeps the device of an address open: opens it, says when it comes and goes, and opens it again, for ever.
///
/// After a failure it tries again as `Retries` says, at once when hotplug reports the device, which is let go as soon as it is
/// reported gone: while its node is held, the same device plugged in again becomes another one. All events come on the loop's
/// thread, in order and never from inside a call of this type.
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
    /// How long a keyboard may hold keys down when it is opened before it is taken nevertheless, and how often it is looked at:
    /// what was begun while others could still read it must not become half a scan.
    static let (releaseLimit, releaseInterval) = (Duration.seconds(2), Duration.milliseconds(50))

    /// Where the device is reached.
    package let address: DeviceAddress

    enum Phase: Sendable {
        case stopped
        case opening(TCPConnect?)
        /// A keyboard that is grabbed, but has keys down.
        case settling(ByteLine, Alarm?)
        case open(any OpenLine, since: MonotonicTime)
        case waiting(Alarm)
    }

    /// The device that is open.
    struct Held {
        /// Its node behind all links.
        let node: String
        let place: DeviceOpener.Place
        var keyboard: Keyboard.Hold?
    }

    struct State: Sendable {
        var phase = Phase.stopped
        /// Counts attempts and stops, so that whatever an abandoned one still says is known as such.
        var attempt = 0
        var retries = Retries()
        var lastReported: PortError?
        var held: Held?
        var hasTwin = false
        /// Whether udev told something about the device since the attempt began that is under way.
        var hasNews = false
        var subscription: Hotplug.Subscription?
        var tally = LineTally()

        /// The open line's time there ends.
        mutating func leave(_ fault: PortError?) {
            (tally.node, tally.since, held) = (nil, nil, nil)
            if let fault { tally.lastFault = fault }
        }
    }

    let loop: EventLoop
    let time: any Timekeeper
    private let finder: PortFinder
    private let hotplug: Hotplug?
    let handler: @Sendable (Event) -> Void
    let state = Lock(State())

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
                state.retries.reset()
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

    func attemptToOpen() {
        let now = time.now()
        let attempt = state.withLock { state in
            state.attempt += 1
            state.retries.begin(at: now)
            (state.phase, state.hasNews) = (.opening(nil), false)
            return state.attempt
        }
        guard case .tcp(let host, let port) = address else {
            return DeviceOpener.start(address, finder: finder, on: loop) { [weak self] in self?.opened(attempt, $0) }
        }
        let connect = TCPConnect(host: host, port: port, on: loop, time: time) { [weak self] result in
            self?.connected(attempt, result)
        }
        state.withLock { state in
            // It may have failed already.
            if state.attempt == attempt, case .opening = state.phase { state.phase = .opening(connect) }
        }
    }

    private func opened(_ attempt: Int, _ result: consuming Result<DeviceOpener.Opened, PortError>) {
        do throws(PortError) {
            try begin(attempt, result.get())
        } catch {
            failed(attempt, error)
        }
    }

    private func connected(_ attempt: Int, _ result: consuming Result<Descriptor, PortError>) {
        do throws(PortError) {
            try begin(attempt, DeviceOpener.Opened(result.get(), .bytes(.stream), .init(node: address.text)))
        } catch {
            failed(attempt, error)
        }
    }

    private func begin(_ attempt: Int, _ opened: consuming DeviceOpener.Opened) throws(PortError) {
        let (carrier, place) = (opened.carrier, opened.place)
        var held = Held(node: opened.descriptor.path ?? place.node, place: place)
        if case .keys(let hold) = carrier { held.keyboard = hold }
        let line = try carry(opened.descriptor, carrier) { [weak self] in self?.received(attempt, $0) }
        if held.keyboard != nil, let keyboard = line as? ByteLine, Self.hasKeysDown(keyboard) {
            settle(attempt, keyboard, held, until: time.now().advanced(by: Self.releaseLimit))
        } else {
            enter(attempt, line, held)
        }
    }

    /// The device is there.
    private func enter(_ attempt: Int, _ line: any OpenLine, _ held: Held) {
        let now = time.now()
        let isWanted = state.withLock { state in
            guard state.attempt == attempt else { return false }
            state.phase = .open(line, since: now)
            state.retries.succeeded()
            (state.lastReported, state.hasTwin) = (nil, false)
            state.held = held
            state.tally.opened += 1
            (state.tally.node, state.tally.since) = (held.place.node, now)
            return true
        }
        guard isWanted else { return line.close() }
        handler(.opened(node: held.place.node))
        if state.withLock({ $0.hasNews }) { catchUp(attempt, line, held) }
    }

    private func settle(_ attempt: Int, _ line: ByteLine, _ held: Held, until limit: MonotonicTime) {
        guard Self.hasKeysDown(line) else { return enter(attempt, line, held) }
        guard time.now() < limit else {
            Log.write(.warning, "a key is held down, the keyboard is taken nevertheless", ["device": address])
            return enter(attempt, line, held)
        }
        let alarm = time.call(after: Self.releaseInterval) { [weak self] in
            guard let self, state.withLock({ $0.attempt }) == attempt else { return }
            settle(attempt, line, held, until: limit)
        }
        state.withLock { state in
            if state.attempt == attempt { state.phase = .settling(line, alarm) }
        }
    }

    /// A keyboard that cannot tell counts as released; one that is gone says so by itself.
    private static func hasKeysDown(_ line: ByteLine) -> Bool { (try? HeldKeys.of(line))?.isEmpty == false }

    private func carry(
        _ descriptor: consuming Descriptor,
        _ carrier: DeviceOpener.Carrier,
        handler: @escaping @Sendable (ByteLine.Event) -> Void
    ) throws(PortError) -> any OpenLine {
        switch carrier {
        case .bytes(let kind): try ByteLine(descriptor, kind: kind, on: loop, time: time, handler: handler)
        case .keys(let hold): try ByteLine(descriptor, on: loop, farewell: hold.restore, handler: handler)
        case .pipes: try USBLine(descriptor, interface: address.attached?.match.interface, on: loop, handler: handler)
        }
    }

    private func received(_ attempt: Int, _ event: ByteLine.Event) {
        let isOpen: Bool? = state.withLock { state in
            guard state.attempt == attempt else { return nil }
            return if case .open = state.phase { true } else { false }
        }
        switch (isOpen, event) {
        case (nil, _): break
        case (true, .bytes(let bytes)):
            state.withLock { $0.tally.received += bytes.count }
            handler(.bytes(bytes))
        case (true, .drained): handler(.drained)
        case (true, .closed(let reason)): lost(attempt, reason)
        // Not taken yet: a keyboard with keys down.
        case (_, .closed(let reason)): failed(attempt, reason)
        case (_, .bytes), (_, .drained): break
        }
    }

    /// The open device is gone.
    func lost(_ attempt: Int, _ reason: PortError) {
        let now = time.now()
        state.withLock { state in
            state.tally.closed += 1
            state.leave(reason)
            guard case .open(_, let since) = state.phase, since.duration(to: now) >= Self.steadyAfter else { return }
            state.retries.resetBackoff()
        }
        waitAndRetry(attempt, after: reason)
        handler(.closed(reason))
    }

    private func failed(_ attempt: Int, _ error: PortError) {
        guard state.withLock({ $0.attempt }) == attempt else { return }
        waitAndRetry(attempt, after: error)
        let isNews = state.withLock { state in
            state.tally.failures += 1
            state.tally.lastFault = error
            guard state.lastReported != error, !state.retries.isHurried else { return false }
            state.lastReported = error
            return true
        }
        if isNews { handler(.unavailable(error)) }
    }

    private func waitAndRetry(_ attempt: Int, after fault: PortError) {
        let now = time.now()
        let delay = state.withLock { state in
            let wait = state.retries.wait(after: fault)
            // The attempt may have looked before udev had done its part.
            guard state.hasNews, case .opening = state.phase else { return wait }
            return state.retries.plugged(at: now) ?? wait
        }
        retry(attempt, after: delay)
    }

    /// Leaves what is there now and opens anew after `delay`.
    func retry(_ attempt: Int, after delay: Duration) {
        let alarm = time.call(after: delay) { [weak self] in
            guard let self, state.withLock({ $0.attempt }) == attempt else { return }
            attemptToOpen()
        }
        let old = state.withLock { state -> Phase in
            guard state.attempt == attempt else { return .waiting(alarm) }
            defer { state.phase = .waiting(alarm) }
            return state.phase
        }
        Self.leave(old)
    }

    private static func leave(_ phase: Phase) {
        switch phase {
        case .stopped: break
        case .opening(let connect): connect?.cancel()
        case .settling(let line, let alarm):
            alarm?.cancel()
            line.close()
        case .open(let line, _): line.close()
        case .waiting(let alarm): alarm.cancel()
        }
    }
}
