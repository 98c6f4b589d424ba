// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing

/// Refilling from the wait-list.
struct WaitlistTests {
    private typealias Fixture = RefillFixture
    private static let refill: [(RuleName, RuleValue)] = [(.refill, .choice("waitlist"))]

    /// Person 1 has booked the only number; 2 and 3 wait; 1 cancels at 08:10.
    private static func freed(_ rules: [(RuleName, RuleValue)] = refill) throws -> (Fixture, [WaitlistID]) {
        let fixture = try Fixture(rules)
        let number = try fixture.book(1)
        let places = try [fixture.wait(2), fixture.wait(3, at: Fixture.at(1))]
        _ = try fixture.store.cancel(number, at: Fixture.at(10))
        return (fixture, places)
    }

    @Test func `R41: a freed number is offered to the first who waits, and the claim books it`() throws {
        let (fixture, places) = try Self.freed()
        #expect(try fixture.place(places[0], of: 2, at: Fixture.at(10))?.offer != nil)
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(10))?.offer == nil)
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(10))?.ahead == 1)
        guard case .booked(let record) = try fixture.claim(places[0], of: 2, at: Fixture.at(11)) else {
            return #expect(Bool(false))
        }
        #expect(record.channel == .waitlist)
        #expect(record.slot == fixture.slot)
        #expect(record.terms == 8)
        #expect(try fixture.units().issued == 1)
        #expect(try fixture.store.conservation().holds)
        #expect(try fixture.claim(places[0], of: 2, at: Fixture.at(12)) == .again(record))
    }

    @Test func `A12: an offer can be claimed up to 15 minutes, then it is the next one's, then everybody's`() throws {
        let (fixture, places) = try Self.freed()
        #expect(try fixture.claim(places[0], of: 2, at: Fixture.at(25)) == .refused(.noOffer))
        _ = try fixture.store.refillDue(at: Fixture.at(25))
        #expect(try fixture.place(places[0], of: 2, at: Fixture.at(25))?.offer == nil)
        #expect(try fixture.place(places[0], of: 2, at: Fixture.at(25))?.entry.missed == 1)
        let second = try #require(try fixture.place(places[1], of: 3, at: Fixture.at(25))?.offer)
        #expect(second.until == Fixture.at(40).timestamp)
        _ = try fixture.store.refillDue(at: Fixture.at(40))
        // Nobody is left to ask, and its moment for everybody has passed as well.
        #expect(try fixture.store.refillDue(at: Fixture.at(45)) <= 1)
        #expect(try fixture.units().free == 1)
        try fixture.book(4, at: Fixture.at(45))
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `A12: a number under offer is nobody else's, not even when it is due`() throws {
        let (fixture, places) = try Self.freed([(.refill, .choice("both")), (.waitlistClaim, .whole(60))])
        _ = try fixture.store.refillDue(at: Fixture.at(41))
        #expect(try fixture.units().pooled == 1)
        guard case .booked = try fixture.claim(places[0], of: 2, at: Fixture.at(42)) else {
            return #expect(Bool(false))
        }
    }

    @Test func `R41: a place whose person's limits forbid the booking is passed over`() throws {
        let fixture = try Fixture(quota: 2, Self.refill)
        let number = try fixture.book(1)
        let places = try [fixture.wait(2), fixture.wait(3, at: Fixture.at(1))]
        // Person 2 gets a booking of the same service and day meanwhile (A25).
        try fixture.book(2, at: Fixture.at(2))
        _ = try fixture.store.cancel(number, at: Fixture.at(10))
        #expect(try fixture.place(places[0], of: 2, at: Fixture.at(10))?.offer == nil)
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(10))?.offer != nil)
    }

    @Test func `R41: limits that forbid it only when it is claimed pass the number on`() throws {
        let fixture = try Fixture(quota: 2, Self.refill)
        let number = try fixture.book(1)
        let places = try [fixture.wait(2), fixture.wait(3, at: Fixture.at(1))]
        _ = try fixture.store.cancel(number, at: Fixture.at(10))
        try fixture.book(2, at: Fixture.at(11))
        guard case .passed(.sameItemSameDay) = try fixture.claim(places[0], of: 2, at: Fixture.at(12)) else {
            return #expect(Bool(false))
        }
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(12))?.offer != nil)
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `R41: whoever leaves makes room for the next`() throws {
        let (fixture, places) = try Self.freed()
        #expect(try fixture.store.leaveWaitlist(places[0], of: Fixture.person(2).document, at: Fixture.at(11)))
        #expect(try !fixture.store.leaveWaitlist(places[0], of: Fixture.person(2).document, at: Fixture.at(11)))
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(11))?.offer != nil)
        #expect(try fixture.place(places[1], of: 3, at: Fixture.at(11))?.ahead == 0)
    }

    @Test func `R41: a place is nobody's but its person's`() throws {
        let (fixture, places) = try Self.freed()
        #expect(try fixture.place(places[0], of: 3, at: Fixture.at(10)) == nil)
        #expect(try fixture.claim(places[0], of: 3, at: Fixture.at(10)) == nil)
        #expect(try !fixture.store.leaveWaitlist(places[0], of: Fixture.person(3).document, at: Fixture.at(10)))
    }

    @Test func `R41: whoever joins while a number waits in the pool is asked at once`() throws {
        let fixture = try Fixture(Self.refill)
        _ = try fixture.store.cancel(fixture.book(1), at: Fixture.at(1))
        let place = try fixture.wait(2, at: Fixture.at(2))
        #expect(try fixture.place(place, of: 2, at: Fixture.at(2))?.offer != nil)
    }

    @Test func `R41: the same intent is the same place, and nobody has more than three`() throws {
        let fixture = try Fixture(Self.refill)
        func join(_ intent: String) throws -> WaitlistAnswer {
            try fixture.store.joinWaitlist(
                WaitlistRequest(
                    intent: try #require(IntentKey(text: intent)),
                    center: fixture.center,
                    service: fixture.service,
                    item: nil,
                    wishes: [fixture.slot],
                    principal: try Fixture.person(2),
                    agent: nil,
                    terms: 7
                ),
                at: Fixture.morning
            )
        }
        guard case .waiting(let first) = try join("a") else { return #expect(Bool(false)) }
        #expect(try join("a") == .again(first))
        _ = try join("b")
        _ = try join("c")
        #expect(try join("d") == .refused(.tooMany(limit: 3)))
    }

    @Test func `A12: a city with the pool alone has no wait-list`() throws {
        let fixture = try Fixture()
        #expect(throws: Fixture.NotBooked.self) { try fixture.wait(2) }
    }

    @Test func `A11: within the last hour a city with a wait-list asks it before everybody`() throws {
        let fixture = try Fixture(Self.refill)
        let number = try fixture.book(1)
        let place = try fixture.wait(2)
        _ = try fixture.store.cancel(number, at: Fixture.at(110))
        let offer = try #require(try fixture.place(place, of: 2, at: Fixture.at(110))?.offer)
        // Never past the booked time.
        #expect(offer.until == Fixture.start)
        _ = try fixture.store.refillDue(at: Fixture.at(180))
        #expect(try fixture.units().expired == 1)
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `R41: a place ends when its last wish is over`() throws {
        let fixture = try Fixture(Self.refill)
        let place = try fixture.wait(2)
        _ = try fixture.store.refillDue(at: Fixture.at(179))
        #expect(try fixture.place(place, of: 2, at: Fixture.at(179))?.entry.standing == .waiting)
        _ = try fixture.store.refillDue(at: Fixture.at(180))
        #expect(try fixture.place(place, of: 2, at: Fixture.at(180))?.entry.standing == .ended)
        // Its person is forgotten at once, the place after a month.
        let month = 180 + WaitlistEntry.keptDays * 24 * 60
        _ = try fixture.store.refillDue(at: Fixture.at(month))
        #expect(try fixture.place(place, of: 2, at: Fixture.at(month)) != nil)
        _ = try fixture.store.refillDue(at: Fixture.at(month + 1))
        #expect(try fixture.place(place, of: 2, at: Fixture.at(month + 1)) == nil)
    }
}
