// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// The stored form of events and answers: what `JSONEncoder` makes of them with sorted keys, byte for byte.
extension JSONWriter {
    /// Writes an event: `{"ticketAbandoned":{"_0":"2026-11-23.A017"}}`.
    mutating func value(_ event: HallEvent) {
        switch event {
        case .dayOpened(let day): enumCase("dayOpened") { $0.member("_0", day) }
        case .ticketIssued, .slipRequested, .slipReported: issueOrPaper(event)
        case .ticketCalled(let id, let window, let callClass):
            enumCase("ticketCalled") { writer in
                writer.member("_0", id)
                writer.member("as", callClass.rawValue)
                writer.member("window", window)
            }
        case .ticketRecalled(let id, let window): atWindow("ticketRecalled", id, window)
        case .servingStarted(let id, let window): atWindow("servingStarted", id, window)
        case .ticketFinished(let id, let window, let outcome):
            enumCase("ticketFinished") { writer in
                writer.member("_0", id)
                if let outcome { writer.member("outcome", outcome.rawValue) }
                writer.member("window", window)
            }
        case .ticketMissed(let id, let window): atWindow("ticketMissed", id, window)
        case .ticketHeld(let id, let window): atWindow("ticketHeld", id, window)
        case .ticketResumed(let id, let window): atWindow("ticketResumed", id, window)
        case .ticketRequeued, .ticketTransferred: move(event)
        case .ticketAbandoned(let id): enumCase("ticketAbandoned") { $0.member("_0", id) }
        case .ticketVoided(let id, let reason):
            enumCase("ticketVoided") { writer in
                writer.member("_0", id)
                writer.member("_1", reason.rawValue)
            }
        case .stepUndone(let id, let window): atWindow("stepUndone", id, window)
        case .clerkSignedIn(let window): enumCase("clerkSignedIn") { $0.member("_0", window) }
        case .clerkSignedOut(let window): enumCase("clerkSignedOut") { $0.member("_0", window) }
        case .ticketVerified, .ticketRated, .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived,
            .complaintMoved:
            staffed(event)
        case .windowOpened(let window): enumCase("windowOpened") { $0.member("_0", window) }
        case .windowPaused(let window): enumCase("windowPaused") { $0.member("_0", window) }
        case .windowClosed(let window): enumCase("windowClosed") { $0.member("_0", window) }
        case .centerChangesTaken(let changes, let cursor): taken(changes, through: cursor)
        case .numbersRaised(let serial): enumCase("numbersRaised") { $0.member("above", serial) }
        case .refused(let refusal): refused(refusal)
        case .unchanged: enumCase("unchanged")
        }
    }

    /// Writes an answer.
    mutating func value(_ answer: HallAnswer) {
        switch answer {
        case .ticket(let id, let again):
            enumCase("ticket") { writer in
                writer.member("_0", id)
                writer.member("again", again)
            }
        case .called(let id, let window): atWindow("called", id, window)
        case .done: enumCase("done")
        case .refused(let refusal): refused(refusal)
        }
    }

    private mutating func issueOrPaper(_ event: HallEvent) {
        if case .ticketIssued(let id, let token, let kind, let person, let service, let station, let announced) = event
        {
            enumCase("ticketIssued") { writer in
                writer.member("_0", id)
                if let announced { writer.member("announced", announced) }
                writer.key("kind")
                writer.value(kind)
                if let person { writer.member("person", person) }
                writer.member("service", service)
                if let station { writer.member("station", station) }
                writer.member("token", token)
            }
        }
        if case .slipRequested(let id, let station, let copy) = event {
            enumCase("slipRequested") { writer in
                writer.member("_0", id)
                writer.member("copy", copy)
                writer.member("station", station)
            }
        }
        if case .slipReported(let id, let copy, let outcome) = event {
            enumCase("slipReported") { writer in
                writer.member("_0", id)
                writer.member("_2", outcome.rawValue)
                writer.member("copy", copy)
            }
        }
    }

    private mutating func move(_ event: HallEvent) {
        if case .ticketRequeued(let id, let rank) = event {
            enumCase("ticketRequeued") { writer in
                writer.member("_0", id)
                writer.key("rank")
                writer.beginObject()
                writer.member("place", rank.place.value)
                writer.member("requeued", rank.requeued.value)
                writer.endObject()
            }
        }
        if case .ticketTransferred(let id, let window, let service, let reserved) = event {
            enumCase("ticketTransferred") { writer in
                writer.member("_0", id)
                writer.member("from", window)
                if let reserved { writer.member("reservedFor", reserved) }
                writer.member("service", service)
            }
        }
    }

    private mutating func atWindow(_ name: StaticString, _ id: TicketID, _ window: WindowID?) {
        enumCase(name) { writer in
            writer.member("_0", id)
            if let window { writer.member("window", window) }
        }
    }

    private mutating func refused(_ refusal: Refusal) {
        enumCase("refused") { writer in
            writer.key("_0")
            writer.value(refusal)
        }
    }

    private mutating func taken(_ changes: [CenterChange], through cursor: Int64) {
        enumCase("centerChangesTaken") { writer in
            writer.key("_0")
            writer.beginArray()
            for change in changes { writer.value(change) }
            writer.endArray()
            writer.member("through", cursor)
        }
    }
}

// The parts.
extension JSONWriter {
    private mutating func value(_ kind: TicketKind) {
        switch kind {
        case .walkIn: enumCase("walkIn")
        case .green(let reason): enumCase("green") { $0.member("reason", reason) }
        case .booked(let number, let slot, let verify, let seen):
            enumCase("booked") { writer in
                writer.member("_0", number)
                writer.key("documentsSeen")
                writer.beginObject()
                writer.member("agent", seen.agent)
                writer.member("principal", seen.principal)
                writer.endObject()
                writer.member("slot", slot)
                writer.member("verifyAtWindow", verify)
            }
        }
    }

    private mutating func value(_ change: CenterChange) {
        switch change {
        case .notice(let text): enumCase("notice") { writer in if let text { writer.member("_0", text) } }
        case .booking(let booking):
            enumCase("booking") { writer in
                writer.key("_0")
                writer.value(booking)
            }
        case .mode, .clock, .bookingCase: word(change)
        }
    }

    private mutating func value(_ booking: Booking) {
        beginObject()
        if let agent = booking.agent { member("agent", agent) }
        member("center", booking.center)
        key("lastFour")
        beginArray()
        for tag in booking.lastFour { string(tag) }
        endArray()
        member("maskedName", booking.maskedName)
        member("number", booking.number)
        member("principal", booking.principal)
        if let kind = booking.principalKind { member("principalKind", kind.rawValue) }
        member("service", booking.service)
        member("slot", booking.slot)
        member("standing", booking.standing.rawValue)
        endObject()
    }

    private mutating func value(_ refusal: Refusal) {
        switch refusal {
        case .unknownService(let id): enumCase("unknownService") { $0.member("_0", id) }
        case .unknownWindow(let id): enumCase("unknownWindow") { $0.member("_0", id) }
        case .unknownStation(let id): enumCase("unknownStation") { $0.member("_0", id) }
        case .unknownTicket: enumCase("unknownTicket")
        case .bookingNotFound: enumCase("bookingNotFound")
        case .tooEarly(let from, let slot):
            enumCase("tooEarly") { writer in
                writer.member("from", from.milliseconds)
                writer.member("slot", slot)
            }
        case .otherDay(let day): enumCase("otherDay") { $0.member("_0", day) }
        case .slotPassed(let slot): enumCase("slotPassed") { $0.member("_0", slot) }
        case .otherCenter(let id): enumCase("otherCenter") { $0.member("_0", id) }
        case .bookingCancelled: enumCase("bookingCancelled")
        case .bookingVoid: enumCase("bookingVoid")
        case .exchangedElsewhere: enumCase("exchangedElsewhere")
        case .documentMismatch: enumCase("documentMismatch")
        case .secondFactNeeded: enumCase("secondFactNeeded")
        case .reasonNotInScope: enumCase("reasonNotInScope")
        case .staffNeeded: enumCase("staffNeeded")
        case .nothingWaiting: enumCase("nothingWaiting")
        case .windowBusy(let id): enumCase("windowBusy") { $0.member("_0", id) }
        case .noTicketAtWindow: enumCase("noTicketAtWindow")
        case .notServedHere(let id): enumCase("notServedHere") { $0.member("_0", id) }
        case .nobodyServes(let id): enumCase("nobodyServes") { $0.member("_0", id) }
        case .windowClosed(let id): enumCase("windowClosed") { $0.member("_0", id) }
        case .ticketIs(let id, let state):
            enumCase("ticketIs") { writer in
                writer.member("_0", id)
                writer.member("state", state)
            }
        case .callLimitReached(let id): enumCase("callLimitReached") { $0.member("_0", id) }
        case .numbersUsedUp(let prefix): enumCase("numbersUsedUp") { $0.member("_0", prefix) }
        case .intentReused: enumCase("intentReused")
        case .cursorMismatch(let expected): enumCase("cursorMismatch") { $0.member("expected", expected) }
        case .verificationNeeded, .identityMismatch, .notBooked, .signedInElsewhere, .windowTaken, .nothingToUndo,
            .alreadyRated, .unknownCase, .complaintIs, .bookingOnly:
            staffed(refusal)
        }
    }
}
