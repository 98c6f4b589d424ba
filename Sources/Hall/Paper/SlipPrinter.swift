// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
package import Terms

/// The printer of one station: follows the journal, prints what is pending in order, and reports what became of it.
///
/// “Started” is durable before the first byte goes out, so that after a power cut a slip that may have come out is never
/// printed again by itself. It only reads the hall's state and reports: no ticket waits for it.
package actor SlipPrinter {
    /// What is fixed about a station's printer.
    package struct Configuration: Sendable {
        /// The station whose slips it prints.
        package let station: StationID
        /// What the hall's slips look like.
        package let settings: SlipSettings
        /// Where the printer is.
        package let address: DeviceAddress
        /// How the printer can say that it has printed.
        package let voice: PrinterVoice
        /// What becomes of slips that could not be printed at once.
        package var late = LateSlip.standard
        /// Time limits of a dialogue.
        package var limits = PrinterDialogue.Limits()
        /// How often the printer is looked at.
        package var pacing = Pacing()

        /// Collects the parts.
        package init(station: StationID, settings: SlipSettings, address: DeviceAddress, voice: PrinterVoice) {
            (self.station, self.settings) = (station, settings)
            (self.address, self.voice) = (address, voice)
        }

        /// Whether the printer may be asked to tell by itself what changes (`GS a`): not one that prints what it does not
        /// know, nor one whose line is given up after use.
        var mayTellChanges: Bool { (voice == .automatic || voice == .marker) && !closesAfterUse }

        /// Network printers serve one connection at a time, so it is closed after use (devices.md E.5).
        var closesAfterUse: Bool { if case .tcp = address { true } else { false } }
    }

    /// How often a printer is looked at; a faulty one as `Backoff` says.
    package struct Pacing: Sendable, Equatable {
        /// Between looks at a healthy printer that has nothing to do.
        package var look = Duration.seconds(30)
        /// The least time between looks that the printer itself gives cause for.
        package var leastLook = Duration.seconds(5)
        /// How long a printer that was found able to print is taken to be so, unless it says otherwise.
        package var trust = Duration.seconds(5)
        /// What must be left of that time when somebody comes; otherwise it is asked while the card is being read.
        package var visit = Duration.seconds(3)

        /// The standard pace.
        package init() {}
    }

    let configuration: Configuration
    let source: SlipSource
    let loop: EventLoop
    let time: any Timekeeper
    let finder: PortFinder
    let hotplug: Hotplug?
    private let alphabet: PrinterAlphabet
    private let onHealth: @Sendable (PrinterHealth) -> Void

    /// What is known of the printer now.
    package private(set) var health = PrinterHealth.unknown

    var access = Access.unused
    var conversation: Conversation?
    /// Whether the model answers `GS ( H`, once that is known.
    var answersMarker: Bool?
    /// Takes the printer's bytes apart while no dialogue does.
    var framer = PrinterReplyFramer()
    var changeReports = ChangeReports.unasked
    /// Whether every question that was put to this line has been answered.
    var isSettled = false
    /// When the printer was last found able to print; nil once there is a doubt.
    var soundAt: MonotonicTime?
    var jobNumber: Int
    var bell = Bell()
    /// When to look at the printer next, whatever happens.
    var lookDue: MonotonicTime
    var lastLook: MonotonicTime
    private var backoff = Backoff()
    /// When reprints were first seen here; a ticket knows only its time of issue.
    private var asked: [TicketID: (copy: Int, at: Timestamp)] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares a printer on `loop`; `onHealth` is told every change, on the loop, and must not block.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `hotplug` brings an unplugged printer back at once. Throws when
    /// the C library cannot write Chinese.
    package init(
        configuration: Configuration,
        source: SlipSource,
        loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        onHealth: @escaping @Sendable (PrinterHealth) -> Void = { _ in }
    ) throws(PaperError) {
        let time = time ?? loop
        (self.configuration, self.source, self.loop, self.time) = (configuration, source, loop, time)
        (self.finder, self.hotplug, self.onHealth) = (finder, hotplug, onHealth)
        alphabet = try PrinterAlphabet()
        (lookDue, lastLook) = (time.now(), time.now())
        // Another number than before a restart, when an old marker's answer may still be on its way.
        jobNumber = Int(source.now().seconds.magnitude % 10_000)
    }

    /// Works until the task is cancelled or the journal closes.
    ///
    /// A slip that is being printed then stays “started”, and is reported unknown at the next start.
    package func run() async {
        for ticket in await source.interrupted(configuration.station) {
            await report(ticket, .unknown)
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            while !Task.isCancelled, !bell.isOver {
                await turn()
                await rest()
            }
            group.cancelAll()
        }
        leave()
    }

    private func follow() async {
        var seen = Position.start
        while let position = await source.wait(configuration.station, seen) {
            seen = position
            ring()
        }
        bell.isOver = true
        ring()
    }
}

// MARK: - Turns

extension SlipPrinter {
    private enum Step {
        case reported
        /// The printer cannot print now, or the journal cannot note it.
        case refused
        /// The copy was replaced or its day is over.
        case outdated
    }

    /// Prints everything that is pending, or looks at the printer when that is due.
    private func turn() async {
        while !Task.isCancelled {
            let pending = await source.pending(configuration.station, configuration.settings)
            let (due, late) = partition(pending.tickets)
            await reportUnprinted(late)
            // While the printer is faulty, only a visitor who has just come is reason to ask it before the time.
            guard let next = due.first(where: isNew) ?? due.first, isNew(next) || health.isReady || isLookDue else {
                break
            }
            switch await print(next, pending.content) {
            case .reported: continue
            case .refused: return await reportUnprinted(due)
            case .outdated: return
            }
        }
        if isLookDue, !Task.isCancelled { take(await converse(about: nil, for: nil)) }
    }

    private var isLookDue: Bool { time.now() >= lookDue }

    private func isNew(_ ticket: Ticket) -> Bool { ticket.slip?.progress == .requested }

    /// Tells the kiosk's screen, once for each slip, that there will be no paper for now.
    private func reportUnprinted(_ tickets: [Ticket]) async {
        for ticket in tickets where isNew(ticket) { await report(ticket, .failedBefore) }
    }

    private func partition(_ pending: [Ticket]) -> (due: [Ticket], late: [Ticket]) {
        let now = source.now()
        var known: [TicketID: (copy: Int, at: Timestamp)] = [:]
        var (due, late) = ([Ticket](), [Ticket]())
        for ticket in pending {
            var since = ticket.issuedAt
            if let copy = ticket.slip?.copy, copy > 0 {
                since = asked[ticket.id].flatMap { $0.copy == copy ? $0.at : nil } ?? now
                known[ticket.id] = (copy, since)
            }
            if configuration.late.prints(ticket, askedAt: since, now: now) {
                due.append(ticket)
            } else {
                late.append(ticket)
            }
        }
        asked = known
        return (due, late)
    }

    /// Prints one slip; `content` is what it says when that is known already.
    private func print(_ ticket: Ticket, _ content: SlipContent?) async -> Step {
        guard let copy = ticket.slip?.copy else { return .outdated }
        var known = content
        if known == nil { known = await source.content(ticket.id, copy, configuration.settings) }
        guard let known else { return .outdated }
        let ending = await converse(about: job(known), for: ticket)
        take(ending)
        switch ending {
        case .printed: await report(ticket, .printed)
        case .unknown: await report(ticket, .unknown)
        case .refused:
            // A new one is told by the turn; of an older one “started” may have been noted again.
            if !isNew(ticket) { await report(ticket, .failedBefore) }
            return .refused
        case .ready, nil: return .refused
        }
        return .reported
    }

    private func job(_ content: SlipContent) -> [UInt8] {
        let settings = configuration.settings
        return SlipJob.bytes(
            of: SlipLayout(content, width: settings.width, showsEnglish: settings.showsEnglish),
            cut: settings.cut,
            tellsChanges: changeReports == .told,
            alphabet: alphabet
        )
    }

    private func take(_ ending: PrinterDialogue.Ending?) {
        lastLook = time.now()
        switch ending {
        case .ready(let isNearEnd), .printed(let isNearEnd):
            become(.ready(paperNearEnd: isNearEnd))
            soundAt = lastLook
        case .refused(let fault), .unknown(let fault):
            become(.faulty(fault))
            soundAt = nil
        case nil: soundAt = nil
        }
        if health.isReady, ending != nil {
            backoff.reset()
            lookDue = lastLook.advanced(by: configuration.pacing.look)
        } else {
            lookDue = lastLook.advanced(by: backoff.next())
        }
    }

    func become(_ health: PrinterHealth) {
        guard health != self.health else { return }
        self.health = health
        let level: Log.Level = health.isReady ? .notice : .warning
        Log.write(level, "printer", ["station": configuration.station, "health": health])
        onHealth(health)
    }
}
