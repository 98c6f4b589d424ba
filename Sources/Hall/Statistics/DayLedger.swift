// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The rows of the day that is going on, as the journal's records make them; those of past days are in the file only.
///
/// Everything about a day follows from its records, so a ledger that begins with the day anew comes to the same rows.
struct DayLedger {
    /// A row with what only the day itself needs to know.
    struct Entry {
        var row: VisitRow
        var rank: QueueRank
        var isWaiting = true
        var isReserved = false
        /// When the window began with it, while it is there.
        var servingSince: Timestamp?
    }

    /// A step at a window with the row before it, for when it is taken back.
    private struct Step {
        let before: Entry
        let position: Position
        let at: Timestamp
    }

    private(set) var day: BusinessDay?
    /// The position before the day's first record: from there its rows can be made anew.
    private(set) var start = Position.start
    private(set) var position = Position.start
    private(set) var entries: [TicketID: Entry] = [:]
    /// Those of the entries that wait.
    private(set) var waiting: Set<TicketID> = []
    private var clerks: [WindowID: StaffID] = [:]
    private var steps: [WindowID: [Step]] = [:]
    private(set) var actions: [StaffAction: Int] = [:]

    /// What has changed since it was last taken.
    private(set) var changed: [TicketID: VisitRow] = [:]
    private(set) var changedActions: [StaffAction: Int] = [:]

    /// Begins behind `position`, where a day begins.
    init(after position: Position) { (start, self.position) = (position, position) }

    /// Forgets what has changed, once it is in the file.
    mutating func settle() {
        changed = [:]
        changedActions = [:]
    }

    /// Takes over the next record.
    mutating func take(_ record: HallRecord) {
        switch record.event {
        case .dayOpened(let day):
            (self.day, start) = (day, position)
            (entries, waiting, clerks, steps, actions) = ([:], [], [:], [:], [:])
        case .ticketIssued(let id, _, let kind, _, let service, _, let announced):
            issue(id, kind, service, announced, record)
        case .clerkSignedIn(let window): clerks[window] = record.staff
        case .clerkSignedOut(let window): clerks[window] = nil
        case .stepUndone(_, let window): undo(at: window, record)
        default: takeStep(record)
        }
        position = record.position
    }

    mutating func change(_ id: TicketID, _ body: (inout Entry) -> Void) {
        guard var entry = entries[id] else { return }
        body(&entry)
        keep(entry)
    }

    /// Who works at the window, or else who asked for it.
    func clerk(at window: WindowID, _ record: HallRecord) -> StaffID? { record.staff ?? clerks[window] }

    mutating func count(_ kind: StaffAction.Kind, by staff: StaffID?) {
        guard let day, let staff else { return }
        let action = StaffAction(day: day, staff: staff, kind: kind)
        actions[action, default: 0] += 1
        changedActions[action] = actions[action]
    }

    /// Remembers how a ticket stood before a step at a window; two steps of one command are taken back together.
    mutating func remember(_ id: TicketID, at window: WindowID, _ record: HallRecord) {
        guard let entry = entries[id] else { return }
        let step = Step(before: entry, position: record.position, at: record.moment.timestamp)
        // As the rules do: a command settles, opens the window and calls, so its events are two places apart at most.
        let last = steps[window]?.last
        let isSameCommand = last.map { $0.at == step.at && step.position.value - $0.position.value <= 2 } ?? false
        if isSameCommand, steps[window]?.count == 1 {
            steps[window]?.append(step)
        } else {
            steps[window] = [step]
        }
    }

    private mutating func undo(at window: WindowID, _ record: HallRecord) {
        for step in (steps.removeValue(forKey: window) ?? []).reversed() { keep(step.before) }
        count(.undo, by: clerk(at: window, record))
    }

    private mutating func issue(
        _ id: TicketID,
        _ kind: TicketKind,
        _ service: ServiceID,
        _ announced: Outlook?,
        _ record: HallRecord
    ) {
        let (visit, slot): (VisitKind, TimeSlot?) =
            switch kind {
            case .walkIn: (.walkIn, nil)
            case .booked(_, let slot, _, _): (.booked, slot)
            case .green: (.green, nil)
            }
        if visit == .green { count(.green, by: record.staff) }
        let row = VisitRow(
            ticket: id,
            kind: visit,
            service: service,
            hour: record.moment.secondOfDay / 3600,
            issued: record.moment.timestamp,
            slot: slot,
            announced: announced?.minutes
        )
        keep(Entry(row: row, rank: QueueRank(place: record.position)))
    }

    private mutating func keep(_ entry: Entry) {
        entries[entry.row.ticket] = entry
        if entry.isWaiting { waiting.insert(entry.row.ticket) } else { waiting.remove(entry.row.ticket) }
        changed[entry.row.ticket] = entry.row
    }
}
