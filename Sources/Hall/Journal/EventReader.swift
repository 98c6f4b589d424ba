// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// Events and answers in exactly the form that `EventWriter.swift` writes.
extension PlainJSONReader {
    /// Reads the whole text as an event.
    mutating func event() throws(NotPlain) -> HallEvent {
        let event = try payload(of: beginCase())
        try endCase()
        try finish()
        return event
    }

    /// Reads the whole text as an answer.
    mutating func answer() throws(NotPlain) -> HallAnswer {
        let answer: HallAnswer =
            switch try beginCase() {
            case "ticket":
                .ticket(try first(), again: try member("again") { reader throws(NotPlain) in try reader.bool() })
            case "called": .called(try first(), window: try namedMember("window"))
            case "done": .done
            case "refused": .refused(try refused())
            default: throw NotPlain()
            }
        try endCase()
        try finish()
        return answer
    }

    private mutating func payload(of name: String) throws(NotPlain) -> HallEvent {
        switch name {
        case "ticketIssued": try issued()
        case "ticketCalled": try called()
        case "servingStarted": .servingStarted(try first(), window: try namedMember("window"))
        case "ticketFinished": try finished()
        case "ticketVerified": try verified()
        case "slipReported": try slipReported()
        case "ticketRecalled": .ticketRecalled(try first(), window: try namedMember("window"))
        case "ticketMissed": .ticketMissed(try first(), window: try optionalName(",\"window\":"))
        case "refused": .refused(try refused())
        case "unchanged": .unchanged
        case "slipRequested": try slipRequested()
        case "centerChangesTaken": try centerChanges()
        case "dayOpened": .dayOpened(try first())
        case "ticketHeld": .ticketHeld(try first(), window: try namedMember("window"))
        case "ticketResumed": .ticketResumed(try first(), window: try namedMember("window"))
        case "ticketRequeued": try requeued()
        case "ticketTransferred": try transferred()
        case "ticketAbandoned": .ticketAbandoned(try first())
        case "ticketVoided":
            .ticketVoided(try first(), try member("_1") { reader throws(NotPlain) in try reader.word() })
        case "windowOpened": .windowOpened(try firstName())
        case "windowPaused": .windowPaused(try firstName())
        case "windowClosed": .windowClosed(try firstName())
        case "clerkSignedIn": .clerkSignedIn(try firstName())
        case "clerkSignedOut": .clerkSignedOut(try firstName())
        case "stepUndone": .stepUndone(try first(), window: try namedMember("window"))
        default: try raised(name)
        }
    }

    private mutating func issued() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let announced: Outlook? = takes(",\"announced\":") ? try outlook() : nil
        let kind = try member("kind") { reader throws(NotPlain) in try reader.kind() }
        let person: PersonTag? = takes(",\"person\":") ? try value() : nil
        let service: ServiceID = try namedMember("service")
        let station: StationID? = try optionalName(",\"station\":")
        let token: TicketToken = try member("token") { reader throws(NotPlain) in try reader.value() }
        return .ticketIssued(
            id,
            token: token,
            kind: kind,
            person: person,
            service: service,
            station: station,
            announced: announced
        )
    }

    private mutating func called() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let callClass: CallClass = try member("as") { reader throws(NotPlain) in try reader.word() }
        return .ticketCalled(id, window: try namedMember("window"), as: callClass)
    }

    private mutating func finished() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let outcome: FinishOutcome? = takes(",\"outcome\":") ? try word() : nil
        return .ticketFinished(id, window: try namedMember("window"), outcome: outcome)
    }

    /// An event of alerts, complaints and ratings, or of a journal that was put back.
    private mutating func raised(_ name: String) throws(NotPlain) -> HallEvent {
        switch name {
        case "ticketRated": return try rated()
        case "alertRaised":
            try take("\"_0\":")
            let kind: AlertKind = try word()
            return .alertRaised(kind, station: try optionalName(",\"station\":"))
        case "alertAcknowledged":
            try take("\"_0\":")
            return .alertAcknowledged(try position())
        case "alertClosed":
            try take("\"_0\":")
            return .alertClosed(try position())
        case "complaintReceived": return try complaint()
        case "complaintMoved":
            try take("\"_0\":")
            let id = try position()
            return .complaintMoved(id, to: try member("to") { reader throws(NotPlain) in try reader.word() })
        case "numbersRaised":
            try take("\"above\":")
            return .numbersRaised(above: try int())
        default: throw NotPlain()
        }
    }

    private mutating func rated() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let level = try member("_2") { reader throws(NotPlain) in try reader.int() }
        guard let rating = Rating(rawValue: level) else { throw NotPlain() }
        return .ticketRated(id, window: try optionalName(",\"window\":"), rating)
    }

    private mutating func complaint() throws(NotPlain) -> HallEvent {
        try take("\"_0\":")
        let subject: ComplaintSubject = try word()
        let due: BusinessDay = try member("due") { reader throws(NotPlain) in try reader.value() }
        let hotline: WorkOrderID? = try optionalName(",\"hotline\":")
        let ticket: TicketID? = takes(",\"ticket\":") ? try value() : nil
        return .complaintReceived(subject, ticket: ticket, hotline: hotline, due: due)
    }

    private mutating func verified() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        try take(",\"_2\":{\"agencyAgreement\":")
        let agencyAgreement = try bool()
        let agentDocument = try member("agentDocument") { reader throws(NotPlain) in try reader.bool() }
        let authorizationLetter = try member("authorizationLetter") { reader throws(NotPlain) in try reader.bool() }
        let principalDocument = try member("principalDocument") { reader throws(NotPlain) in try reader.bool() }
        let verification = Verification(
            result: try member("result") { reader throws(NotPlain) in try reader.word() },
            principalDocument: principalDocument,
            agentDocument: agentDocument,
            authorizationLetter: authorizationLetter,
            agencyAgreement: agencyAgreement
        )
        try take("}")
        return .ticketVerified(id, window: try namedMember("window"), verification)
    }

    private mutating func slipRequested() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let copy = try member("copy") { reader throws(NotPlain) in try reader.int() }
        return .slipRequested(id, station: try namedMember("station"), copy: copy)
    }

    private mutating func slipReported() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let outcome: SlipOutcome = try member("_2") { reader throws(NotPlain) in try reader.word() }
        return .slipReported(id, copy: try member("copy") { reader throws(NotPlain) in try reader.int() }, outcome)
    }

    private mutating func requeued() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        try take(",\"rank\":{\"place\":")
        let place = try position()
        try take(",\"requeued\":")
        let rank = QueueRank(place: place, requeued: try position())
        try take("}")
        return .ticketRequeued(id, rank: rank)
    }

    private mutating func transferred() throws(NotPlain) -> HallEvent {
        let id: TicketID = try first()
        let window: WindowID = try namedMember("from")
        let reserved: WindowID? = try optionalName(",\"reservedFor\":")
        return .ticketTransferred(id, from: window, service: try namedMember("service"), reservedFor: reserved)
    }

    private mutating func centerChanges() throws(NotPlain) -> HallEvent {
        try take("\"_0\":[")
        var changes: [CenterChange] = []
        if !takes("]") {
            repeat { changes.append(try change()) } while takes(",")
            try take("]")
        }
        return .centerChangesTaken(
            changes,
            through: try member("through") { reader throws(NotPlain) in try reader.number() }
        )
    }
}

// The parts.
extension PlainJSONReader {
    private mutating func kind() throws(NotPlain) -> TicketKind {
        switch try beginCase() {
        case "walkIn":
            try endCase()
            return .walkIn
        case "green":
            try take("\"reason\":")
            let reason = try string()
            try endCase()
            return .green(reason: reason)
        case "booked":
            let number: BookingNumber = try first()
            try take(",\"documentsSeen\":{\"agent\":")
            var seen = DocumentsSeen(agent: try bool())
            try take(",\"principal\":")
            seen.principal = try bool()
            try take("}")
            let slot = try member("slot") { reader throws(NotPlain) in try reader.slot() }
            let verify = try member("verifyAtWindow") { reader throws(NotPlain) in try reader.bool() }
            try endCase()
            return .booked(number, slot: slot, verifyAtWindow: verify, documentsSeen: seen)
        default: throw NotPlain()
        }
    }

    private mutating func change() throws(NotPlain) -> CenterChange {
        let change: CenterChange
        let name = try beginCase()
        switch name {
        case "notice": change = .notice(takes("\"_0\":") ? try string() : nil)
        case "booking":
            try take("\"_0\":{")
            change = .booking(try booking())
            try take("}")
        default: change = try word(name)
        }
        try endCase()
        return change
    }

    private mutating func booking() throws(NotPlain) -> Booking {
        let agent: PersonTag? = takes("\"agent\":") ? try value() : nil
        if agent != nil { try take(",") }
        try take("\"center\":")
        let center: CenterID = try name()
        try take(",\"lastFour\":[")
        var tags: [LastFourTag] = []
        if !takes("]") {
            repeat { tags.append(try value()) } while takes(",")
            try take("]")
        }
        let maskedName = try member("maskedName") { reader throws(NotPlain) in try reader.string() }
        let number: BookingNumber = try member("number") { reader throws(NotPlain) in try reader.value() }
        let principal: PersonTag = try member("principal") { reader throws(NotPlain) in try reader.value() }
        let principalKind: Booking.PrincipalKind? = takes(",\"principalKind\":") ? try word() : nil
        let service: ServiceID = try namedMember("service")
        let slot = try member("slot") { reader throws(NotPlain) in try reader.slot() }
        return Booking(
            number: number,
            center: center,
            service: service,
            slot: slot,
            principal: principal,
            agent: agent,
            maskedName: maskedName,
            lastFour: tags,
            standing: try member("standing") { reader throws(NotPlain) in try reader.word() },
            principalKind: principalKind
        )
    }

    /// The refusal in `refused`; the rare ones are left to `JSONDecoder`.
    private mutating func refused() throws(NotPlain) -> Refusal {
        try take("\"_0\":")
        let refusal: Refusal =
            switch try beginCase() {
            case "nothingWaiting": .nothingWaiting
            case "unknownTicket": .unknownTicket
            case "bookingNotFound": .bookingNotFound
            case "noTicketAtWindow": .noTicketAtWindow
            case "windowBusy": .windowBusy(try first())
            case "bookingOnly": try bookingOnly()
            case "ticketIs":
                .ticketIs(try first(), state: try member("state") { reader throws(NotPlain) in try reader.string() })
            default: throw NotPlain()
            }
        try endCase()
        return refusal
    }

    private mutating func bookingOnly() throws(NotPlain) -> Refusal {
        try take("\"notice\":")
        let notice = try string()
        return .bookingOnly(
            notice: notice,
            until: try member("until") { reader throws(NotPlain) in try reader.timestamp() }
        )
    }

    private mutating func outlook() throws(NotPlain) -> Outlook {
        try take("{\"ahead\":")
        let ahead = try int()
        var minutes: ClosedRange<Int>?
        if takes(",\"minutes\":[") {
            let least = try int()
            try take(",")
            let most = try int()
            try take("]")
            guard least <= most else { throw NotPlain() }
            minutes = least...most
        }
        let windows = try member("windowsOnDuty") { reader throws(NotPlain) in try reader.int() }
        try take("}")
        return Outlook(ahead: ahead, minutes: minutes, windowsOnDuty: windows)
    }

    private mutating func slot() throws(NotPlain) -> TimeSlot {
        try take("{\"end\":")
        let end = try timestamp()
        try take(",\"start\":")
        let start = try timestamp()
        try take("}")
        guard let slot = TimeSlot(start: start, end: end) else { throw NotPlain() }
        return slot
    }

    private mutating func timestamp() throws(NotPlain) -> Timestamp {
        let timestamp = Timestamp(milliseconds: try number())
        guard timestamp.isStorable else { throw NotPlain() }
        return timestamp
    }

    private mutating func position() throws(NotPlain) -> Position {
        let value = try number()
        guard value >= 0 else { throw NotPlain() }
        return Position(value)
    }

    /// A string that is the raw value of an enum.
    private mutating func word<Word: RawRepresentable<String>>() throws(NotPlain) -> Word {
        guard let word = Word(rawValue: try string()) else { throw NotPlain() }
        return word
    }
}
