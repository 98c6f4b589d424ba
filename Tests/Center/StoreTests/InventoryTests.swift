// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing

/// The one inventory: who gets the last number, who gets none, and where numbers go.
struct InventoryTests {
    private typealias Fixture = BookingFixture

    @Test func `R4: the last number goes to one, and the other is named the next three free slots`() throws {
        let fixture = try Fixture(quota: 1)
        _ = try fixture.booked(Fixture.request(1))
        guard case .refused(.slotFull(let next)) = try fixture.store.book(Fixture.request(2), at: Fixture.moment())
        else {
            Issue.record("the slot is full")
            return
        }
        #expect(next.map(\.slot) == [try Fixture.slot(3), try Fixture.slot(4), try Fixture.slot(5)])
        #expect(next.allSatisfy { $0.free == 1 })
        let units = try fixture.units()
        #expect((units.issued, units.free) == (1, 0))
    }

    @Test func `R4: when little is left after it, earlier slots are named too`() throws {
        let fixture = try Fixture(quota: 1)
        _ = try fixture.booked(Fixture.request(1, hour: 5))
        let answer = try fixture.store.book(Fixture.request(2, hour: 5), at: Fixture.moment())
        guard case .refused(.slotFull(let next)) = answer else {
            Issue.record("the slot is full")
            return
        }
        #expect(next.count == 3 && next.allSatisfy { $0.slot.start < (try? Fixture.slot(5).start) ?? Fixture.morning })
    }

    @Test func `R10: every entry takes from the same numbers`() throws {
        let fixture = try Fixture(quota: 3)
        for (person, channel) in [BookingChannel.web, .desk, .phone].enumerated() {
            _ = try fixture.booked(Fixture.request(person, channel: channel))
        }
        #expect(try fixture.units().free == 0)
        guard
            case .refused(.slotFull) = try fixture.store.book(Fixture.request(9, channel: .desk), at: Fixture.moment())
        else {
            Issue.record("staff find no number that nobody else could")
            return
        }
    }

    @Test func `R11: an imported booking takes a number of an open slot, and none when there is none`() throws {
        let fixture = try Fixture(quota: 1)
        func order(_ person: Int) throws -> BookingOrder {
            BookingOrder(
                number: nil,
                center: try StoreFixture.center(),
                service: try Fixture.service(),
                slot: try Fixture.slot(2),
                principal: try Fixture.party(person),
                agent: nil
            )
        }
        let outcome = try fixture.store.take([order(1), order(2)], at: Fixture.moment())
        #expect((outcome.made, outcome.notTaken.count) == (1, 1))
        let units = try fixture.units()
        #expect((units.issued, units.free) == (1, 0))
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `R40: a given back number waits in the pool, and the counts say so`() throws {
        let fixture = try Fixture()
        let record = try fixture.booked(Fixture.request(1))
        _ = try fixture.store.cancel(record.number, at: Fixture.moment())
        let units = try fixture.units()
        #expect((units.quota, units.issued, units.free, units.pooled, units.expired) == (2, 0, 1, 1, 0))
        let report = try fixture.store.conservation()
        #expect(report.holds && report.slots == 6 && report.quota == 12 && report.pooled == 1)
    }

    @Test func `R40: a void number of a slot that is on is free at once, and after the slot it has expired`() throws {
        for (minutes, place) in [(190, SlotUnits.Place.free), (240, .expired)] {
            let fixture = try Fixture(quota: 1)
            let record = try fixture.booked(Fixture.request(1))
            let isSet = try fixture.store.setStanding(.void, of: record.number, at: Fixture.moment(minutes))
            #expect(isSet)
            #expect(try fixture.units()[place] == 1)
            #expect(try fixture.store.conservation().holds)
        }
    }

    @Test func `R40: the report finds a number that is nowhere`() throws {
        let fixture = try Fixture()
        _ = try fixture.booked(Fixture.request(1))
        try fixture.files.damage("UPDATE booking SET holds_unit = 0")
        let report = try fixture.store.conservation()
        #expect(!report.holds && report.faults.map(\.kind) == [.issued])
    }

    @Test func `A16: a quota never falls below what is not free`() throws {
        let fixture = try Fixture(quota: 3)
        _ = try fixture.booked(Fixture.request(1))
        let cancelled = try fixture.booked(Fixture.request(2))
        _ = try fixture.store.cancel(cancelled.number, at: Fixture.moment())
        let set = try fixture.store.setQuota(
            StoreFixture.center(),
            Fixture.service(),
            Fixture.slot(2),
            on: StoreFixture.day(),
            to: 0
        )
        #expect(set == 2)
        let units = try fixture.units()
        #expect((units.issued, units.free, units.pooled) == (1, 0, 1))
    }

    @Test func `the same intent is the same booking, and another wish under it is refused`() throws {
        let fixture = try Fixture()
        let first = try fixture.booked(Fixture.request(1, intent: "same"))
        #expect(try fixture.store.book(Fixture.request(1, intent: "same"), at: Fixture.moment(5)) == .again(first))
        let other = try fixture.store.book(Fixture.request(1, hour: 3, intent: "same"), at: Fixture.moment())
        #expect(other == .refused(.intentReused))
        let stranger = try fixture.store.book(Fixture.request(2, intent: "same"), at: Fixture.moment())
        #expect(stranger == .refused(.intentReused))
        #expect(try fixture.units().issued == 1)
    }
}
