// SPDX-License-Identifier: Apache-2.0
package import Ports
import Readers

/// Records one device for a while: opens it, asks what it answers only when asked, and keeps what may be kept.
///
/// Pinned to the loop. Everything stays in memory until the end, and passes its mask before it is kept.
package actor RecordRun {
    private nonisolated let loop: EventLoop
    private let time: any Timekeeper
    private let finder: PortFinder
    private let address: DeviceAddress
    private let duration: Duration
    private var recording: Recording
    private var mask: RecordingMask
    private var dialogue: SDTDialogue?
    private var framer = SDTFramer()
    private var line: KeptLine?
    private var start: MonotonicTime
    /// The question, the pause, and the end.
    private var (question, pause, end): (Alarm?, Alarm?, Alarm?)
    private var nextStatus: UInt8 = 1
    private var waiting: CheckedContinuation<Result<Recording, any Error>, Never>?

    /// Between two questions to a printer.
    static let printerPace = Duration.milliseconds(500)
    /// The pause that ends what is held back; a module's frame may stop for as long (SDTPace.frameGap).
    static let gap = Duration.milliseconds(200)

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares to record for `duration`; `startedAt` is the time of day for the file.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it.
    package init(
        _ kind: Recording.Kind,
        at address: DeviceAddress,
        for duration: Duration,
        startedAt: String,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system
    ) {
        (self.loop, self.time, self.finder) = (loop, time ?? loop, finder)
        (self.address, self.duration) = (address, duration)
        recording = Recording(kind, address: address.text, startedAt: startedAt)
        mask = RecordingMask(kind, descriptor: [])
        start = (time ?? loop).now()
        if kind == .reader { dialogue = SDTDialogue(ways: address.ways) }
    }

    /// What the line has been through.
    package var tally: LineTally { line?.tally ?? LineTally() }

    /// Records; throws when the device cannot be opened at all, or must not be recorded so.
    package func run() async throws -> Recording {
        let result = await withCheckedContinuation { continuation in
            (waiting, start) = (continuation, time.now())
            end = time.call(after: duration) { [weak self] in self?.assumeIsolated { $0.finish() } }
            let line = KeptLine(address, on: loop, time: time, finder: finder) { [weak self] event in
                self?.assumeIsolated { $0.happened(event) }
            }
            self.line = line
            line.start()
        }
        line.take()?.stop()
        for alarm in [question, pause, end] { alarm?.cancel() }
        return try result.get()
    }

    /// Ends before the time, as when somebody asks for it; what was recorded is kept.
    package func finish() {
        keep(mask.silence())
        waiting.take()?.resume(returning: .success(recording))
    }

    private func fail(_ error: any Error) { waiting.take()?.resume(returning: .failure(error)) }

    // MARK: The line

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened:
            if let line = line?.line, recording.kind == .reports, recording.descriptor.isEmpty {
                recording.descriptor = (try? HIDReports.descriptor(of: line)) ?? []
                mask = RecordingMask(.reports, descriptor: recording.descriptor)
            }
            note("opened")
            take(.opened)
            if recording.kind == .printer { askPrinter() }
        case .bytes(let bytes): receive(bytes)
        case .drained: break
        case .closed(let reason):
            keep(mask.silence())
            note("closed: \(reason)")
            question.take()?.cancel()
            take(.closed)
        case .unavailable(let reason):
            guard recording.entries.isEmpty else { return note("away: \(reason)") }
            fail(reason)
        }
    }

    private func receive(_ bytes: [UInt8]) {
        do throws(RecordingFault) {
            keep(try mask.push(bytes))
        } catch { return fail(error) }
        if dialogue != nil { for answer in framer.push(bytes) { take(.answer(answer)) } }
        pause.take()?.cancel()
        guard mask.isHolding else { return }
        pause = time.call(after: Self.gap) { [weak self] in self?.assumeIsolated { $0.paused() } }
    }

    private func paused() {
        keep(mask.silence())
        let isBroken = framer.isMidFrame
        for answer in framer.silence() { take(.answer(answer)) }
        if isBroken { take(.brokenFrame) }
    }

    private func keep(_ bytes: [UInt8]) {
        if !bytes.isEmpty { add(.received(bytes)) }
    }

    private func note(_ words: String) { add(.noted(words)) }

    private func add(_ what: Recording.Entry.What) {
        recording.add(what, at: Int(start.duration(to: time.now()).wholeMilliseconds))
        if recording.isFull { finish() }
    }

    // MARK: Questions

    /// The conversation of the daemon; what it reports of a card is thrown away unread.
    private func take(_ input: SDTDialogue.Input) {
        guard let actions = dialogue?.handle(input, at: time.now()) else { return }
        for action in actions {
            switch action {
            case .use(let way):
                if case .rate(let rate) = way { try? line?.line?.setBaud(rate) }
            case .send(let command):
                framer.discard()
                send(command.bytes)
            case .report: break
            }
        }
        question.take()?.cancel()
        guard let due = dialogue?.deadline else { return }
        question = time.call(at: due) { [weak self] in self?.assumeIsolated { $0.take(.tick) } }
    }

    private func askPrinter() {
        send(ProbeQuestion.printerStatus(nextStatus).bytes)
        nextStatus = nextStatus % 4 + 1
        question = time.call(after: Self.printerPace) { [weak self] in self?.assumeIsolated { $0.askPrinter() } }
    }

    private func send(_ bytes: [UInt8]) {
        guard (try? line?.write(bytes)) != nil else { return }
        add(.sent(bytes))
    }
}

extension DeviceAddress {
    /// The rates to look for a module at, the one that the address names first.
    fileprivate var ways: [SDTWay] {
        guard case .serial(_, let baud, _) = self else { return [.direct] }
        return ([baud] + SDTPace().rates.filter { $0 != baud }).map { .rate($0) }
    }
}
