// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing

/// Freed numbers on their way back to everybody.
struct PoolTests {
    private typealias Fixture = RefillFixture

    @Test func `R40: a cancelled number waits in the pool and is everybody's when it is due`() throws {
        let fixture = try Fixture()
        let number = try fixture.book(1)
        guard case .inTime = try fixture.store.cancel(number, at: Fixture.at(1)) else { return #expect(Bool(false)) }
        #expect(try fixture.units().pooled == 1)
        #expect(try fixture.store.refillDue(at: Fixture.at(5)) == 0)
        #expect(throws: Fixture.NotBooked.self) { try fixture.book(2, at: Fixture.at(5)) }
        #expect(try fixture.store.refillDue(at: Fixture.at(32)) == 1)
        #expect(try fixture.units().free == 1)
        #expect(try fixture.store.refillDue(at: Fixture.at(32)) == 0)
        try fixture.book(2, at: Fixture.at(32))
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `A11: a number is released between 5 and 30 minutes after it was freed, whatever is drawn`() throws {
        for _ in 0..<20 {
            let fixture = try Fixture()
            _ = try fixture.store.cancel(fixture.book(1), at: Fixture.at(1))
            let unit = try #require(try fixture.store.pooledUnits(center: nil, service: nil).first)
            let seconds = unit.releaseAt.seconds - unit.freedAt.seconds
            #expect((300...1800).contains(seconds))
        }
    }

    @Test(arguments: [(60, 1, 0), (61, 0, 1)])
    func `A11: less than an hour before the slot a freed number is free at once`(
        minutes: Int,
        pooled: Int,
        free: Int
    ) throws {
        let fixture = try Fixture()
        _ = try fixture.store.cancel(fixture.book(1), at: Fixture.at(minutes))
        #expect(try fixture.units().pooled == pooled)
        #expect(try fixture.units().free == free)
    }

    @Test func `R40: what is free or pooled when the slot is over expires, and its pool is empty`() throws {
        let fixture = try Fixture(quota: 3)
        _ = try fixture.book(1)
        // Freed, and nobody looked again before the slot was over.
        _ = try fixture.store.cancel(fixture.book(2), at: Fixture.at(2))
        #expect(try fixture.store.refillDue(at: Fixture.at(179)) == 0)
        #expect(try fixture.store.refillDue(at: Fixture.at(180)) == 1)
        let units = try fixture.units()
        #expect((units.issued, units.free, units.pooled, units.expired) == (1, 0, 0, 2))
        #expect(try fixture.store.pooledUnits(center: nil, service: nil).isEmpty)
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `R40: a run takes no more than its limit, and the next goes on`() throws {
        let fixture = try Fixture(quota: 5)
        for person in 1...5 { _ = try fixture.store.cancel(fixture.book(person), at: Fixture.at(1)) }
        #expect(try fixture.store.refillDue(at: Fixture.at(60), limit: 3) == 3)
        #expect(try fixture.store.refillDue(at: Fixture.at(60), limit: 3) == 2)
        #expect(try fixture.units().free == 5)
    }
}
