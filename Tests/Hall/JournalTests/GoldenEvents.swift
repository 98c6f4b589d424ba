// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

@testable import Journal

/// One example of every event and answer with its stored form.
enum GoldenEvents {
    static let id = TicketID(day: day, number: number("A017"))
    static let day = BusinessDay(daysSinceEpoch: 20_780)
    static let person = PersonTag(hash: Array(0..<32))
    static let booked = TicketKind.booked(
        booking.number,
        slot: slot,
        verifyAtWindow: true,
        documentsSeen: DocumentsSeen(principal: true)
    )

    static var slot: TimeSlot {
        let start = Lobby.opening.timestamp
        guard let slot = TimeSlot(start: start, end: start.adding(minutes: 60)) else { preconditionFailure("a slot") }
        return slot
    }

    static var booking: Booking {
        guard let number = BookingNumber(text: "123456789012"), let center = CenterID("center")
        else { preconditionFailure("a booking") }
        return Booking(
            number: number,
            center: center,
            service: Lobby.service,
            slot: slot,
            principal: person,
            maskedName: "王*",
            lastFour: [LastFourTag(hash: Array(0..<16))]
        )
    }

    static func number(_ text: String) -> TicketNumber {
        guard let number = TicketNumber(text: text) else { preconditionFailure("not a number: \(text)") }
        return number
    }

    /// These bytes are on the disks of halls: never edited, only added to.
    static let all: [(HallEvent, String)] = passage + staffed

    private static let passage: [(HallEvent, String)] = [
        (
            .dayOpened(day),
            #"{"dayOpened":{"_0":"2026-11-23"}}"#
        ),
        (
            .ticketIssued(id, token: Lobby.token(1), kind: .walkIn, person: nil, service: Lobby.service, station: nil),
            #"{"ticketIssued":{"_0":"2026-11-23.A017","kind":{"walkIn":{}},"service":"social","token":"0000000"#
                + #"0000020000000000000"}}"#
        ),
        (
            .ticketIssued(
                id,
                token: Lobby.token(1),
                kind: booked,
                person: person,
                service: Lobby.service,
                station: Lobby.station
            ),
            #"{"ticketIssued":{"_0":"2026-11-23.A017","kind":{"booked":{"_0":"123456789012","documentsSeen":{""#
                + #"agent":false,"principal":true},"slot":{"end":1795399200000,"start":1795395600000},"verifyAtWindo"#
                + #"w":true}},"person":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","service":"#
                + #""social","station":"kiosk-1","token":"00000000000020000000000000"}}"#
        ),
        (
            .ticketIssued(
                id,
                token: Lobby.token(1),
                kind: .green(reason: "elderly"),
                person: nil,
                service: Lobby.service,
                station: nil
            ),
            #"{"ticketIssued":{"_0":"2026-11-23.A017","kind":{"green":{"reason":"elderly"}},"service":"social""#
                + #","token":"00000000000020000000000000"}}"#
        ),
        (
            .slipRequested(id, station: Lobby.station, copy: 1),
            #"{"slipRequested":{"_0":"2026-11-23.A017","copy":1,"station":"kiosk-1"}}"#
        ),
        (
            .slipReported(id, copy: 0, .failedBefore),
            #"{"slipReported":{"_0":"2026-11-23.A017","_2":"failed_before","copy":0}}"#
        ),
        (
            .ticketCalled(id, window: Lobby.window, as: .ordinary),
            #"{"ticketCalled":{"_0":"2026-11-23.A017","as":"ordinary","window":"1"}}"#
        ),
        (
            .ticketRecalled(id, window: Lobby.window),
            #"{"ticketRecalled":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .servingStarted(id, window: Lobby.window),
            #"{"servingStarted":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketFinished(id, window: Lobby.window),
            #"{"ticketFinished":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketMissed(id, window: Lobby.window),
            #"{"ticketMissed":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketMissed(id, window: nil),
            #"{"ticketMissed":{"_0":"2026-11-23.A017"}}"#
        ),
        (
            .ticketRequeued(id, rank: QueueRank(place: Position(5), requeued: Position(9))),
            #"{"ticketRequeued":{"_0":"2026-11-23.A017","rank":{"place":5,"requeued":9}}}"#
        ),
        (
            .ticketAbandoned(id),
            #"{"ticketAbandoned":{"_0":"2026-11-23.A017"}}"#
        ),
        (
            .ticketHeld(id, window: Lobby.window),
            #"{"ticketHeld":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketResumed(id, window: Lobby.window),
            #"{"ticketResumed":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketTransferred(id, from: Lobby.window, service: Lobby.service, reservedFor: Lobby.window),
            #"{"ticketTransferred":{"_0":"2026-11-23.A017","from":"1","reservedFor":"1","service":"social"}}"#
        ),
        (
            .ticketTransferred(id, from: Lobby.window, service: Lobby.service, reservedFor: nil),
            #"{"ticketTransferred":{"_0":"2026-11-23.A017","from":"1","service":"social"}}"#
        ),
        (
            .ticketVoided(id, .idMismatch),
            #"{"ticketVoided":{"_0":"2026-11-23.A017","_1":"id_mismatch"}}"#
        ),
        (
            .windowOpened(Lobby.window),
            #"{"windowOpened":{"_0":"1"}}"#
        ),
        (
            .windowPaused(Lobby.window),
            #"{"windowPaused":{"_0":"1"}}"#
        ),
        (
            .windowClosed(Lobby.window),
            #"{"windowClosed":{"_0":"1"}}"#
        ),
        (
            .centerChangesTaken([.booking(booking), .notice("下午停办/休"), .notice(nil)], through: 42),
            #"{"centerChangesTaken":{"_0":[{"booking":{"_0":{"center":"center","lastFour":["000102030405060708"#
                + #"090a0b0c0d0e0f"],"maskedName":"王*","number":"123456789012","principal":"000102030405060708090a0b"#
                + #"0c0d0e0f101112131415161718191a1b1c1d1e1f","service":"social","slot":{"end":1795399200000,"start""#
                + #":1795395600000},"standing":"booked"}}},{"notice":{"_0":"下午停办/休"}},{"notice":{}}],"through":42}}"#
        ),
        (
            .centerChangesTaken([.mode(mode), .clock(offsetSeconds: -75), .bookingCase(conflict)], through: 43),
            #"{"centerChangesTaken":{"_0":[{"mode":{"_0":{"periods":[{"end":1795399200000,"notice":"豫政〔2026〕7","#
                + #""published":1795309200000,"start":1795395600000,"text":"防汛"}],"version":12}}},{"clock":{"offset"#
                + #"Seconds":-75}},{"bookingCase":{"_0":{"booking":"123456789012","hall":"hall-2","isOpen":true,"ki"#
                + #"nd":"exchanged_twice","position":88,"ticket":"2026-11-23.A017"}}}],"through":43}}"#
        ),
        (
            .refused(.nothingWaiting),
            #"{"refused":{"_0":{"nothingWaiting":{}}}}"#
        ),
        (
            .numbersRaised(above: 3427),
            #"{"numbersRaised":{"above":3427}}"#
        ),
        (
            .unchanged,
            #"{"unchanged":{}}"#
        ),
    ]

    static let answers: [(HallAnswer, String)] = passageAnswers + staffedAnswers

    private static let passageAnswers: [(HallAnswer, String)] = [
        (
            .ticket(id, again: false),
            #"{"ticket":{"_0":"2026-11-23.A017","again":false}}"#
        ),
        (
            .called(id, window: Lobby.window),
            #"{"called":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .done,
            #"{"done":{}}"#
        ),
        (
            .refused(.unknownService(Lobby.service)),
            #"{"refused":{"_0":{"unknownService":{"_0":"social"}}}}"#
        ),
        (
            .refused(.unknownWindow(Lobby.window)),
            #"{"refused":{"_0":{"unknownWindow":{"_0":"1"}}}}"#
        ),
        (
            .refused(.unknownStation(Lobby.station)),
            #"{"refused":{"_0":{"unknownStation":{"_0":"kiosk-1"}}}}"#
        ),
        (
            .refused(.unknownTicket),
            #"{"refused":{"_0":{"unknownTicket":{}}}}"#
        ),
        (
            .refused(.bookingNotFound),
            #"{"refused":{"_0":{"bookingNotFound":{}}}}"#
        ),
        (
            .refused(.tooEarly(from: slot.start, slot: slot)),
            #"{"refused":{"_0":{"tooEarly":{"from":1795395600000,"slot":{"end":1795399200000,"start":179539560"#
                + #"0000}}}}}"#
        ),
        (
            .refused(.otherDay(day)),
            #"{"refused":{"_0":{"otherDay":{"_0":"2026-11-23"}}}}"#
        ),
        (
            .refused(.slotPassed(slot)),
            #"{"refused":{"_0":{"slotPassed":{"_0":{"end":1795399200000,"start":1795395600000}}}}}"#
        ),
        (
            .refused(.otherCenter(booking.center)),
            #"{"refused":{"_0":{"otherCenter":{"_0":"center"}}}}"#
        ),
        (
            .refused(.bookingCancelled),
            #"{"refused":{"_0":{"bookingCancelled":{}}}}"#
        ),
        (
            .refused(.bookingVoid),
            #"{"refused":{"_0":{"bookingVoid":{}}}}"#
        ),
        (
            .refused(.exchangedElsewhere),
            #"{"refused":{"_0":{"exchangedElsewhere":{}}}}"#
        ),
        (
            .refused(.documentMismatch),
            #"{"refused":{"_0":{"documentMismatch":{}}}}"#
        ),
        (
            .refused(.secondFactNeeded),
            #"{"refused":{"_0":{"secondFactNeeded":{}}}}"#
        ),
        (
            .refused(.reasonNotInScope),
            #"{"refused":{"_0":{"reasonNotInScope":{}}}}"#
        ),
        (
            .refused(.staffNeeded),
            #"{"refused":{"_0":{"staffNeeded":{}}}}"#
        ),
        (
            .refused(.nothingWaiting),
            #"{"refused":{"_0":{"nothingWaiting":{}}}}"#
        ),
        (
            .refused(.windowBusy(id)),
            #"{"refused":{"_0":{"windowBusy":{"_0":"2026-11-23.A017"}}}}"#
        ),
        (
            .refused(.noTicketAtWindow),
            #"{"refused":{"_0":{"noTicketAtWindow":{}}}}"#
        ),
        (
            .refused(.notServedHere(id)),
            #"{"refused":{"_0":{"notServedHere":{"_0":"2026-11-23.A017"}}}}"#
        ),
        (
            .refused(.nobodyServes(Lobby.service)),
            #"{"refused":{"_0":{"nobodyServes":{"_0":"social"}}}}"#
        ),
        (
            .refused(.windowClosed(Lobby.window)),
            #"{"refused":{"_0":{"windowClosed":{"_0":"1"}}}}"#
        ),
        (
            .refused(.ticketIs(id, state: "done")),
            #"{"refused":{"_0":{"ticketIs":{"_0":"2026-11-23.A017","state":"done"}}}}"#
        ),
        (
            .refused(.callLimitReached(id)),
            #"{"refused":{"_0":{"callLimitReached":{"_0":"2026-11-23.A017"}}}}"#
        ),
        (
            .refused(.numbersUsedUp(id.number.prefix)),
            #"{"refused":{"_0":{"numbersUsedUp":{"_0":"A"}}}}"#
        ),
        (
            .refused(.intentReused),
            #"{"refused":{"_0":{"intentReused":{}}}}"#
        ),
        (
            .refused(.cursorMismatch(expected: 3)),
            #"{"refused":{"_0":{"cursorMismatch":{"expected":3}}}}"#
        ),
    ]

    /// The number of cases in `kind`.
    static let kinds = 32

    /// The name of an event's case.
    static func kind(_ event: HallEvent) -> String {
        switch event {
        case .dayOpened: "dayOpened"
        case .ticketIssued: "ticketIssued"
        case .slipRequested: "slipRequested"
        case .slipReported: "slipReported"
        case .ticketCalled: "ticketCalled"
        case .ticketRecalled: "ticketRecalled"
        case .servingStarted: "servingStarted"
        case .ticketFinished: "ticketFinished"
        case .ticketMissed: "ticketMissed"
        case .ticketRequeued: "ticketRequeued"
        case .ticketAbandoned: "ticketAbandoned"
        case .ticketHeld: "ticketHeld"
        case .ticketResumed: "ticketResumed"
        case .ticketTransferred: "ticketTransferred"
        case .ticketVoided: "ticketVoided"
        case .windowOpened: "windowOpened"
        case .windowPaused: "windowPaused"
        case .windowClosed: "windowClosed"
        case .centerChangesTaken: "centerChangesTaken"
        case .refused: "refused"
        case .numbersRaised: "numbersRaised"
        case .unchanged: "unchanged"
        case .ticketVerified: "ticketVerified"
        case .stepUndone: "stepUndone"
        case .ticketRated: "ticketRated"
        case .clerkSignedIn: "clerkSignedIn"
        case .clerkSignedOut: "clerkSignedOut"
        case .alertRaised: "alertRaised"
        case .alertAcknowledged: "alertAcknowledged"
        case .alertClosed: "alertClosed"
        case .complaintReceived: "complaintReceived"
        case .complaintMoved: "complaintMoved"
        }
    }
}
