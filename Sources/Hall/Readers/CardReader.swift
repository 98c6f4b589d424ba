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
    private var framer = SDTFramer()
    private var line: KeptLine?
    private var tick: (due: MonotonicTime, alarm: Alarm)?
    private var gap: Alarm?
    private var isAway = false

    /// The bytes exchanged so far.
    package private(set) var traffic = LineTraffic()

    /// Prepares a reader at `address`; `start()` opens it.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `today` gives the hall's date, which an expired card is judged by.
    package init(
        at address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        vault: Vault,
        pace: SDTPace = SDTPace(),
        today: @escaping @Sendable () -> BusinessDay,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        (self.address, self.loop, self.time) = (address, loop, time ?? loop)
        (self.finder, self.hotplug) = (finder, hotplug)
        (self.vault, self.today, self.handler) = (vault, today, handler)
        frameGap = pace.frameGap
        dialogue = SDTDialogue(pace: pace, firstRate: address.baud)
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
        _ = dialogue.handle(.closed, at: time.now())
        keepDeadline()
    }

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened:
            Log.write(.info, "card reader opened", ["device": address])
            framer.discard()
            take(.opened)
        case .bytes(let bytes):
            traffic.received += bytes.count
            for answer in framer.push(bytes) { take(.answer(answer)) }
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

    private func take(_ input: SDTDialogue.Input) {
        for action in dialogue.handle(input, at: time.now()) { perform(action) }
        keepDeadline()
    }

    private func perform(_ action: SDTDialogue.Action) {
        switch action {
        case .setRate(let rate):
            // A connection over the network has no rate, and a line that fails reports itself as closed.
            try? line?.line?.setBaud(rate)
        case .send(let command):
            framer.discard()
            // What cannot be sent is not answered: the dialogue has a deadline for that.
            guard (try? line?.write(command.bytes)) != nil else { return }
            traffic.sent += command.bytes.count
            // Selected is what was found; reading it takes 100 ms and more.
            if command == .selectCard { handler(.presence) }
        case .report(let report):
            tell(report)
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
        if answers.isEmpty { take(.brokenFrame) }
        for answer in answers { take(.answer(answer)) }
    }
}

// MARK: - What is handed on

extension CardReader {
    private func tell(_ report: ReaderReport) {
        switch report {
        case .ready(let identity):
            isAway = false
            handler(.notice(.ready(model: identity?.text ?? address.text)))
        case .card(let person):
            present(person)
        case .placeAgain:
            handler(.notice(.cardNotRead))
        case .rejected:
            handler(.notice(.cardRejected))
        case .fault(let code):
            Log.write(.error, "card reader reports a fault", ["device": address, "code": Int(code)])
            handler(.notice(.deviceFault(code: code)))
        case .silent:
            Log.write(.warning, "card reader does not answer at any rate", ["device": address])
            tellAway()
        case .closed:
            tellAway()
        }
    }

    private func tellAway() {
        guard !isAway else { return }
        isAway = true
        handler(.notice(.gone))
    }

    private func present(_ person: CardPerson) {
        for doubt in person.doubts.sorted(by: { $0.rawValue < $1.rawValue }) {
            Log.write(.warning, "a card contradicts its number", ["device": address, "field": doubt])
        }
        let card = PresentedCard(
            type: person.document.type,
            tag: vault.personTag(person.document),
            maskedName: Masked.name(person.name),
            isExpired: person.validity.hasEnded(by: today())
        )
        handler(.credential(.card(card)))
    }
}

extension CardPerson.Doubt: Loggable {
    /// The name of the field.
    package var logText: String { rawValue }
}

extension DeviceAddress {
    /// The rate a serial address names.
    fileprivate var baud: Baud? {
        guard case .serial(_, let baud, _) = self else { return nil }
        return baud
    }
}
