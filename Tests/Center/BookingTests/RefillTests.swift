// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms
import Testing

@testable import Booking

/// What becomes of a freed number.
struct RefillTests {
    static let start = Timestamp(seconds: 1_795_399_200)

    private static func slot() throws -> TimeSlot {
        try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
    }

    private static func entry(_ name: String, madeAt: Int64 = 0, wishes: [TimeSlot]? = nil) throws -> WaitlistEntry {
        WaitlistEntry(
            id: try #require(WaitlistID(name)),
            center: try #require(CenterID("linzhou")),
            service: try #require(ServiceID("estate")),
            item: nil,
            wishes: try wishes ?? [slot()],
            principal: try #require(PersonTag(text: String(repeating: "b", count: 64))),
            maskedName: "王*",
            madeAt: Timestamp(milliseconds: madeAt)
        )
    }

    private static func step(
        _ refill: CityRules.Refill,
        entries: [WaitlistEntry],
        due: Int = 20,
        minutesBefore: Int = 120
    ) throws -> Refill.Step {
        var rules = CityRules()
        try rules.set(.refill, .choice(refill.rawValue))
        let now = start.adding(minutes: -minutesBefore)
        return Refill.step(
            slot: try slot(),
            releaseAt: now.adding(minutes: due),
            entries: entries,
            rules: rules,
            at: now
        )
    }

    @Test(arguments: [(CityRules.Refill.pool, false), (.waitlist, true), (.both, true)])
    func `A12: with a wait-list a freed number is offered first, with the pool alone never`(
        refill: CityRules.Refill,
        isOffered: Bool
    ) throws {
        let step = try Self.step(refill, entries: [Self.entry("W1")])
        let until = Self.start.adding(minutes: -105)
        #expect(step == (isOffered ? .offer(try #require(WaitlistID("W1")), until: until) : .keep))
    }

    @Test func `R41: the first place in order is asked, one that wished for other times is passed over`() throws {
        let morning = try #require(
            TimeSlot(start: Self.start.adding(minutes: -600), end: Self.start.adding(minutes: 59))
        )
        let entries = try [
            Self.entry("W1", wishes: [morning]), Self.entry("W2", madeAt: 1), Self.entry("W3", madeAt: 2),
        ]
        let step = try Self.step(.waitlist, entries: entries)
        #expect(step == .offer(try #require(WaitlistID("W2")), until: Self.start.adding(minutes: -105)))
    }

    @Test(arguments: [(CityRules.Refill.waitlist, true), (.both, false)])
    func `A12: once it is due, only a city with the wait-list alone goes on asking`(
        refill: CityRules.Refill,
        isOffered: Bool
    ) throws {
        let step = try Self.step(refill, entries: [Self.entry("W1")], due: 0)
        let until = Self.start.adding(minutes: -105)
        #expect(step == (isOffered ? .offer(try #require(WaitlistID("W1")), until: until) : .release))
    }

    @Test(arguments: [CityRules.Refill.pool, .waitlist, .both])
    func `R40: a number that nobody waits for is everybody's when it is due`(refill: CityRules.Refill) throws {
        #expect(try Self.step(refill, entries: [], due: 1) == .keep)
        #expect(try Self.step(refill, entries: [], due: 0) == .release)
    }

    @Test(arguments: [(1, Refill.Step.release), (0, .keep), (-59, .keep), (-60, .expire)])
    func `R40: a number is released until its slot begins and expires with its end`(
        minutesBefore: Int,
        expected: Refill.Step
    ) throws {
        #expect(try Self.step(.pool, entries: [], due: 0, minutesBefore: minutesBefore) == expected)
    }

    @Test(arguments: [(16, 15), (15, 15), (14, 14)])
    func `A12: an offer can be claimed for 15 minutes, and never past the booked time`(before: Int, minutes: Int) throws
    {
        let now = Self.start.adding(minutes: -before)
        let deadline = WaitlistOffer.deadline(of: try Self.slot(), rules: CityRules(), at: now)
        #expect(deadline == now.adding(minutes: minutes))
    }

    @Test func `A12: an offer is open up to its last millisecond`() throws {
        let offer = WaitlistOffer(
            id: 1,
            unit: 1,
            entry: try #require(WaitlistID("W1")),
            slot: try Self.slot(),
            madeAt: Self.start,
            until: Self.start.adding(minutes: 15),
            outcome: .open
        )
        #expect(offer.isOpen(at: Timestamp(milliseconds: offer.until.milliseconds - 1)))
        #expect(!offer.isOpen(at: offer.until))
    }

    @Test func `R41: a place ends with the third offer that runs out`() throws {
        var entry = try Self.entry("W1")
        for missed in 1...WaitlistEntry.mostMissed {
            #expect(entry.standing == .waiting)
            entry.missOffer()
            #expect(entry.missed == missed)
        }
        #expect(entry.standing == .ended)
        #expect(!entry.suits(try Self.slot()))
    }
}
