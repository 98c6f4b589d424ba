// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing

/// The rules of booking at their boundaries, on the real store.
struct BookingRulesTests {
    private typealias Fixture = BookingFixture

    @Test(arguments: [(89, Int64(59), true), (90, 0, true), (90, 1, false), (179, 0, false)])
    func `R27: 09:30:00 is in time for 10:00, 09:30:01 is late`(minutes: Int, seconds: Int64, isInTime: Bool) throws {
        let fixture = try Fixture()
        let record = try fixture.booked(Fixture.request(1, hour: 1))
        let answer = try fixture.store.cancel(record.number, at: Fixture.moment(minutes, seconds: seconds))
        switch answer {
        case .inTime(let record): #expect(isInTime && record.standing == .cancelled)
        case .late(let record): #expect(!isInTime && record.standing == .cancelledLate)
        default: Issue.record("\(minutes):\(seconds)")
        }
        #expect(try fixture.units(1).issued == 0, "A4: a late cancellation frees the number as well")
    }

    @Test func `R27: a booking is cancelled once, and not after its slot`() throws {
        let fixture = try Fixture()
        let record = try fixture.booked(Fixture.request(1, hour: 1))
        guard case .inTime(let cancelled) = try fixture.store.cancel(record.number, at: Fixture.moment()),
            case .again(let again) = try fixture.store.cancel(record.number, at: Fixture.moment(200))
        else {
            Issue.record("cancelled, and again")
            return
        }
        #expect(cancelled.standing == again.standing)
        let other = try fixture.booked(Fixture.request(2, hour: 1))
        let late = try fixture.store.cancel(other.number, at: Fixture.moment(180))
        #expect(late == .refused(.ended(.booked)))
    }

    @Test func `A4: the lead is the rule's, and takes effect at its moment`() throws {
        let fixture = try Fixture()
        let record = try fixture.booked(Fixture.request(1, hour: 1))
        let change = RuleChange(
            .cancelLead,
            .whole(10),
            effective: Fixture.moment(100).timestamp,
            madeAt: Fixture.morning,
            staff: try #require(StaffID("4001")),
            note: "试行"
        )
        #expect(try fixture.store.change(change) == nil)
        guard case .inTime = try fixture.store.cancel(record.number, at: Fixture.moment(110)) else {
            Issue.record("ten minutes before is in time now")
            return
        }
    }

    @Test func `A25: three active bookings a principal, one an item and day`() throws {
        let fixture = try Fixture(quota: 9)
        for number in 0..<3 { _ = try fixture.booked(Fixture.request(1, hour: number, item: "item-\(number)")) }
        let fourth = try fixture.store.book(Fixture.request(1, hour: 4, item: "item-4"), at: Fixture.moment())
        #expect(fourth == .refused(.tooManyActive(limit: 3)))
        _ = try fixture.booked(Fixture.request(2, hour: 1, item: "item-1"))
        let same = try fixture.store.book(Fixture.request(2, hour: 3, item: "item-1"), at: Fixture.moment())
        #expect(same == .refused(.sameItemSameDay(limit: 1)))
        _ = try fixture.booked(Fixture.request(2, hour: 3, item: "item-2"))
    }

    @Test func `A25: an agent visits for five principals a day, a sixth is refused`() throws {
        let fixture = try Fixture(quota: 9)
        for person in 1...5 { _ = try fixture.booked(Fixture.request(person, agent: 99)) }
        let sixth = try fixture.store.book(Fixture.request(6, agent: 99), at: Fixture.moment())
        #expect(sixth == .refused(.agentLimit(limit: 5)))
        _ = try fixture.booked(Fixture.request(6, agent: 98))
    }

    @Test func `A37: what an agent booked counts for the principal`() throws {
        let fixture = try Fixture(quota: 9)
        _ = try fixture.booked(Fixture.request(1, hour: 1, item: "a", agent: 99))
        let same = try fixture.store.book(Fixture.request(1, hour: 2, item: "a"), at: Fixture.moment())
        #expect(same == .refused(.sameItemSameDay(limit: 1)))
    }

    @Test func `A34: a booking moves twice with a new number each, under the limit for cancelling`() throws {
        let fixture = try Fixture()
        var record = try fixture.booked(Fixture.request(1, hour: 3))
        for (hour, moves) in [(4, 1), (5, 2)] {
            let old = record
            let answer = try fixture.store.move(
                old.number,
                to: Fixture.slot(hour).start,
                intent: try #require(IntentKey(text: "move-\(hour)")),
                at: Fixture.moment()
            )
            guard case .booked(let new) = answer else {
                Issue.record("moved to \(hour)")
                return
            }
            #expect(new.number != old.number && new.moves == moves && new.principal.tag == old.principal.tag)
            #expect(try fixture.store.booking(old.number)?.standing == .rescheduled)
            record = new
        }
        let third = try fixture.store.move(
            record.number,
            to: Fixture.slot(3).start,
            intent: try #require(IntentKey(text: "move-3")),
            at: Fixture.moment()
        )
        #expect(third == .refused(.tooManyMoves(limit: 2)))
        #expect(try fixture.store.conservation().holds)
    }

    @Test(arguments: [(90, Int64(0), true), (90, 1, false)])
    func `A34: moving has the same last moment as cancelling`(minutes: Int, seconds: Int64, isInTime: Bool) throws {
        let fixture = try Fixture()
        let record = try fixture.booked(Fixture.request(1, hour: 1))
        let answer = try fixture.store.move(
            record.number,
            to: Fixture.slot(4).start,
            intent: try #require(IntentKey(text: "move")),
            at: Fixture.moment(minutes, seconds: seconds)
        )
        if case .booked = answer { #expect(isInTime) } else { #expect(!isInTime) }
        if !isInTime { #expect(answer == .refused(.tooLate(deadline: Fixture.moment(90).timestamp))) }
        #expect(try fixture.store.booking(record.number)?.standing == (isInTime ? .rescheduled : .booked))
    }

    @Test func `A34: a move to a full slot changes nothing`() throws {
        let fixture = try Fixture(quota: 1)
        let record = try fixture.booked(Fixture.request(1, hour: 3))
        _ = try fixture.booked(Fixture.request(2, hour: 4))
        let answer = try fixture.store.move(
            record.number,
            to: Fixture.slot(4).start,
            intent: try #require(IntentKey(text: "move")),
            at: Fixture.moment()
        )
        guard case .refused(.slotFull) = answer else {
            Issue.record("the slot is full")
            return
        }
        #expect(try fixture.store.booking(record.number) == record)
        #expect(try fixture.units(3).issued == 1)
    }

    @Test(arguments: [(59, true), (60, false)])
    func `R2: a slot can be booked up to its beginning`(minutes: Int, isBooked: Bool) throws {
        let fixture = try Fixture()
        let answer = try fixture.store.book(Fixture.request(1, hour: 0), at: Fixture.moment(minutes))
        if case .booked = answer { #expect(isBooked) } else { #expect(answer == .refused(.slotBegun) && !isBooked) }
    }

    @Test func `a slot that is not there or too far ahead is not booked`() throws {
        let fixture = try Fixture()
        #expect(try fixture.store.book(Fixture.request(1, hour: 7), at: Fixture.moment()) == .refused(.noSuchSlot))
        for (days, isOpen) in [(14, true), (15, false)] {
            let before = Fixture.moment(-days * 24 * 60)
            let answer = try fixture.store.book(Fixture.request(days), at: before)
            if case .booked = answer { #expect(isOpen) } else { #expect(answer == .refused(.beyondHorizon(days: 14))) }
        }
    }
}
