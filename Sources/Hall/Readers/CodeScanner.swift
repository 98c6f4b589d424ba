// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing

/// One code scanner, on a serial line, as a keyboard or as a HID POS device: keeps its line open and hands on the text of
/// each code, once for each presentation.
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
    private let handler: @Sendable (ReaderEvent) -> Void

    private var source: ScanSource
    private var codes: RepeatGuard<String>
    private var line: KeptLine?
    private var gap: Alarm?
    private var isAway = false
    private var (unreadPause, typedPause) = (LogPause(), LogPause())

    /// What came of its scans so far.
    package private(set) var counts = ScannerCounts()
    /// Why the open device is no scanner, with what to do; nil when it is one.
    package private(set) var refusal: PortError?

    /// Prepares a scanner at `address`; `start()` opens it.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `sameCode` is how long the same text counts once.
    package init(
        at address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        habits: ScannerHabits = ScannerHabits(),
        sameCode: Duration = CodeScanner.sameCode,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        (self.address, self.loop, self.time) = (address, loop, time ?? loop)
        (self.finder, self.hotplug, self.handler) = (finder, hotplug, handler)
        source = ScanSource(address, habits)
        codes = RepeatGuard(window: sameCode)
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// What its line has been through.
    package var tally: LineTally { line?.tally ?? LineTally() }

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
            opened(node)
        case .bytes(let bytes):
            took(bytes)
        case .drained:
            break
        case .closed(let reason):
            Log.write(.warning, "scanner gone", ["device": address, "reason": reason])
            abandonScan()
            refusal = nil
            tellAway()
        case .unavailable(let reason):
            Log.write(.warning, "scanner cannot be opened", ["device": address, "reason": reason])
            tellAway()
        }
    }

    private func took(_ bytes: [UInt8]) {
        let wasMidScan = source.isMidScan
        let outcomes = source.push(bytes, at: time.now())
        if source.asksForHeldKeys { askForHeldKeys() }
        if !wasMidScan, source.isMidScan || !outcomes.isEmpty { handler(.presence) }
        for outcome in outcomes { take(outcome) }
        timeTheGap()
    }

    private func timeTheGap() {
        gap.take()?.cancel()
        guard source.isMidScan else { return }
        gap = time.call(after: source.gap) { [weak self] in self?.assumeIsolated { $0.gapPassed() } }
    }

    /// What came while the loop was busy is read before the pause counts, or half a scan would be taken for a whole one.
    private func gapPassed() {
        gap = time.call(after: .zero) { [weak self] in self?.assumeIsolated { $0.scanPaused() } }
    }

    private func scanPaused() {
        gap = nil
        if let outcome = source.silence() { take(outcome) }
        // What a person types is waited out.
        timeTheGap()
    }

    /// Half a scan of a scanner that was unplugged is nobody's code.
    private func abandonScan() {
        gap.take()?.cancel()
        source.discard()
    }
}

// MARK: - Opening

extension CodeScanner {
    private func opened(_ node: String) {
        refusal = nil
        do throws(PortError) {
            if case .hid = address { try setUpReports(node) }
        } catch {
            // Held open all the same: tried again it would be no scanner again.
            refusal = error
            Log.write(.error, "not a scanner", ["device": address, "reason": error])
            return tellAway()
        }
        if case .keys = address { askForHeldKeys(isOpening: true) }
        Log.write(.info, "scanner opened", ["device": address])
        isAway = false
        handler(.notice(.ready(model: node)))
    }

    private func setUpReports(_ node: String) throws(PortError) {
        guard let line = line?.line else { throw .notOpen }
        source = .reports(ScanReports(layouts: []))
        let descriptor = try HIDReports.descriptor(of: line)
        let scanner = try HIDScanner(descriptor: descriptor, vendor: try? HIDReports.vendor(of: line), node: node)
        source = .reports(ScanReports(layouts: scanner.layouts))
        guard let report = scanner.switchOn else { return }
        do throws(PortError) {
            try HIDReports.setFeature(report, of: line)
        } catch {
            // Most are switched on already.
            Log.write(.notice, "scanner was not switched on", ["device": address, "reason": error])
        }
    }

    /// Without an answer no key is down, as is usual.
    private func askForHeldKeys(isOpening: Bool = false) {
        guard let line = line?.line else { return }
        source.know(held: (try? HeldKeys.of(line)) ?? [], isOpening: isOpening)
        timeTheGap()
    }
}

// MARK: - What is handed on

extension CodeScanner {
    private func take(_ outcome: ScanOutcome) {
        switch outcome {
        case .scan(let bytes):
            guard let text = ScanText(bytes: bytes)?.text else {
                return tellUnread("not text", bytes: bytes.count)
            }
            present(text)
        case .text(let text): present(text)
        case .overlong: tellUnread("too long")
        case .unfinished: tellUnread("a part or its end is missing: see scanner_end")
        case .garbled(let garble): tellUnread(garble.reason)
        case .typed: noteTyping()
        }
    }

    private func present(_ text: String) {
        guard !codes.isRepetition(text, at: time.now()) else {
            counts.repeats += 1
            return
        }
        counts.scans += 1
        handler(.credential(.code(text)))
    }

    private func tellUnread(_ reason: StaticString, bytes: Int? = nil) {
        counts.unread += 1
        if let times = unreadPause.admit(at: time.now()) {
            let symbology = source.symbology
            Log.write(
                .notice,
                "a code was not read",
                ["device": address, "reason": reason, "bytes": bytes, "symbology": symbology, "times": times]
            )
        }
        handler(.notice(.codeNotRead))
    }

    /// Visitors have nothing to do with it; whoever installs the hall has.
    private func noteTyping() {
        counts.typed += 1
        guard let times = typedPause.admit(at: time.now()) else { return }
        Log.write(
            .warning,
            "keys come as slowly as a person types; is this a keyboard, not the scanner?",
            ["device": address, "times": times]
        )
    }

    private func tellAway() {
        guard !isAway else { return }
        isAway = true
        handler(.notice(.gone))
    }
}
