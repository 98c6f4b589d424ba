// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Supervision
import Terms
import Testing
import Vault

/// What goes on schedule or when its owner asks, and what stays.
struct RetentionStoreTests {
    private static let retention = Retention()

    /// The store `days` after the visit of the fixture's booking.
    private static func moment(days: Int) -> Moment {
        StoreFixture.moment(StoreFixture.now.adding(minutes: days * 24 * 60))
    }

    private static func document() throws -> DocumentNumber {
        try #require(DocumentNumber(.residentID, StoreFixture.plainNumbers[0]))
    }

    @Test
    func `PIPL 19: ninety days after the visit a booking still names its person, and a day later it names nobody`()
        throws
    {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let number = try store.take([StoreFixture.order()], at: StoreFixture.moment()).numbers[0]
        #expect(try store.retain(.identity, Self.retention, at: Self.moment(days: 90)) == 0)
        #expect(try store.booking(number)?.principal.maskedName.isEmpty == false)
        #expect(try store.retain(.identity, Self.retention, at: Self.moment(days: 91)) == 1)
        let left = try #require(try store.booking(number))
        #expect(left.principal.maskedName.isEmpty)
        #expect(left.principal.tag == PersonTag(hash: [UInt8](repeating: 0, count: 32)))
        #expect(left.service.text == "estate", "what is counted stays")
        #expect(try store.retain(.identity, Self.retention, at: Self.moment(days: 91)) == 0, "again changes nothing")
        let runs = try store.retentionRuns(since: StoreFixture.now, limit: 10)
        #expect(runs.map(\.kind) == [.identity] && runs[0].count == 1)
        #expect(try store.file(on: Self.document(), at: nil, now: Self.moment(days: 91)).bookings.isEmpty)
    }

    @Test
    func `PIPL 19: one run deletes a bounded part, and further runs the rest`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let count = CenterStore.retentionBatch + 1
        let orders = try (0..<count).map { try StoreFixture.order(minutes: $0) }
        _ = try store.take(orders, at: StoreFixture.moment())
        let late = Self.moment(days: 100)
        #expect(try store.retain(.identity, Self.retention, at: late) == CenterStore.retentionBatch)
        #expect(try store.retain(.identity, Self.retention, at: late) == 1)
        #expect(try store.retain(.identity, Self.retention, at: late) == 0)
    }

    @Test
    func `PIPL 47: a booking to come is kept and said so; one that has ended forgets the person`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let now = StoreFixture.moment()
        let numbers = try store.take([StoreFixture.order(), StoreFixture.order(minutes: 120)], at: now).numbers
        let kept = try store.erase(Self.document(), at: nil, Self.retention, now: now)
        #expect(kept.erased.isEmpty && Set(kept.holds) == Set(numbers.map { .openBooking($0) }))
        #expect(try store.setStanding(.cancelled, of: numbers[0], at: now))
        let report = try store.erase(Self.document(), at: nil, Self.retention, now: now)
        #expect(report == ErasureReport(erased: [numbers[0]], holds: [.openBooking(numbers[1])]))
        #expect(try store.booking(numbers[0])?.principal.maskedName.isEmpty == true)
        #expect(try store.booking(numbers[1])?.principal.maskedName.isEmpty == false)
        #expect(try store.file(on: Self.document(), at: nil, now: now).bookings.map(\.booking.number) == [numbers[1]])
    }

    @Test
    func `PIPL 45: a person is given what bears their tag, and another center's is not in it`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let now = StoreFixture.moment()
        let numbers = try store.take([StoreFixture.order(), StoreFixture.order(1, minutes: 60)], at: now).numbers
        let file = try store.file(on: Self.document(), at: nil, now: now)
        #expect(file.bookings.map(\.booking.number) == [numbers[0]])
        #expect(file.bookings[0].name == "测试人员")
        #expect(try store.file(on: Self.document(), at: CenterID("anyang"), now: now).bookings.isEmpty)
        let elsewhere = try store.erase(Self.document(), at: CenterID("anyang"), Self.retention, now: now)
        #expect(elsewhere == ErasureReport())
    }

    @Test
    func `PIPL 19: what was said in a complaint goes ninety days after its end, the stages stay`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let (staff, now) = (try #require(StaffID("1001")), StoreFixture.moment())
        let receipt = ComplaintReceipt(
            center: try StoreFixture.center(),
            source: .desk,
            workOrder: nil,
            said: "说了一件事",
            person: nil,
            intent: try #require(IntentKey(text: "a"))
        )
        let id = try store.receive(receipt, by: staff, at: now).id
        #expect(try store.retain(.complaint, Self.retention, at: Self.moment(days: 400)) == 0, "not before it is over")
        for stage in [ComplaintStage.verified, .handled, .answered] {
            _ = try store.move(complaint: id, to: .stage(stage), note: "办了", by: staff, at: now)
        }
        #expect(try store.retain(.complaint, Self.retention, at: Self.moment(days: 90)) == 0)
        #expect(try store.retain(.complaint, Self.retention, at: Self.moment(days: 91)) == 1)
        #expect(try store.complaint(id)?.said == nil)
        #expect(try store.steps(ofComplaint: id).map(\.note) == [nil, nil, nil, nil])
        #expect(try store.steps(ofComplaint: id).map(\.step).last == "answered")
    }

    @Test
    func `PIPL 19: the audit log loses its entries of more than three years, and stays whole`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        for day in [0, 1, 1200] {
            let entry = AuditEntry(actor: "1001", action: "rule.change", subject: "cutoff_min")
            try store.audit(entry, at: Self.moment(days: day).timestamp)
        }
        #expect(try store.retain(.audit, Self.retention, at: Self.moment(days: 1096)) == 0)
        #expect(try store.retain(.audit, Self.retention, at: Self.moment(days: 1200)) == 2)
        #expect(try store.checkAudit(store.auditKeys).get().first == 3)
    }

    @Test
    func `R16: no number and no name stands in the database of a busy center, only sealed`() throws {
        let fixture = try StoreFixture()
        let now = StoreFixture.moment()
        do {
            let store = try fixture.open()
            let staff = try #require(StaffID("1001"))
            let numbers = try store.take([StoreFixture.order(), StoreFixture.order(1, minutes: 60)], at: now).numbers
            _ = try store.cancel(numbers[0], by: staff, note: "按办事人要求", at: now)
            let receipt = ComplaintReceipt(
                center: try StoreFixture.center(),
                source: .desk,
                workOrder: nil,
                said: "测试人员 410581199001011231 投诉",
                person: store.tag(of: try Self.document()),
                intent: try #require(IntentKey(text: "a"))
            )
            let id = try store.receive(receipt, by: staff, at: now).id
            _ = try store.move(complaint: id, to: .stage(.verified), note: "测试人员说的属实", by: staff, at: now)
            try store.audit(
                AuditEntry(actor: "1001", action: "people.find", subject: store.shortTag(of: Self.document())),
                at: now.timestamp
            )
            try store.backup(to: fixture.folder + "/copy.db")
        }
        let bytes = try StoreFixture.bytes(of: fixture.folder + "/copy.db")
        #expect(bytes.count > 10_000)
        for plain in StoreFixture.plainNumbers + StoreFixture.plainNumbers.map({ String($0.suffix(6)) }) + ["测试人员"] {
            #expect(bytes.firstRange(of: Array(plain.utf8)) == nil, "something plain is in the database")
        }
        // The search finds what is there.
        #expect(bytes.firstRange(of: Array("people.find".utf8)) != nil)
    }
}
