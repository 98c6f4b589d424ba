// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A fact of the hall as anybody may know it: numbers and windows, never a person, a reason, a token or a refusal.
struct PublicEvent: Equatable {
    /// What happened.
    enum Kind: String, CaseIterable {
        case dayOpened = "day_opened"
        case ticketIssued = "ticket_issued"
        case ticketCalled = "ticket_called"
        case ticketRecalled = "ticket_recalled"
        case servingStarted = "serving_started"
        case ticketFinished = "ticket_finished"
        case ticketMissed = "ticket_missed"
        case ticketRequeued = "ticket_requeued"
        case ticketAbandoned = "ticket_abandoned"
        case ticketHeld = "ticket_held"
        case ticketResumed = "ticket_resumed"
        case ticketTransferred = "ticket_transferred"
        case ticketVoided = "ticket_voided"
        case stepUndone = "step_undone"
        case windowOpened = "window_opened"
        case windowPaused = "window_paused"
        case windowClosed = "window_closed"
        case noticeChanged = "notice_changed"
    }

    let position: Position
    let at: String
    let type: Kind
    let day: BusinessDay?
    let number: TicketNumber?
    /// The window's label.
    let window: String?
    let service: ServiceID?
    /// The notice line of boards; absent when it was taken away.
    let notice: String?

    /// Tells what the public may know of a record; nil when that is nothing.
    init?(_ record: HallRecord, _ plan: HallPlan) {
        guard let (kind, facts) = Self.facts(of: record) else { return nil }
        self.init(record, kind, facts, plan)
    }

    /// Tells what `facts` says of a record.
    init(_ record: HallRecord, _ kind: Kind, _ facts: PublicFacts, _ plan: HallPlan) {
        (position, at, type) = (record.position, record.moment.rfc3339, kind)
        (day, number, service, notice) = (facts.day, facts.ticket?.number, facts.service, facts.notice)
        window = facts.window.map { plan.window($0)?.label ?? $0.text }
    }

    /// What kind of record it is for the public, and the parts that it may know; nil when that is nothing.
    static func facts(of record: HallRecord) -> (Kind, PublicFacts)? { PublicFacts.of(record.event) }
}

extension PublicEvent: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("at", at)
        json.member("day", day)
        json.member("notice", notice)
        json.member("number", number)
        json.member("position", number: position.value)
        json.member("service", service?.text)
        json.member("type", type.rawValue)
        json.member("window", window)
        json.endObject()
    }
}

/// The parts of an event that are public.
struct PublicFacts {
    var ticket: TicketID?
    var window: WindowID?
    var service: ServiceID?
    var day: BusinessDay?
    var notice: String?

    static func of(_ event: HallEvent) -> (PublicEvent.Kind, PublicFacts)? {
        switch event {
        case .dayOpened(let day): (.dayOpened, PublicFacts(day: day))
        case .ticketIssued(let id, _, _, _, let service, _, _):
            (.ticketIssued, PublicFacts(ticket: id, service: service))
        case .ticketCalled(let id, let window, _): (.ticketCalled, PublicFacts(ticket: id, window: window))
        case .ticketRecalled(let id, let window): (.ticketRecalled, PublicFacts(ticket: id, window: window))
        case .servingStarted(let id, let window): (.servingStarted, PublicFacts(ticket: id, window: window))
        case .ticketFinished(let id, let window, _): (.ticketFinished, PublicFacts(ticket: id, window: window))
        case .ticketMissed(let id, let window): (.ticketMissed, PublicFacts(ticket: id, window: window))
        case .ticketRequeued(let id, _): (.ticketRequeued, PublicFacts(ticket: id))
        case .ticketAbandoned(let id): (.ticketAbandoned, PublicFacts(ticket: id))
        case .ticketHeld(let id, let window): (.ticketHeld, PublicFacts(ticket: id, window: window))
        case .ticketResumed(let id, let window): (.ticketResumed, PublicFacts(ticket: id, window: window))
        case .ticketTransferred(let id, _, let service, let window):
            (.ticketTransferred, PublicFacts(ticket: id, window: window, service: service))
        case .ticketVoided(let id, _): (.ticketVoided, PublicFacts(ticket: id))
        case .windowOpened(let window): (.windowOpened, PublicFacts(window: window))
        case .windowPaused(let window): (.windowPaused, PublicFacts(window: window))
        case .windowClosed(let window): (.windowClosed, PublicFacts(window: window))
        case .centerChangesTaken(let changes, _): notice(changes)
        case .stepUndone(let id, let window): (.stepUndone, PublicFacts(ticket: id, window: window))
        // Who works where, what was verified, rated or complained of is nobody else's business.
        case .slipRequested, .slipReported, .ticketVerified, .ticketRated, .clerkSignedIn, .clerkSignedOut,
            .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .numbersRaised,
            .refused, .unchanged:
            nil
        }
    }

    /// Of the center's changes only the notice is for everybody.
    private static func notice(_ changes: [CenterChange]) -> (PublicEvent.Kind, PublicFacts)? {
        for case .notice(let text) in changes.reversed() { return (.noticeChanged, PublicFacts(notice: text)) }
        return nil
    }
}
