// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
package import Terms
package import Vault

/// One ID card reader: keeps its line open, leads the conversation, and hands on who presented a card, without the number.
///
/// Pinned to the loop; the handler is called there, in order. The plain number goes from the module's answer into the
/// vault's keyed hash within one call here, and is held for some seconds to recognise a card that lies on.
package actor CardReader {
    private nonisolated let loop: EventLoop
    private let address: DeviceAddress
    private let time: any Timekeeper
    private let finder: PortFinder
    private let hotplug: Hotplug?
    private let vault: Vault
    private let today: @Sendable () -> BusinessDay
    private let handler: @Sendable (ReaderEvent) -> Void
    private let frameGap: Duration

    private var dialogue: SDTDialogue
    private var carriage = SDTCarriage()
    private var framer = SDTFramer()
    private var line: KeptLine?
    private var tick: (due: MonotonicTime, alarm: Alarm)?
    private var gap: Alarm?
    private var isAway = false
    private var faultPause = LogPause()

    /// The bytes exchanged so far.
    package private(set) var traffic = LineTraffic()
    /// The number of the module that answers; nil while none does, or when it keeps its number to itself.
    package private(set) var identity: SAMIdentity?
    /// What came of the cards so far.
    package private(set) var counts = ReaderCounts()
    /// What the line has been through.
    package var tally: LineTally { line?.tally ?? LineTally() }

    /// Prepares a reader at `address`; `start()` opens it.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `wrap` says what a HID reader's reports hold; `today` gives the
    /// hall's date, which an expired card is judged by.
    package init(
        at address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        vault: Vault,
        pace: SDTPace = SDTPace(),
        wrap: Wrap = .automatic,
        today: @escaping @Sendable () -> BusinessDay,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        (self.address, self.loop, self.time) = (address, loop, time ?? loop)
        (self.finder, self.hotplug) = (finder, hotplug)
        (self.vault, self.today, self.handler) = (vault, today, handler)
        frameGap = pace.frameGap
        dialogue = SDTDialogue(pace: pace, ways: address.ways(wrap, rates: pace.rates))
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// How many bytes belonged to no answer: much of it is a bad cable.
    package var noiseBytes: Int { framer.noiseBytes }

    /// Begins to keep the reader open; does nothing when it has begun.
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
        gap.take()?.cancel()
        identity = nil
        _ = dialogue.handle(.closed, at: time.now())
        keepDeadline()
    }

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened:
            Log.write(.info, "card reader opened", ["device": address])
            opened()
        case .bytes(let bytes):
            traffic.received += bytes.count
            let source = line?.pipes?.source ?? 0
            let stream = carriage.stream(bytes, from: source, isFirst: !framer.isMidFrame)
            for answer in framer.push(stream) { take(.answer(answer)) }
            timeTheGap()
        case .drained:
            break
        case .closed(let reason):
            Log.write(.warning, "card reader gone", ["device": address, "reason": reason])
            gap.take()?.cancel()
            take(.closed)
        case .unavailable(let reason):
            Log.write(.warning, "card reader cannot be opened", ["device": address, "reason": reason])
            tellAway()
        }
    }

    private func opened() {
        framer.discard()
        do throws(PortError) {
            carriage = SDTCarriage(try road())
        } catch {
            Log.write(.error, "card reader cannot be talked to", ["device": address, "reason": error])
            return tellAway()
        }
        take(.opened)
    }

    /// How frames travel on what is open now.
    private func road() throws(PortError) -> SDTCarriage.Road {
        if let pipes = line?.pipes { return pipes.outputs.count > 1 && pipes.inputs.count > 1 ? .twoPipes : .stream }
        guard case .hid = address, let line = line?.line else { return .stream }
        guard let descriptor = try? HIDReportDescriptor(try HIDReports.descriptor(of: line)),
            let reports = SDTReports(descriptor)
        else { throw .wrongKind(address.text, hint: "a HID device with reports in both directions") }
        return .reports(reports)
    }

    private func take(_ input: SDTDialogue.Input) {
        for action in dialogue.handle(input, at: time.now()) { perform(action) }
        keepDeadline()
    }

    private func perform(_ action: SDTDialogue.Action) {
        switch action {
        case .use(let way):
            carriage.use(way)
            // A line that fails reports itself as closed.
            if case .rate(let rate) = way { try? line?.line?.setBaud(rate) }
        case .send(let command):
            framer.discard()
            carriage.discard()
            guard send(carriage.parcels(of: command.bytes)) else { return }
            // Selected is what was found; reading it takes 100 ms and more.
            if command == .selectCard { handler(.presence) }
        case .report(let report):
            tell(report)
        }
    }

    /// What cannot be sent is not answered: the dialogue has a deadline for that.
    private func send(_ parcels: [SDTCarriage.Parcel]) -> Bool {
        // A command that has not gone out yet was given up.
        line?.discardPending()
        for parcel in parcels {
            guard let line, write(parcel, to: line) else { return false }
            traffic.sent += parcel.bytes.count
        }
        return true
    }

    private func write(_ parcel: SDTCarriage.Parcel, to line: KeptLine) -> Bool {
        do throws(PortError) {
            if line.pipes == nil {
                try line.write(parcel.bytes)
            } else {
                try line.write(parcel.bytes, toOutput: parcel.output)
            }
            return true
        } catch {
            return false
        }
    }

    /// Keeps one alarm at the dialogue's deadline.
    private func keepDeadline() {
        guard tick?.due != dialogue.deadline else { return }
        tick.take()?.alarm.cancel()
        guard let due = dialogue.deadline else { return }
        tick = (due, time.call(at: due) { [weak self] in self?.assumeIsolated { $0.deadlineCame() } })
    }

    private func deadlineCame() {
        tick = nil
        take(.tick)
    }

    private func timeTheGap() {
        gap.take()?.cancel()
        guard framer.isMidFrame else { return }
        gap = time.call(after: frameGap) { [weak self] in self?.assumeIsolated { $0.frameStopped() } }
    }

    private func frameStopped() {
        gap = nil
        let answers = framer.silence()
        carriage.discard()
        if answers.isEmpty { take(.brokenFrame) }
        for answer in answers { take(.answer(answer)) }
    }
}

// MARK: - What is handed on

extension CardReader {
    private func tell(_ report: ReaderReport) {
        switch report {
        case .ready(let identity):
            (isAway, self.identity) = (false, identity)
            handler(.notice(.ready(model: identity?.text ?? address.text)))
        case .card(let person):
            present(person)
        case .placeAgain:
            handOn(.notice(.cardNotRead))
        case .rejected:
            handOn(.notice(.cardRejected))
        case .fault(let code):
            if let times = faultPause.admit(at: time.now()) {
                let fields: KeyValuePairs<StaticString, any Loggable> = [
                    "device": address, "code": Int(code), "times": times,
                ]
                Log.write(.error, "card reader reports a fault", fields)
            }
            handler(.notice(.deviceFault(code: code)))
        case .silent:
            Log.write(.warning, "card reader does not answer at any rate", ["device": address])
            tellAway()
        case .closed:
            tellAway()
        }
    }

    private func handOn(_ event: ReaderEvent) {
        counts.count(event)
        handler(event)
    }

    private func tellAway() {
        identity = nil
        guard !isAway else { return }
        isAway = true
        handler(.notice(.gone))
    }

    private func present(_ person: CardPerson) {
        for doubt in person.doubts.sorted(by: { $0.rawValue < $1.rawValue }) {
            Log.write(.warning, "a card contradicts its number", ["device": address, "field": doubt])
        }
        handOn(.credential(.card(PresentedCard(person, vault: vault, today: today()))))
    }
}

extension CardPerson.Doubt: Loggable {
    /// The name of the field.
    package var logText: String { rawValue }
}

extension CardReader {
    /// What the reports of a HID reader hold.
    package enum Wrap: Sendable {
        /// Both are tried.
        case automatic
        case plain
        case wrapped
    }
}

extension DeviceAddress {
    /// The ways in which a module at this address may be heard, the likeliest first.
    fileprivate func ways(_ wrap: CardReader.Wrap, rates: [Baud]) -> [SDTWay] {
        switch (self, wrap) {
        case (.serial(_, let first, _), _): [.rate(first)] + rates.filter { $0 != first }.map { .rate($0) }
        case (.hid, .automatic): [.plainReports, .wrappedReports]
        case (.hid, .plain): [.plainReports]
        case (.hid, .wrapped): [.wrappedReports]
        default: [.direct]
        }
    }
}
