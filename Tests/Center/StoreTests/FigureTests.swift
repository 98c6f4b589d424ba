// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Terms
import Testing
import Wire

/// F8: what the figures say of a small day that was made by hand.
struct FigureTests {
    private typealias Fixture = BookingFixture

    /// Facts of the hall `linzhou`, in order.
    private static func report(_ facts: [(minutes: Int, fact: HallFact)], to store: CenterStore) throws {
        let hall = try StoreFixture.hall()
        try store.enrol(hall, center: StoreFixture.center(), name: "林州", since: Fixture.morning)
        let entries = facts.enumerated().map { index, fact in
            FactBatch.Entry(
                position: Position(Int64(index + 1)),
                at: Fixture.moment(fact.minutes).timestamp,
                staff: nil,
                fact: fact.fact
            )
        }
        let batch = FactBatch(after: .start, through: Position(Int64(entries.count)), entries: entries)
        let receipt = try store.take(batch, from: hall, at: Fixture.moment(400))
        #expect(receipt.position == batch.through)
    }

    private static func ticket(_ number: String) throws -> TicketID {
        try #require(TicketID(text: "2026-11-23.\(number)"))
    }

    private static func figures(_ store: CenterStore, by grouping: FigureGrouping) throws -> [FigureRow] {
        let day = try StoreFixture.day()
        return try store.figures(
            by: grouping,
            from: day,
            through: day.advanced(byDays: 1),
            center: nil,
            offsetSeconds: 28_800
        )
    }

    @Test func `R70, A33: bookings, calls in the slot, cancellations and walk-ins are counted once each`() throws {
        let fixture = try Fixture(quota: 2)
        let window = try #require(WindowID("1"))
        let service = try Fixture.service()
        let inSlot = try fixture.booked(Fixture.request(1, hour: 0))
        let late = try fixture.booked(Fixture.request(2, hour: 0))
        let given = try fixture.booked(Fixture.request(3, hour: 1))
        _ = try fixture.store.cancel(given.number, at: Fixture.moment())
        let (one, two, three) = (try Self.ticket("A001"), try Self.ticket("A002"), try Self.ticket("A003"))
        try Self.report(
            [
                (50, .issued(one, service: service, origin: .booking(inSlot.number, claimed: true))),
                (55, .issued(two, service: service, origin: .booking(late.number, claimed: true))),
                (56, .issued(three, service: service, origin: .walkIn)),
                (60, .called(one, window: window)), (62, .serving(one, window: window)),
                (72, .finished(one, window: window, outcome: "done")),
                (120, .called(two, window: window)), (121, .called(two, window: window)),
                (76, .called(three, window: window)),
            ],
            to: fixture.store
        )
        let row = try #require(try Self.figures(fixture.store, by: .center).first)
        #expect(row.key == "linzhou" && row.booked == 3 && row.cancelled == 1 && row.exchanged == 2)
        #expect((row.called, row.calledInSlot, row.finished, row.finishedInSlot) == (2, 1, 1, 1))
        #expect(row.inSlotPercent == 50)
        #expect((row.walkIn, row.green, row.refilled) == (1, 0, 0))
        #expect(row.handlingMinutes == 10)
        #expect(row.waitMinutes == 95.0 / 3)
    }

    @Test(arguments: [
        (FigureGrouping.slot, ["09:00", "10:00"]), (.channel, ["web"]), (.day, ["2026-11-23"]),
        (.service, ["linzhou/estate"]), (.item, ["item-1"]),
    ])
    func `R70: each grouping has its keys`(grouping: FigureGrouping, keys: [String]) throws {
        let fixture = try Fixture()
        _ = try fixture.booked(Fixture.request(1, hour: 0, item: "item-1"))
        _ = try fixture.booked(Fixture.request(2, hour: 1, item: "item-1"))
        let rows = try Self.figures(fixture.store, by: grouping).filter { $0.booked > 0 }
        #expect(rows.map(\.key) == keys)
        #expect(rows.reduce(0) { $0 + $1.booked } == 2)
    }

    @Test func `R40: a number that two people had in turn counts as refilled`() throws {
        let fixture = try Fixture(quota: 1)
        let first = try fixture.booked(Fixture.request(1, hour: 1))
        // Less than an hour before: free at once (A11).
        _ = try fixture.store.cancel(first.number, at: Fixture.moment(80))
        _ = try fixture.booked(Fixture.request(2, hour: 1), at: Fixture.moment(81))
        #expect(try Self.figures(fixture.store, by: .day).first?.refilled == 1)
    }
}
