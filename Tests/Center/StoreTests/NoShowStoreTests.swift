// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing
import Vault
import Wire

/// The register as the center keeps it.
struct NoShowStoreTests {
    private typealias Fixture = RefillFixture

    /// A center whose hall was in contact from 08:00 to `minutes` after 08:00.
    private static func center(
        heardUntil minutes: Int = 240,
        quota: Int = 3,
        _ rules: [(RuleName, RuleValue)] = []
    ) throws -> Fixture {
        let fixture = try Fixture(quota: quota, rules)
        try fixture.store.enrol(
            StoreFixture.hall(),
            center: fixture.center,
            name: "林州",
            since: Timestamp(seconds: 0)
        )
        let hall = try StoreFixture.hall()
        try fixture.store.writing("contacts") { () throws(StoreError) in
            for minute in 0...minutes { try fixture.store.noteContact(of: hall, at: Fixture.at(minute).timestamp) }
        }
        return fixture
    }

    /// Person 1 has booked and cancelled late three times, at 09:40.
    private static func listed(_ rules: [(RuleName, RuleValue)] = []) throws -> Fixture {
        let fixture = try center(rules)
        for time in 1...3 {
            let answer = try fixture.store.book(fixture.request(1, "time-\(time)"), at: Fixture.morning)
            guard case .booked(let record) = answer else { throw Fixture.NotBooked() }
            _ = try fixture.store.cancel(record.number, at: Fixture.at(100))
        }
        return fixture
    }

    private static func tag(_ fixture: Fixture, _ person: Int) throws -> PersonTag {
        try Vault(keys: fixture.files.keys, as: .center).personTag(Fixture.person(person).document)
    }

    private static func exchange(_ number: BookingNumber, at minutes: Int) throws -> FactBatch {
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let fact = HallFact.issued(
            ticket,
            service: try #require(ServiceID("estate")),
            origin: .booking(number, claimed: false)
        )
        let entry = FactBatch.Entry(position: Position(1), at: Fixture.at(minutes).timestamp, staff: nil, fact: fact)
        return FactBatch(after: .start, through: Position(1), entries: [entry])
    }

    @Test(arguments: [(194, 0), (195, 1)])
    func `R29: the job makes one no-show of a booking, once slot and grace are over`(minutes: Int, judged: Int) throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(minutes)) == judged)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(minutes)) == 0)
        #expect(try fixture.store.booking(number)?.standing == (judged == 1 ? .noShow : .booked))
        let event = try fixture.store.noShow(of: number)
        #expect((event != nil) == (judged == 1))
        #expect(try fixture.store.conservation().holds)
    }

    @Test func `R69: an event keeps booking, slot, until when the hall was heard, and the version of the text`() throws
    {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        _ = try fixture.store.judgeNoShows(at: Fixture.at(240))
        let event = try #require(try fixture.store.noShow(of: number))
        #expect(event.slot == fixture.slot)
        #expect(event.evidence == NoShowEvidence(heardUntil: Fixture.at(240).timestamp, minutes: 15, terms: 7))
        #expect(event.day.text == "2026-11-23")
        #expect(try fixture.store.steps(of: number).map(\.step) == ["booked", "no_show"])
        #expect(try fixture.store.auditLog(after: 0, limit: 10).map(\.entry.action).contains("noshow.register"))
    }

    @Test func `A6: who has checked in is no no-show, however slow the hall`() throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        _ = try fixture.store.take(Self.exchange(number, at: 119), from: StoreFixture.hall(), at: Fixture.at(119))
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 0)
        #expect(try fixture.store.booking(number)?.standing == .exchanged)
    }

    @Test(arguments: [(196, true), (197, false)])
    func `A6: a check-in that arrives late takes the no-show back when it was in time, and is a case when not`(
        minutes: Int,
        isInTime: Bool
    ) throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 1)
        _ = try fixture.store.take(Self.exchange(number, at: minutes), from: StoreFixture.hall(), at: Fixture.at(300))
        let event = try #require(try fixture.store.noShow(of: number))
        #expect(event.standing == (isInTime ? .takenBack : .registered))
        #expect(event.evidence.heardUntil == Fixture.at(240).timestamp)
        #expect(try fixture.store.cases().count == (isInTime ? 0 : 1))
        #expect(
            try fixture.store.noShowCount(of: Self.tag(fixture, 1), at: Fixture.at(300)).events == (isInTime ? 0 : 1)
        )
    }

    @Test func `A28: nobody is judged while the hall has not been heard past the slot`() throws {
        let fixture = try Self.center(heardUntil: 150)
        try fixture.book(1)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 0)
        // It comes back, and has had time to send what it has.
        for minute in [300, 301, 302] {
            try fixture.store.noteContact(of: StoreFixture.hall(), at: Fixture.at(minute).timestamp)
            if minute < 302 { #expect(try fixture.store.judgeNoShows(at: Fixture.at(minute)) == 0) }
        }
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(302)) == 1)
    }

    @Test func `A28: a slot in which the hall gave no sign of life is waived by itself`() throws {
        let fixture = try Self.center(heardUntil: 60)
        let number = try fixture.book(1)
        for minute in 300...310 {
            try fixture.store.noteContact(of: StoreFixture.hall(), at: Fixture.at(minute).timestamp)
        }
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(310)) == 1)
        #expect(try fixture.store.booking(number)?.standing == .waived)
        #expect(try fixture.store.noShow(of: number) == nil)
    }

    @Test func `A28: staff waive a time, and the no-shows in it are taken off and none comes after`() throws {
        let fixture = try Self.center()
        let before = try fixture.book(1)
        _ = try fixture.store.judgeNoShows(at: Fixture.at(240))
        let waiver = try #require(
            SlotWaiver(
                center: fixture.center,
                service: nil,
                time: fixture.slot,
                reason: "停电",
                cause: .declared,
                staff: StaffID("4001")
            )
        )
        #expect(try fixture.store.waive(waiver, at: Fixture.at(241)) == 1)
        #expect(try fixture.store.booking(before)?.standing == .waived)
        #expect(try fixture.store.noShow(of: before)?.standing == .waived)
        #expect(try fixture.store.waivers(center: fixture.center, in: fixture.slot, limit: 10) == [waiver])
        #expect(try fixture.store.waive(waiver, at: Fixture.at(242)) == 0)
    }

    @Test(arguments: [(90, 0), (91, 1)])
    func `R27: cancelled at 09:30 is in time, a minute later counts`(minutes: Int, events: Int) throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        _ = try fixture.store.cancel(number, at: Fixture.at(minutes))
        let count = try fixture.store.noShowCount(of: Self.tag(fixture, 1), at: Fixture.at(240))
        #expect(count.events == events)
        #expect(try fixture.store.noShow(of: number)?.kind == (events == 1 ? .cancelledLate : nil))
    }

    @Test(arguments: [("count", 2), ("half", 1), ("ignore", 0)])
    func `A4: a late cancellation frees the number and counts as the city says`(rule: String, halves: Int) throws {
        let fixture = try Self.center([(.lateCancel, .choice(rule))])
        let number = try fixture.book(1)
        _ = try fixture.store.cancel(number, at: Fixture.at(100))
        #expect(try fixture.units().free == 3)
        #expect(try fixture.store.noShowCount(of: Self.tag(fixture, 1), at: Fixture.at(240)).halves == halves)
        // It is no no-show on top of that.
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 0)
    }

    @Test func `A5: late is measured from the start of the slot, not from its end`() throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        guard case .late = try fixture.store.cancel(number, at: Fixture.at(121)) else { return #expect(Bool(false)) }
    }

    @Test func `A3: what an agent booked counts for the principal alone`() throws {
        let fixture = try Self.center()
        try fixture.book(1, agent: 2)
        _ = try fixture.store.judgeNoShows(at: Fixture.at(240))
        #expect(try fixture.store.noShowCount(of: Self.tag(fixture, 1), at: Fixture.at(240)).events == 1)
        #expect(try fixture.store.noShowCount(of: Self.tag(fixture, 2), at: Fixture.at(240)).events == 0)
    }

    @Test func `A37: booked by oneself or by an agent, it is one counter`() throws {
        let fixture = try Self.center(quota: 5, [(.sameItemPerDay, .whole(3))])
        let person = try Self.tag(fixture, 1)
        for (agent, intent) in [(nil, "a"), (2, "b"), (3, "c")] as [(Int?, String)] {
            _ = try fixture.store.book(fixture.request(1, intent, agent: agent), at: Fixture.morning)
        }
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 3)
        let count = try fixture.store.noShowCount(of: person, at: Fixture.at(240))
        #expect(count.events == 3)
        #expect(count.isListed)
    }

    @Test func `R30: the third lists at that moment, and an appeal that is granted delists`() throws {
        let fixture = try Self.center(quota: 5, [(.sameItemPerDay, .whole(3))])
        let person = try Self.tag(fixture, 1)
        for intent in ["a", "b", "c"] { _ = try fixture.store.book(fixture.request(1, intent), at: Fixture.morning) }
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240), limit: 2) == 2)
        #expect(try fixture.store.listedPeople(limit: 10).isEmpty)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(241)) == 1)
        #expect(try fixture.store.listedPeople(limit: 10).map(\.since) == [Fixture.at(241).timestamp])
        let document = try Fixture.person(1).document
        let event = try #require(try fixture.store.noShows(of: person, at: Fixture.at(241)).first)
        #expect(try fixture.store.appeal(event.booking, by: document, reason: "堵车", at: Fixture.at(300)) == nil)
        #expect(try fixture.store.appeal(event.booking, by: document, reason: "堵车", at: Fixture.at(300)) == .madeBefore)
        #expect(try fixture.store.openAppeals(limit: 10).map(\.reason) == ["堵车"])
        let staff = try #require(StaffID("4001"))
        #expect(try fixture.store.answer(event.booking, .granted, note: "属实", by: staff, at: Fixture.at(301)))
        #expect(try !fixture.store.answer(event.booking, .refused, note: "", by: staff, at: Fixture.at(302)))
        #expect(try fixture.store.listedPeople(limit: 10).isEmpty)
        #expect(try fixture.store.noShow(of: event.booking)?.standing == .removed)
    }

    @Test func `R30: nobody appeals against another's event`() throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        _ = try fixture.store.judgeNoShows(at: Fixture.at(240))
        let stranger = try Fixture.person(2).document
        #expect(try fixture.store.appeal(number, by: stranger, reason: "堵车", at: Fixture.at(241)) == .notCounting)
    }

    @Test func `A13: a listed person cannot book online where the city says so, but at the desk`() throws {
        let fixture = try Self.listed([(.suspendsListed, .flag(true))])
        let until = Fixture.at(100).timestamp.adding(minutes: 30 * 24 * 60)
        let online = try fixture.store.book(fixture.request(1, "again"), at: Fixture.at(101))
        #expect(online == .refused(.suspended(until: until)))
        let desk = BookingRequest(
            intent: try #require(IntentKey(text: "desk")),
            center: fixture.center,
            service: fixture.service,
            item: nil,
            start: fixture.slot.start,
            principal: try Fixture.person(1),
            agent: nil,
            channel: .desk,
            staff: StaffID("4001"),
            reason: "现场",
            terms: 7
        )
        guard case .booked = try fixture.store.book(desk, at: Fixture.at(101)) else { return #expect(Bool(false)) }
    }

    @Test func `A1: whoever is listed is off the list with the new year`() throws {
        let fixture = try Self.listed()
        #expect(try fixture.store.listedPeople(limit: 10).map(\.until.text) == ["2027-01-01"])
        let eve = try #require(Moment(rfc3339: "2026-12-31T23:59:59+08:00"))
        #expect(try fixture.store.endListings(at: eve) == 0)
        let year = try #require(Moment(rfc3339: "2027-01-01T00:00:00+08:00"))
        #expect(try fixture.store.endListings(at: year) == 1)
        #expect(try fixture.store.listedPeople(limit: 10).isEmpty)
        #expect(try fixture.store.endListings(at: year) == 0)
    }

    @Test func `A10: a booking voided for another's document is no no-show`() throws {
        let fixture = try Self.center()
        let number = try fixture.book(1)
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        _ = try fixture.store.take(Self.exchange(number, at: 119), from: StoreFixture.hall(), at: Fixture.at(119))
        let void = FactBatch.Entry(
            position: Position(2),
            at: Fixture.at(125).timestamp,
            staff: StaffID("1001"),
            fact: .voided(ticket, reason: "id_mismatch")
        )
        let batch = FactBatch(after: Position(1), through: Position(2), entries: [void])
        _ = try fixture.store.take(batch, from: StoreFixture.hall(), at: Fixture.at(126))
        #expect(try fixture.store.booking(number)?.standing == .void)
        #expect(try fixture.store.judgeNoShows(at: Fixture.at(240)) == 0)
        #expect(try fixture.store.noShow(of: number) == nil)
        #expect(try fixture.store.conservation().holds)
    }
}
