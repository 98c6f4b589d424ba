// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Terms
import Testing
import Vault
import Wire

/// Who may connect as a hall, and what halls report.
struct TrustTests {
    private static let now = StoreFixture.now
    private static let moment = Moment(now, offsetSeconds: 28_800)
    private static func hall() throws -> HallID { try #require(HallID("linzhou")) }

    private static func facts(_ hall: String = "linzhou") throws -> CertificateFacts {
        let authority = try CertificateAuthority.make(name: "test", at: now)
        let text = try authority.issue(name: hall, for: .client, at: now).certificate
        return try #require(CertificateFacts(certificate: text))
    }

    private static func store(_ fixture: borrowing StoreFixture) throws -> CenterStore {
        let store = try fixture.open(at: now.milliseconds)
        try store.enrol(hall(), center: #require(CenterID("linzhou")), name: "林州", since: now)
        return store
    }

    @Test
    func `a code is spent once, and again only for the request whose answer was lost`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        try store.setCode([1], for: hall, until: Self.now.adding(minutes: 1440))
        #expect(try !store.spendCode([2], of: hall, for: [7], at: Self.now))
        #expect(try store.spendCode([1], of: hall, for: [7], at: Self.now))
        #expect(try store.spendCode([1], of: hall, for: [7], at: Self.now))
        #expect(try !store.spendCode([1], of: hall, for: [8], at: Self.now))
        // A new code begins anew.
        try store.setCode([3], for: hall, until: Self.now.adding(minutes: 1440))
        #expect(try !store.spendCode([1], of: hall, for: [7], at: Self.now))
        #expect(try store.spendCode([3], of: hall, for: [8], at: Self.now))
    }

    @Test
    func `a code is over after a day, to the millisecond`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let until = Self.now.adding(minutes: EnrolmentCode.lifeMinutes)
        try store.setCode([1], for: Self.hall(), until: until)
        #expect(try !store.spendCode([1], of: Self.hall(), for: [7], at: until))
        let last = Timestamp(milliseconds: until.milliseconds - 1)
        #expect(try store.spendCode([1], of: Self.hall(), for: [7], at: last))
    }

    @Test(arguments: [9, 10])
    func `ten wrong secrets make a code void`(wrong: Int) throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        try store.setCode([1], for: Self.hall(), until: Self.now.adding(minutes: 1440))
        for _ in 0..<wrong { #expect(try !store.spendCode([2], of: Self.hall(), for: [7], at: Self.now)) }
        #expect(try store.spendCode([1], of: Self.hall(), for: [7], at: Self.now) == (wrong < CenterStore.codeTries))
    }

    @Test
    func `who was never registered has no code`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let stranger = try #require(HallID("anyang"))
        #expect(throws: StoreError.unknownHall(stranger)) { try store.setCode([1], for: stranger, until: Self.now) }
        #expect(try !store.spendCode([1], of: stranger, for: [7], at: Self.now))
    }

    @Test
    func `enrolment revokes what was before at once, renewal only when the new one is used`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        let all = try (0..<4).map { _ in try Self.facts() }
        func good() throws -> [Bool] {
            try all.map { try store.certificate($0.fingerprint, of: hall)?.isGood(at: Self.now) ?? false }
        }
        try store.enrolled(all[0], of: hall, since: Self.now, at: Self.now)
        try store.enrolled(all[1], of: hall, since: Self.now, at: Self.now)
        #expect(try good() == [false, true, false, false])
        try store.renewed(all[2], of: hall, under: all[1].fingerprint, at: Self.now)
        #expect(try good() == [false, true, true, false])
        // The answer was lost: the hall asks again, and the one that it never got is not good for ever.
        try store.renewed(all[3], of: hall, under: all[1].fingerprint, at: Self.now)
        #expect(try good() == [false, true, false, true])
        try store.used(all[3].fingerprint, of: hall, at: Self.now)
        #expect(try good() == [false, false, false, true])
        #expect(try store.revokeCertificates(of: hall, at: Self.now) == 1)
        #expect(try good() == [false, false, false, false])
        let reasons = try all.map { try store.certificate($0.fingerprint, of: hall)?.reason }
        #expect(reasons == [.enrolledAnew, .superseded, .superseded, .revoked])
        #expect(try store.certificates(of: hall).count == 4)
    }

    @Test
    func `a certificate is one hall's only, and ends`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let facts = try Self.facts()
        try store.enrolled(facts, of: Self.hall(), since: Self.now, at: Self.now)
        let other = try #require(HallID("other"))
        #expect(try store.certificate(facts.fingerprint, of: other) == nil)
        let found = try #require(try store.certificate(facts.fingerprint, of: Self.hall()))
        #expect(!found.isGood(at: facts.until))
        #expect(found.isGood(at: Timestamp(milliseconds: facts.until.milliseconds - 1)))
    }

    private static func report(_ state: String, at time: Timestamp = now) throws -> HallReport {
        HallReport(
            at: time,
            center: try #require(CenterID("linzhou")),
            release: Release.version,
            profile: "hall",
            uptimeSeconds: 1,
            position: .start,
            unsynced: 0,
            documents: ["rules": 3],
            certificateUntil: nil,
            diskFreeMebibytes: 1,
            services: [],
            devices: [.init(kind: "printer", place: "kiosk-1", state: state, isWorking: state == "ready")],
            alarms: []
        )
    }

    @Test
    func `the last report of a hall is kept, and each that told of a change`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        let states = ["ready", "ready", "paper_out", "paper_out", "ready"]
        for (minute, state) in states.enumerated() {
            let now = Self.now.adding(minutes: minute)
            try store.take(Self.report(state, at: now.adding(seconds: -61)), from: hall, at: now)
        }
        let last = try #require(try store.report(of: hall))
        #expect(last.at == Self.now.adding(minutes: 4))
        #expect(last.clockOffsetSeconds == -61)
        let changes = try store.reportChanges(of: hall, limit: 10)
        #expect(changes.map { $0.report.devices[0].state } == ["ready", "paper_out", "ready"])
        #expect(try store.reports()[hall] == last)
    }

    @Test
    func `R61: a hall that is moved to another center of the city gives back the bookings of the one before`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        let outcome = try store.take(
            [StoreFixture.order(0), StoreFixture.order(1)],
            at: Self.moment
        )
        let first = try store.changes(for: hall, after: 0, now: Self.now)
        #expect(Set(first.bookings.map(\.number)) == Set(outcome.numbers))
        #expect(first.bookings.allSatisfy { $0.standing == .booked })
        // One of them was exchanged here: its ticket goes on.
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let fact = HallFact.issued(
            ticket,
            service: try #require(ServiceID("estate")),
            origin: .booking(outcome.numbers[0], claimed: true)
        )
        let entry = FactBatch.Entry(position: Position(1), at: Self.now, staff: nil, fact: fact)
        _ = try store.take(
            FactBatch(after: .start, through: Position(1), entries: [entry]),
            from: hall,
            at: Self.moment
        )
        try store.enrol(hall, center: #require(CenterID("town")), name: "林州", since: Self.now.adding(minutes: -60))
        let moved = try store.changes(for: hall, after: first.through, now: Self.now)
        #expect(moved.from == 0)
        let standings = moved.bookings.reduce(into: [:]) { $0[$1.number] = $1.standing }
        #expect(standings == [outcome.numbers[0]: .booked, outcome.numbers[1]: .exchangedElsewhere])
        #expect(try store.changes(for: hall, after: moved.through, now: Self.now).changes.isEmpty)
    }

    @Test(arguments: [0, 4999, 5000])
    func `R61: the journal of a hall from another city begins where it says`(begins: Int64) throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        func entry(_ position: Int64) -> FactBatch.Entry {
            FactBatch.Entry(
                position: Position(position),
                at: Self.now,
                staff: nil,
                fact: .dayOpened(BusinessDay(text: "2026-11-23") ?? Moment(Self.now, offsetSeconds: 0).day)
            )
        }
        func batch(after: Int64, begins: Int64) -> FactBatch {
            FactBatch(
                after: Position(after),
                through: Position(after + 1),
                begins: Position(begins),
                entries: [entry(after + 1)]
            )
        }
        // Later than where it begins is no beginning.
        if begins > 0 {
            let early = try store.take(batch(after: begins + 3, begins: begins), from: hall, at: Self.moment)
            #expect(early.position == .start)
        }
        #expect(
            try store.take(batch(after: begins, begins: begins), from: hall, at: Self.moment).position.value == begins
                + 1
        )
        // The same again counts once.
        #expect(
            try store.take(batch(after: begins, begins: begins), from: hall, at: Self.moment).position.value == begins
                + 1
        )
        let next = try store.take(batch(after: begins + 1, begins: begins), from: hall, at: Self.moment)
        #expect(next.position.value == begins + 2)
        #expect(try store.facts(of: hall, after: .start, limit: 10).map(\.position.value) == [begins + 1, begins + 2])
    }

    @Test(arguments: [-10_000, -2, 0, 10_000] as [Int64])
    func `R61: a hall that comes with another city's cursor takes the whole feed`(difference: Int64) throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let hall = try Self.hall()
        _ = try store.take([StoreFixture.order(0)], at: Self.moment)
        try store.enrolled(Self.facts(), of: hall, since: Self.now.adding(minutes: -60), at: Self.now)
        let cursor = try #require(try store.hall(hall)).cursor
        let foreign = cursor + difference
        let batch = try store.changes(for: hall, after: foreign, now: Self.now)
        // Only the very cursor that this center gave out last means that all is known.
        #expect(batch.bookings.count == (difference == 0 ? 0 : 1))
        #expect(batch.from == (difference == 0 ? foreign : 0))
        #expect(batch.through == cursor)
    }

    @Test
    func `a case is closed once, with a note`() throws {
        let fixture = try StoreFixture()
        let store = try Self.store(fixture)
        let (hall, staff) = (try Self.hall(), try #require(StaffID("100")))
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let number = try #require(BookingNumber(serial: 77))
        let fact = HallFact.issued(
            ticket,
            service: try #require(ServiceID("estate")),
            origin: .booking(number, claimed: false)
        )
        let entry = FactBatch.Entry(position: Position(1), at: Self.now, staff: nil, fact: fact)
        _ = try store.take(
            FactBatch(after: .start, through: Position(1), entries: [entry]),
            from: hall,
            at: Self.moment
        )
        #expect(try store.cases().map(\.content.kind) == [.unknownBooking])
        #expect(try !store.closeCase(Position(2), of: hall, by: staff, note: "x", at: Self.now))
        #expect(try store.closeCase(Position(1), of: hall, by: staff, note: "looked up", at: Self.now))
        #expect(try !store.closeCase(Position(1), of: hall, by: staff, note: "again", at: Self.now))
        #expect(try store.caseClosings()[hall]?[Position(1)]?.note == "looked up")
    }
}

extension ChangeBatch {
    fileprivate var bookings: [BookingNotice] {
        changes.compactMap { change in
            guard case .booking(let notice) = change else { return nil }
            return notice
        }
    }
}
