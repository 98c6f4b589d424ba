// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing
import Vault
import Wire

struct ModeStoreTests {
    private typealias Fixture = StoreFixture

    /// From tomorrow 00:00 for two days, published now.
    private static func period() throws -> BookingOnlyPeriod {
        let midnight = Timestamp(seconds: Int64(try Fixture.day().daysSinceEpoch + 1) * 86_400 - 28_800)
        return try #require(
            BookingOnlyPeriod(
                notice: "7",
                text: "防汛",
                published: Fixture.now,
                start: midnight,
                end: midnight.adding(minutes: 2 * 1440)
            )
        )
    }

    private static func staff(_ name: String) throws -> StaffID { try #require(StaffID(name)) }

    /// A confirmed period whose first day has a cap of `cap`.
    private static func confirmed(_ store: CenterStore, cap: Int) throws -> EmergencyMode {
        let period = try period()
        let proposed = try store.propose(period, of: Fixture.center(), by: staff("4001"), at: Fixture.now).get()
        let slot = try #require(TimeSlot(start: period.start, end: period.end))
        let caps = try store.derivedCaps(of: Fixture.center(), for: slot, at: Fixture.moment())
        #expect(caps.count == 2, "a cap for each day of the period")
        let confirmed = try store.confirm(proposed.id, by: staff("4002"), caps: caps, at: Fixture.now).get()
        guard cap < caps[0].total else { return confirmed }
        let refusal = try store.setCap(
            of: proposed.id,
            on: caps[0].day,
            to: cap,
            reason: "检修",
            by: staff("4002"),
            at: Fixture.now
        )
        #expect(refusal == nil)
        return confirmed
    }

    /// Reports one visit of ten minutes at window 1.
    private static func visit(_ store: CenterStore) throws {
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let (window, service) = (try #require(WindowID("1")), try #require(ServiceID("estate")))
        let facts: [HallFact] = [
            .issued(ticket, service: service, origin: .walkIn), .called(ticket, window: window),
            .serving(ticket, window: window), .finished(ticket, window: window, outcome: "done"),
        ]
        let entries = facts.enumerated().map { index, fact in
            FactBatch.Entry(
                position: Position(Int64(index + 1)),
                at: Fixture.now.adding(minutes: index < 3 ? 0 : 10),
                staff: nil,
                fact: fact
            )
        }
        let batch = FactBatch(after: .start, through: Position(4), entries: entries)
        _ = try store.take(batch, from: Fixture.hall(), at: Fixture.moment())
    }

    @Test func `R47, R49: halls are sent the confirmed mode, signed, and its end`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        let mode = try Self.confirmed(store, cap: .max)
        let verifier = try DocumentVerifier(keys: fixture.keys)
        func sent() throws -> [SignedDocument] {
            try store.changes(for: Fixture.hall(), after: 0, now: Fixture.now).changes.compactMap {
                if case .document(let document) = $0 { document } else { nil }
            }
        }
        let first = try #require(try sent().last)
        #expect(first.kind == .mode && first.body?.contains(#""notice":"7""#) == true)
        let isSigned = verifier.verify(
            first.signedBytes,
            signature: first.signature,
            algorithm: first.algorithm,
            keyID: first.keyID
        )
        #expect(isSigned)
        #expect(try store.expireModes(at: mode.period.end.adding(seconds: -1)) == 0)
        #expect(try store.expireModes(at: mode.period.end) == 1)
        let last = try #require(try sent().last)
        #expect(try sent().count == 1, "a newer document takes the older one's place in the feed")
        #expect(last.version > first.version && last.body == #"{"periods":[]}"#)
        #expect(try store.notice(of: Fixture.center())?.contains("已恢复") == true, "published automatically")
        #expect(try store.hasModesDue(at: mode.period.end) == false)
    }

    @Test func `A14: the database itself forbids that one person is both`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        let proposed = try store.propose(Self.period(), of: Fixture.center(), by: Self.staff("4001"), at: Fixture.now)
            .get()
        let refused = try store.confirm(proposed.id, by: Self.staff("4001"), caps: [], at: Fixture.now)
        #expect(refused == .failure(.samePerson))
        #expect(try store.mode(proposed.id)?.stage == .proposed)
        #expect(try store.documents(of: Fixture.center()).isEmpty)
        #expect(try store.auditLog(after: 0, limit: 10).map(\.entry.action) == ["mode.propose"])
    }

    @Test func `A15: the cap is derived from what visits took, line by line`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        try Self.visit(store)
        let mode = try Self.confirmed(store, cap: .max)
        let cap = try #require(try store.caps(of: mode.id).first)
        // Usual hours are seven: 420 minutes by ten.
        #expect(cap.derived.lines.map(\.numbers) == [42] && cap.derived.lines.map(\.samples) == [1])
        #expect(cap.cap == 42 && cap.reason.isEmpty)
    }

    private static func book(
        _ person: Int,
        _ service: ServiceID,
        _ slot: TimeSlot,
        in store: CenterStore
    ) throws -> BookingAnswer {
        try store.book(
            BookingRequest(
                intent: try #require(IntentKey(text: "intent-cap-\(person)")),
                center: try Fixture.center(),
                service: service,
                item: nil,
                start: slot.start,
                principal: try Fixture.order(person).principal,
                agent: nil,
                channel: .web,
                staff: nil,
                terms: 1
            ),
            at: Fixture.moment()
        )
    }

    @Test func `R48: where no window is known nothing is derived, and the slots' own numbers hold`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        let mode = try Self.confirmed(store, cap: .max)
        #expect(try store.caps(of: mode.id).first?.derived.lines.isEmpty == true)
        let day = try Fixture.day().advanced(byDays: 1)
        let slot = try #require(
            TimeSlot(start: mode.period.start.adding(minutes: 600), end: mode.period.start.adding(minutes: 660))
        )
        let service = try #require(ServiceID("estate"))
        #expect(try store.setQuota(Fixture.center(), service, slot, on: day, to: 1) == 1)
        guard case .booked = try Self.book(0, service, slot, in: store) else {
            Issue.record("a number of the slot is to be had")
            return
        }
        guard case .refused(.slotFull) = try Self.book(1, service, slot, in: store) else {
            Issue.record("there is no second number")
            return
        }
    }

    @Test func `R48: the day's cap counts every booking of the center, and not beyond the mode`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        try Self.visit(store)
        let mode = try Self.confirmed(store, cap: 1)
        let day = try Fixture.day().advanced(byDays: 1)
        let slot = try #require(
            TimeSlot(start: mode.period.start.adding(minutes: 600), end: mode.period.start.adding(minutes: 660))
        )
        let service = try #require(ServiceID("estate"))
        #expect(try store.setQuota(Fixture.center(), service, slot, on: day, to: 5) == 5)
        guard case .booked = try Self.book(0, service, slot, in: store) else {
            Issue.record("the first number of the day is to be had")
            return
        }
        #expect(try Self.book(1, service, slot, in: store) == .refused(.dayFull))
        _ = try store.end(mode.id, by: Self.staff("4001"), notice: "恢复", at: Fixture.now).get()
        guard case .booked = try Self.book(1, service, slot, in: store) else {
            Issue.record("there is no cap outside the mode")
            return
        }
    }

    @Test func `R48: a proposal with a lower cap needs a reason, and the confirmed cap carries it`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        try Self.visit(store)
        let period = try Self.period()
        let bare = try store.propose(
            period,
            of: Fixture.center(),
            by: Self.staff("4001"),
            lowered: LoweredCap(cap: 10, reason: ""),
            at: Fixture.now
        )
        #expect(bare == .failure(.noReason))
        let lowered = LoweredCap(cap: 10, reason: "检修")
        let mode = try store.propose(
            period,
            of: Fixture.center(),
            by: Self.staff("4001"),
            lowered: lowered,
            at: Fixture.now
        ).get()
        let slot = try #require(TimeSlot(start: period.start, end: period.end))
        let caps = try store.derivedCaps(of: Fixture.center(), for: slot, at: Fixture.moment())
        _ = try store.confirm(mode.id, by: Self.staff("4002"), caps: caps, at: Fixture.now).get()
        #expect(try store.caps(of: mode.id).map(\.cap) == [10, 10])
        #expect(try store.caps(of: mode.id).map(\.reason) == ["检修", "检修"])
    }

    @Test func `R67: what the city sets goes to its halls, signed, once`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        #expect(try store.papersDue(of: Fixture.center(), at: Fixture.moment()).isEmpty)
        for (name, value) in [(RuleName.lateGrace, RuleValue.whole(20)), (.refill, .choice("both"))] {
            let change = RuleChange(
                name,
                value,
                effective: Fixture.now,
                madeAt: Fixture.now,
                staff: try Self.staff("4001"),
                note: "试行"
            )
            #expect(try store.change(change) == nil)
        }
        let due = try store.papersDue(of: Fixture.center(), at: Fixture.moment())
        #expect(due.map(\.body) == [#"{"values":{"late.grace_min":"20"}}"#], "only what halls decide by")
        #expect(try store.publish(.rules, due[0].body, of: Fixture.center(), at: Fixture.now) != nil)
        #expect(try store.papersDue(of: Fixture.center(), at: Fixture.moment()).isEmpty)
        #expect(try store.publish(.rules, due[0].body, of: Fixture.center(), at: Fixture.now) == nil)
    }
}
