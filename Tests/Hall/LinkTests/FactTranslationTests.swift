// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Wire

@testable import Link

struct FactTranslationTests {
    private static let id = TicketID(
        day: BusinessDay(daysSinceEpoch: 20_780),
        number: sure(TicketNumber(text: "A017"))
    )
    private static let window = sure(WindowID("1"))
    private static let service = sure(ServiceID("social"))
    private static let token = TicketToken(bytes: [UInt8](repeating: 7, count: 17))

    static let told: [(HallEvent, HallFact)] = [
        (.dayOpened(id.day), .dayOpened(id.day)),
        (.slipReported(id, copy: 1, .failedBefore), .slip(id, copy: 1, outcome: "failed_before")),
        (.ticketCalled(id, window: window, as: .ordinary), .called(id, window: window)),
        (.servingStarted(id, window: window), .serving(id, window: window)),
        (.ticketFinished(id, window: window), .finished(id, window: window)),
        (.ticketMissed(id, window: nil), .missed(id)),
        (.ticketMissed(id, window: window), .missed(id)),
        (.ticketRequeued(id, rank: QueueRank(place: Position(9))), .requeued(id)),
        (.ticketAbandoned(id), .abandoned(id)),
        (.ticketHeld(id, window: window), .held(id, window: window)),
        (.ticketResumed(id, window: window), .resumed(id, window: window)),
        (
            .ticketTransferred(id, from: window, service: service, reservedFor: window),
            .transferred(id, service: service)
        ),
        (.ticketVoided(id, .idMismatch), .voided(id, reason: "id_mismatch")),
        (
            .ticketFinished(id, window: window, outcome: .incomplete),
            .finished(id, window: window, outcome: "incomplete")
        ),
        (
            .ticketVerified(id, window: window, Verification(result: .mismatch)),
            .verified(id, window: window, result: "mismatch")
        ),
        (.stepUndone(id, window: window), .undone(id, window: window)),
        (.windowOpened(window), .window(window, mode: "open")),
        (.windowPaused(window), .window(window, mode: "paused")),
        (.windowClosed(window), .window(window, mode: "closed")),
        (.refused(.windowBusy(id)), .refused(reason: "window_busy")),
        (.refused(.tooEarly(from: Timestamp(seconds: 1), slot: slot)), .refused(reason: "too_early")),
    ]

    private static let slot = sure(TimeSlot(start: Timestamp(seconds: 0), end: Timestamp(seconds: 60)))

    @Test(arguments: told)
    func `an event becomes its fact`(event: HallEvent, fact: HallFact) {
        #expect(FactTranslation.fact(of: event) == fact)
    }

    static let untold: [HallEvent] = [
        .slipRequested(id, station: sure(StationID("k1")), copy: 1),
        .ticketRecalled(id, window: window),
        .centerChangesTaken([.notice("今天提前下班")], through: 4),
        .ticketRated(id, window: window, .bad),
        .clerkSignedIn(window),
        .clerkSignedOut(window),
        .alertRaised(.help, station: nil),
        .alertAcknowledged(Position(3)),
        .alertClosed(Position(3)),
        .complaintReceived(.other, ticket: id, hotline: nil, due: id.day),
        .complaintMoved(Position(3), to: .verified),
        .unchanged,
    ]

    @Test(arguments: untold)
    func `what concerns the hall alone is not told`(event: HallEvent) {
        #expect(FactTranslation.fact(of: event) == nil)
    }

    @Test
    func `a ticket's origin is told, and whether the center granted it`() throws {
        let number = try Words.number(17)
        let origins: [(TicketKind, HallFact.Origin)] = [
            (.walkIn, .walkIn),
            (.green(reason: "elderly"), .green(reason: "elderly")),
            (kind(number, verify: true), .booking(number, claimed: false)),
            (kind(number, verify: false), .booking(number, claimed: true)),
        ]
        for (kind, origin) in origins {
            #expect(
                FactTranslation.fact(of: issued(kind)) == .issued(Self.id, service: Self.service, origin: origin)
            )
        }
    }

    @Test
    func `no tag of a person and no token of a slip leaves the hall`() throws {
        let record = HallRecord(
            position: Position(5),
            moment: LinkHall.opening,
            intent: Intent(key: try Words.key("intent-5"), digest: 5),
            staff: StaffID("0042"),
            event: issued(kind(try Words.number(17), verify: true)),
            answer: nil
        )
        let entry = try #require(FactTranslation.entry(of: record))
        #expect(entry.position == Position(5) && entry.at == LinkHall.opening.timestamp && entry.staff == record.staff)
        let text = String(decoding: LinkJSON.encode(entry), as: UTF8.self)
        #expect(text.contains("A017"))
        for secret in [Words.person(1).text, Self.token.text, "intent-5"] { #expect(!text.contains(secret)) }
    }

    private func kind(_ number: BookingNumber, verify: Bool) -> TicketKind {
        .booked(number, slot: Self.slot, verifyAtWindow: verify, documentsSeen: DocumentsSeen(principal: true))
    }

    private func issued(_ kind: TicketKind) -> HallEvent {
        .ticketIssued(
            Self.id,
            token: Self.token,
            kind: kind,
            person: Words.person(1),
            service: Self.service,
            station: nil
        )
    }
}

/// For words that are right by sight, in tables that cannot throw.
func sure<Word>(_ word: Word?) -> Word {
    guard let word else { preconditionFailure("not a word") }
    return word
}
