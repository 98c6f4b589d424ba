// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Terms

/// What is on a hall's disk, read by somebody who trusts nobody: every row is decoded and judged by rules of its own.
///
/// It knows no more of the hall's code than the words of its events; the one thing it takes over is a state made by
/// `apply` from the decoded records, which the running hall's state must equal.
final class HallTruth {
    let plan: HallPlan
    let tally: Tally
    /// Every record on the disk; position 1 first.
    private(set) var records: [HallRecord] = []
    /// What follows from them.
    private(set) var replayed = HallState()
    /// The hash of the last row.
    private(set) var chain: [UInt8]

    var tickets: [TicketID: TruthTicket] = [:]
    var today: [TicketID] = []
    var windows: [WindowID: TruthWindow] = [:]
    /// Every token that was ever given out.
    private(set) var tokens: Set<TicketToken> = []
    /// Tickets by token, for whoever reads a paper.
    private(set) var byToken: [TicketToken: TicketID] = [:]
    /// Papers without a mark that came out of a printer, by ticket.
    var originals: [TicketID: Int] = [:]
    /// The business day of the answer that is kept for a key.
    private(set) var keyDays: [IntentKey: BusinessDay] = [:]
    /// Bookings that were voided here because another person came (R23).
    var voided: Set<BookingNumber> = []
    /// The tickets of today and of the day before, by booking.
    private var byBooking: [BookingNumber: [TicketID]] = [:]

    init(_ plan: HallPlan, _ tally: Tally) {
        (self.plan, self.tally) = (plan, tally)
        chain = StoredEvent.firstHash(of: plan.hall)
    }

    var position: Position { replayed.position }

    /// Takes the rows that one command has put on the disk.
    func learn(_ rows: some Collection<StoredEvent>, of command: HallCommand) throws(Violation) {
        for row in rows {
            let record: HallRecord
            do throws(JournalError) { record = try row.record() } catch {
                throw Violation(.replayEqualsLive, "\(plan.hall): row \(row.position) cannot be read: \(error)")
            }
            try tally.check(
                .replayEqualsLive,
                record.position == position.next && row.linkHash(after: chain) == row.hash,
                "\(plan.hall): row \(row.position) does not follow on \(position)"
            )
            try judge(record, of: command)
            replayed.apply(record)
            records.append(record)
            if let intent = record.intent, record.answer != nil { keyDays[intent.key] = replayed.day }
            chain = row.hash
            tally.events += 1
        }
    }

    private func judge(_ record: HallRecord, of command: HallCommand) throws(Violation) {
        switch record.event {
        case .dayOpened(let day): try open(day)
        case .ticketIssued(let id, let token, let kind, _, let service, _, _):
            try issue(id, token, kind, service, record)
        case .slipRequested(let id, _, let copy): tickets[id]?.copies = copy + 1
        case .slipReported(let id, let copy, let outcome): try report(id, copy, outcome)
        case .centerChangesTaken, .refused, .unchanged, .clerkSignedIn, .clerkSignedOut, .alertRaised,
            .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .numbersRaised:
            break
        case .windowOpened(let window), .windowPaused(let window):
            windows[window, default: TruthWindow()].isOnDuty = true
        case .windowClosed(let window): close(window)
        case .ticketCalled(let id, let window, let callClass):
            if case .callNext = command { try judgeOrder(id, window, callClass, record) }
            try live(record)
            windows[window, default: TruthWindow()].count(callClass)
        default: try live(record)
        }
    }

    private func open(_ day: BusinessDay) throws(Violation) {
        try tally.check(.lawfulLife, replayed.day.map { $0 < day } ?? true, "\(plan.hall): the day goes back to \(day)")
        for id in today {
            let isOver = tickets[id].map { $0.isEnded || $0.place == .missed } ?? false
            try tally.check(.lawfulLife, isOver, "\(plan.hall): \(id) is still open when the day closes")
        }
        let before = replayed.day
        // Tickets of the day before last can no longer be asked for.
        tickets = tickets.filter { $0.key.day == before }
        byBooking = byBooking.mapValues { $0.filter { $0.day == before } }.filter { !$0.value.isEmpty }
        byToken = byToken.filter { $0.value.day == before }
        keyDays = keyDays.filter { $0.value == before }
        originals = originals.filter { $0.key.day == before }
        (today, windows) = ([], [:])
    }

    private func issue(
        _ id: TicketID,
        _ token: TicketToken,
        _ kind: TicketKind,
        _ service: ServiceID,
        _ record: HallRecord
    ) throws(Violation) {
        try tally.check(
            .numbersAreUnique,
            tickets[id] == nil && id.day == replayed.day,
            "\(plan.hall): \(id) is given out again at \(record.position), on \(replayed.day?.text ?? "no day")"
        )
        try tally.check(.numbersAreUnique, tokens.insert(token).inserted, "\(plan.hall): the token of \(id) was used")
        if case .booked(let booking, _, _, _) = kind {
            let others = byBooking[booking, default: []].filter { tickets[$0]?.place != .voidedByMistake }
            try tally.check(
                .oneTicketPerBooking,
                others.isEmpty,
                "\(plan.hall): booking \(booking) has \(others.map(\.text)) and now \(id)"
            )
            byBooking[booking, default: []].append(id)
        }
        tickets[id] = TruthTicket(kind: kind, service: service, issuedAt: record.moment.timestamp, at: record.position)
        today.append(id)
        byToken[token] = id
        tally.tickets += 1
    }

    /// Whoever waited for the window only waits for all windows of the service again.
    private func close(_ window: WindowID) {
        windows[window, default: TruthWindow()].isOnDuty = false
        for id in today where tickets[id]?.place == .waiting && tickets[id]?.reservedFor == window {
            tickets[id]?.reservedFor = nil
        }
    }

    /// What the rows say of a ticket's slips.
    func papers(of id: TicketID) -> String {
        records.compactMap { record in
            switch record.event {
            case .slipRequested(id, let station, let copy): "\(record.position) \(copy) asked for at \(station)"
            case .slipReported(id, let copy, let outcome): "\(record.position) \(copy) \(outcome.rawValue)"
            default: nil
            }
        }
        .joined(separator: ", ")
    }

    private func report(_ id: TicketID, _ copy: Int, _ outcome: SlipOutcome) throws(Violation) {
        guard var ticket = tickets[id] else { return }
        let before = ticket.outcomes[copy]
        let isLawful =
            switch (before, outcome) {
            case (nil, _), (.started, .printed), (.started, .unknown), (.started, .failedBefore): true
            case (.failedBefore, .started), (.failedBefore, .printed), (.failedBefore, .unknown): true
            default: false
            }
        try tally.check(
            .lawfulLife,
            isLawful && copy < ticket.copies,
            "\(plan.hall): slip \(copy) of \(id) went from \(before?.rawValue ?? "nothing") to \(outcome.rawValue)"
        )
        ticket.outcomes[copy] = outcome
        tickets[id] = ticket
    }
}
