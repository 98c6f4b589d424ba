// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Terms
import Testing

/// Claims and facts of one booking, decided without a clock or a disk.
struct BookingRecordTests {
    private let now = Timestamp(seconds: 1_795_399_200)

    @Test
    func `the first hall to claim holds others off until the claim lapses`() throws {
        var record = try Self.record()
        #expect(record.decideClaim(by: Self.hall("a"), at: now) == .granted)
        #expect(record.decideClaim(by: Self.hall("b"), at: now.adding(minutes: 9)) == .heldElsewhere)
        #expect(record.decideClaim(by: Self.hall("a"), at: now.adding(minutes: 9)) == .granted)
        #expect(record.decideClaim(by: Self.hall("b"), at: now.adding(minutes: 19)) == .granted)
        #expect(record.decideClaim(by: Self.hall("a"), at: now.adding(minutes: 20)) == .heldElsewhere)
    }

    @Test(arguments: BookingStanding.allCases)
    func `only an open booking can be claimed`(standing: BookingStanding) throws {
        var record = try Self.record()
        record.standing = standing
        let expected: ClaimDecision = standing.isOpen ? .granted : .refused(standing)
        #expect(record.decideClaim(by: Self.hall("a"), at: now) == expected)
    }

    @Test
    func `a reported exchange belongs to its hall for good`() throws {
        var record = try Self.record()
        #expect(record.take(.exchanged(try Self.ticket("A001")), from: Self.hall("a")) == nil)
        #expect(record.standing == .exchanged)
        #expect(record.decideClaim(by: Self.hall("b"), at: now.adding(minutes: 600)) == .heldElsewhere)
        #expect(record.decideClaim(by: Self.hall("a"), at: now) == .granted)
    }

    @Test
    func `a second exchange is a case and changes nothing`() throws {
        var record = try Self.record()
        #expect(record.take(.exchanged(try Self.ticket("A001")), from: Self.hall("a")) == nil)
        let before = record
        #expect(record.take(.exchanged(try Self.ticket("A001")), from: Self.hall("a")) == nil)
        #expect(record.take(.exchanged(try Self.ticket("A009")), from: Self.hall("b"))?.kind == .exchangedTwice)
        #expect(record.take(.finished(try Self.ticket("A009")), from: Self.hall("b")) == nil)
        #expect(record == before)
    }

    @Test(arguments: [BookingStanding.cancelled, .cancelledLate, .void, .rescheduled])
    func `an exchange after the end is a case, the ticket is noted`(standing: BookingStanding) throws {
        var record = try Self.record()
        record.standing = standing
        let found = record.take(.exchanged(try Self.ticket("A001")), from: Self.hall("a"))
        #expect(found?.kind == .exchangedAfterEnd)
        #expect(record.standing == standing)
        #expect(record.exchange?.ticket.text == "2026-11-23.A001")
    }

    @Test
    func `serving, finishing and voiding move the booking`() throws {
        var record = try Self.record()
        let ticket = try Self.ticket("A001")
        _ = record.take(.exchanged(ticket), from: Self.hall("a"))
        _ = record.take(.serving(ticket), from: Self.hall("a"))
        #expect(record.standing == .accepted)
        var voided = record
        _ = record.take(.finished(ticket), from: Self.hall("a"))
        #expect(record.standing == .done)
        _ = voided.take(.voided(ticket), from: Self.hall("a"))
        #expect(voided.standing == .void)
        _ = voided.take(.finished(ticket), from: Self.hall("a"))
        #expect(voided.standing == .void)
    }

    @Test(arguments: BookingStanding.allCases)
    func `a mistaken ticket frees an open booking and leaves an ended one ended`(standing: BookingStanding) throws {
        var record = try Self.record()
        _ = record.take(.exchanged(try Self.ticket("A001")), from: Self.hall("a"))
        record.standing = standing
        var untouched = record
        _ = untouched.take(.released(try Self.ticket("A001")), from: Self.hall("b"))
        #expect(untouched == record)
        _ = record.take(.released(try Self.ticket("A001")), from: Self.hall("a"))
        #expect(record.exchange == nil)
        #expect(record.standing == (standing.isOpen ? .booked : standing))
    }

    static func record() throws -> BookingRecord {
        let start = Timestamp(seconds: 1_795_399_200)
        return BookingRecord(
            number: try #require(BookingNumber(text: "261123000018")),
            center: try #require(CenterID("linzhou")),
            service: try #require(ServiceID("estate")),
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            principal: PersonMark(
                tag: PersonTag(hash: Array(repeating: 7, count: 32)),
                maskedName: "测*",
                lastFour: LastFourTag(hash: Array(repeating: 9, count: 16))
            ),
            agent: nil
        )
    }

    static func hall(_ name: String) -> HallID {
        guard let hall = HallID(name) else { preconditionFailure("not a hall") }
        return hall
    }

    static func ticket(_ number: String) throws -> TicketID {
        try #require(TicketID(text: "2026-11-23." + number))
    }
}

extension BookingRecord {
    /// Takes a fact that happened when the slot began, under the rules as they come.
    fileprivate mutating func take(_ fact: ExchangeFact, from hall: HallID) -> BookingCase? {
        take(fact, from: hall, at: Moment(slot.start, offsetSeconds: 28_800), rules: CityRules())
    }
}
