// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing

/// One serial code scanner: keeps its line open and hands on the text of each code, once for each presentation.
///
/// Pinned to the loop; the handler is called there, in order. What a code holds is never logged.
package actor CodeScanner {
    /// How long the same text counts as the same presentation, after it was last seen.
    package static let sameCode = Duration.milliseconds(1500)

    private nonisolated let loop: EventLoop
    private let address: DeviceAddress
    private let time: any Timekeeper
    private let finder: PortFinder
    private let hotplug: Hotplug?
    private let habits: ScanFramer.Habits
    private let handler: @Sendable (ReaderEvent) -> Void

    private var framer: ScanFramer
    private var codes: RepeatGuard<String>
    private var line: KeptLine?
    private var gap: Alarm?
    private var isAway = false

    /// The bytes exchanged so far.
    package private(set) var traffic = LineTraffic()

    /// Prepares a scanner at `address`; `start()` opens it.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `sameCode` is how long the same text counts once.
    package init(
        at address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        habits: ScanFramer.Habits = ScanFramer.Habits(),
        sameCode: Duration = CodeScanner.sameCode,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        (self.address, self.loop, self.time) = (address, loop, time ?? loop)
        (self.finder, self.hotplug, self.habits, self.handler) = (finder, hotplug, habits, handler)
        framer = ScanFramer(habits: habits)
        codes = RepeatGuard(window: sameCode)
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// How many scans were too long, and dropped.
    package var overlongScans: Int { framer.overlongScans }

    /// Begins to keep the scanner open; does nothing when it has begun.
    package func start() {
        guard line == nil else { return }
        let line = KeptLine(address, on: loop, time: time, finder: finder, hotplug: hotplug) { [weak self] event in
            self?.assumeIsolated { $0.happened(event) }
        }
        self.line = line
        line.start()
    }

    /// Closes the line; nothing is handed on afterwards.
    package func stop() {
        line.take()?.stop()
        abandonScan()
    }

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened(let node):
            Log.write(.info, "scanner opened", ["device": address])
            isAway = false
            handler(.notice(.ready(model: node)))
        case .bytes(let bytes):
            traffic.received += bytes.count
            if !framer.isMidScan { handler(.presence) }
            for outcome in framer.push(bytes) { take(outcome) }
            timeTheGap()
        case .drained:
            break
        case .closed(let reason):
            Log.write(.warning, "scanner gone", ["device": address, "reason": reason])
            abandonScan()
            tellAway()
        case .unavailable(let reason):
            Log.write(.warning, "scanner cannot be opened", ["device": address, "reason": reason])
            tellAway()
        }
    }

    private func timeTheGap() {
        gap.take()?.cancel()
        guard framer.isMidScan else { return }
        gap = time.call(after: habits.gap) { [weak self] in self?.assumeIsolated { $0.scanPaused() } }
    }

    private func scanPaused() {
        gap = nil
        if let outcome = framer.silence() { take(outcome) }
    }

    /// Half a scan of a scanner that was unplugged is nobody's code.
    private func abandonScan() {
        gap.take()?.cancel()
        _ = framer.silence()
    }

    private func take(_ outcome: ScanFramer.Outcome) {
        switch outcome {
        case .scan(let bytes):
            guard let text = ScanText(bytes: bytes)?.text else { return tellUnread("not text", bytes: bytes.count) }
            guard !codes.isRepetition(text, at: time.now()) else { return }
            handler(.credential(.code(text)))
        case .overlong:
            tellUnread("too long", bytes: ScanFramer.capacity)
        }
    }

    private func tellUnread(_ reason: StaticString, bytes: Int) {
        Log.write(.notice, "a code was not read", ["device": address, "reason": reason, "bytes": bytes])
        handler(.notice(.codeNotRead))
    }

    private func tellAway() {
        guard !isAway else { return }
        isAway = true
        handler(.notice(.gone))
    }
}
