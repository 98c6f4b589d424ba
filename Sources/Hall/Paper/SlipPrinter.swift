// SPDX-License-Identifier: Apache-2.0
import Journal
package import Ports
import Queueing
package import Terms

/// The slips of one station: follows the journal, prints what is pending in order, and reports what became of it.
///
/// “Started” is durable before the first byte goes out, so that after a power cut a slip that may have come out is never
/// printed again by itself. It only reads the hall's state and reports: no ticket waits for it. Where there are two
/// printers, one stands in for the other (`PrinterChoice`).
package actor SlipPrinter {
    /// What is fixed about a station's slips.
    package struct Configuration: Sendable {
        /// The station whose slips it prints.
        package let station: StationID
        /// Its printers, the one that is used first; at least one.
        package let printers: [StationPrinter.Configuration]
        /// Where counts of paper are kept; nil for nowhere.
        package var directory: String?
        /// What becomes of slips that could not be printed at once.
        package var late = LateSlip.standard
        /// How long a slip waits for a printer that serves another host, before its visitor is told that there is none.
        package static let busyLimit = Duration.seconds(10)
        /// Between attempts to reach such a printer.
        package static let busyPause = Duration.milliseconds(900)

        /// Collects the parts.
        package init(station: StationID, printers: [StationPrinter.Configuration], directory: String? = nil) {
            precondition(!printers.isEmpty, "slips need a printer")
            (self.station, self.printers, self.directory) = (station, printers, directory)
        }
    }

    private let configuration: Configuration
    private let source: SlipSource
    private let loop: EventLoop
    private let time: any Timekeeper
    private let onHealth: @Sendable (_ station: PrinterHealth, _ printers: [PrinterHealth]) -> Void
    /// The printers, in the order of the configuration.
    package nonisolated let printers: [StationPrinter]
    /// What is known of each.
    private var healths: [PrinterHealth]
    private var bell = Bell()
    /// The journal has closed: there will be nothing more to print.
    private var isOver = false
    /// Since when a slip has waited for a busy printer.
    private var busySince: MonotonicTime?
    /// When reprints were first seen here; a ticket knows only its time of issue.
    private var asked: [TicketID: (copy: Int, at: Timestamp)] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares printers on `loop`; `onHealth` is told every change, on the loop, and must not block.
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
        onHealth: @escaping @Sendable (_ station: PrinterHealth, _ printers: [PrinterHealth]) -> Void = { _, _ in }
    ) throws(PaperError) {
        (self.configuration, self.source, self.loop, self.time) = (configuration, source, loop, time ?? loop)
        self.onHealth = onHealth
        healths = configuration.printers.map { _ in .unknown }
        let parts = StationPrinter.Parts(
            loop: loop,
            time: time ?? loop,
            finder: finder,
            hotplug: hotplug,
            day: source.day
        )
        // Other numbers than before a restart, when an old marker's answer may still be on its way.
        let firstJob = Int(source.now().seconds.magnitude % 10_000)
        let news = Lock<@Sendable (_ place: Int) -> Void> { _ in }
        var printers: [StationPrinter] = []
        for (place, printer) in configuration.printers.enumerated() {
            let file = configuration.directory.map { "\($0)/paper-\(configuration.station)-\(place + 1)" }
            printers.append(
                try StationPrinter(printer, parts: parts, firstJob: firstJob, file: file) {
                    news.withLock { $0 }(place)
                }
            )
        }
        self.printers = printers
        news.withLock { $0 = { [weak self] place in self?.assumeIsolated { $0.hear(from: place) } } }
    }

    /// What slips can expect: ready while one printer is.
    package var health: PrinterHealth { .ofStation(healths) }

    /// Works until the task is cancelled or the journal closes.
    ///
    /// A slip that is being printed then stays “started”, and is reported unknown at the next start.
    package func run() async {
        for ticket in await source.interrupted(configuration.station) {
            await report(ticket, .unknown)
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            for printer in printers { group.addTask { await printer.run() } }
            while !Task.isCancelled, !isOver {
                await turn()
                await rest()
            }
            group.cancelAll()
        }
    }

    /// Has the printers looked at ahead of a slip that will come, unless they were found able to print a moment ago.
    ///
    /// A card takes its reader 100 ms and more to read, a visitor longer to choose: the answers are there before the slip
    /// is. On the loop.
    package func expectSlip() {
        for printer in printers { printer.assumeIsolated { $0.expectSlip() } }
    }

    private func follow() async {
        var seen = Position.start
        while let position = await source.wait(configuration.station, seen) {
            seen = position
            bell.ring()
        }
        isOver = true
        bell.ring()
    }

    /// Waits for the bell, or a second while a busy printer is waited for.
    private func rest() async {
        let alarm = busySince.map { _ in
            time.call(after: Configuration.busyPause) { [weak self] in self?.assumeIsolated { $0.bell.ring() } }
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { bell.wait($0) }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.bell.ring() } }
        }
        alarm?.cancel()
    }

    /// A printer has been looked at, or has changed.
    private func hear(from place: Int) {
        let health = printers[place].assumeIsolated { $0.health }
        // What cannot print is no reason to try again.
        if !health.isFaulty { bell.ring() }
        guard health != healths[place] else { return }
        healths[place] = health
        Log.write(
            health.isReady ? .notice : .warning,
            "printer",
            ["station": configuration.station, "printer": place + 1, "health": health]
        )
        onHealth(self.health, healths)
    }
}

// MARK: - Turns

extension SlipPrinter {
    private enum Step {
        case reported
        /// No printer can print now, or the journal cannot note it.
        case refused
        /// A printer will be free in a moment.
        case waiting
        /// The copy was replaced or its day is over.
        case outdated
    }

    /// Prints everything that is pending.
    private func turn() async {
        let settings = configuration.printers[0].settings
        while !Task.isCancelled {
            let pending = await source.pending(configuration.station, settings)
            let (due, late) = partition(pending.tickets)
            await reportUnprinted(late)
            guard let next = due.first(where: isNew) ?? due.first else { return busySince = nil }
            switch await print(next, pending.content) {
            case .reported: busySince = nil
            case .waiting: return
            case .refused:
                busySince = nil
                return await reportUnprinted(due)
            case .outdated: return
            }
        }
    }

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
        if known == nil {
            known = await source.content(ticket.id, copy, configuration.printers[0].settings)
        }
        guard let known else { return .outdated }
        var choice = PrinterChoice(isNew: isNew(ticket), healths)
        var verdict = choice.first()
        guard case .print = verdict else { return .refused }
        while case .print(let place) = verdict {
            let ending = await printers[place].print(known) { [self] in await hasNotedStart(ticket) }
            verdict = choice.take(ending)
        }
        switch verdict {
        case .ended(let isKnown):
            await report(ticket, isKnown ? .printed : .unknown)
            return .reported
        case .refused(isBusy: true) where maySoonBeFree(): return .waiting
        case .refused:
            // A new one is told by the turn; of an older one “started” may have been noted again.
            if !isNew(ticket) { await report(ticket, .failedBefore) }
            return .refused
        case .givenUp, .print: return .refused
        }
    }

    /// Whether a slip goes on waiting for a printer that serves another host.
    private func maySoonBeFree() -> Bool {
        let now = time.now()
        let since = busySince ?? now
        busySince = since
        return since.duration(to: now) < Configuration.busyLimit
    }

    private func hasNotedStart(_ ticket: Ticket) async -> Bool {
        guard let copy = ticket.slip?.copy else { return false }
        return (try? await source.report(ticket.id, copy, .started)) != nil
    }

    /// Reports an outcome, again and again while the journal cannot store it.
    private func report(_ ticket: Ticket, _ outcome: SlipOutcome) async {
        guard let copy = ticket.slip?.copy else { return }
        var pauses = Backoff()
        while !Task.isCancelled {
            do throws(JournalError) { return try await source.report(ticket.id, copy, outcome) } catch {
                guard error != .stopping else { return isOver = true }
            }
            Log.write(.error, "slip outcome not stored", ["ticket": ticket.id])
            guard (try? await time.wait(for: pauses.next())) != nil else { return }
        }
    }
}
