// SPDX-License-Identifier: Apache-2.0
import Booking
import Ledger
import Ports
import Rows
import Terms
import Testing
import Wire

@testable import Store

/// What is asked at once is committed together, each verb whole or not at all.
@Suite(.timeLimit(.minutes(1)))
struct GroupCommitTests {
    private static func request(_ number: Int, _ start: Timestamp) throws -> BookingRequest {
        let digits = "41058119900101" + String(1000 + number).suffix(3)
        let document = try #require(
            "0123456789X".lazy.compactMap { DocumentNumber(.residentID, digits + String($0)) }.first
        )
        return BookingRequest(
            intent: try #require(IntentKey(text: "intent-\(number)")),
            center: try #require(CenterID("linzhou")),
            service: try #require(ServiceID("estate")),
            item: nil,
            start: start,
            principal: Party(document: document, name: "测试人员"),
            agent: nil,
            channel: .web,
            terms: 1
        )
    }

    @Test func `R4: of two hundred who ask at once for fifty numbers fifty get one, and nobody is told wrong`()
        async throws
    {
        let fixture = try LedgerFixture()
        let ledger = try await fixture.ledger()
        let now = fixture.clock.now()
        let start = now.timestamp.adding(minutes: 120)
        let slot = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        let (center, service) = (try #require(CenterID("linzhou")), try #require(ServiceID("estate")))
        _ = try await ledger.write { store throws(StoreError) in
            try store.setQuota(center, service, slot, on: now.at(start).day, to: 50)
        }
        let requests = try (0..<200).map { try Self.request($0, start) }
        let answers = try await withThrowingTaskGroup(of: BookingAnswer.self) { group in
            for request in requests {
                group.addTask {
                    try await ledger.write { store throws(StoreError) in try store.book(request, at: now) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let booked = answers.compactMap { if case .booked(let record) = $0 { record.number } else { nil } }
        #expect(booked.count == 50 && Set(booked).count == 50)
        #expect(answers.filter { $0 == .refused(.slotFull(next: [])) }.count == 150)
        for number in booked {
            let kept = try await ledger.view { store throws(StoreError) in try store.booking(number) }
            #expect(kept?.standing == .booked, "what was answered is seen by who reads")
        }
        let report = try await ledger.view { store throws(StoreError) in try store.conservation() }
        #expect(report.holds && report.issued == 50 && report.free == 0)
    }

    @Test func `a verb that fails undoes what it did, and leaves the others alone`() async throws {
        let fixture = try LedgerFixture()
        let ledger = try await fixture.ledger()
        let center = try #require(CenterID("linzhou"))
        async let first: Void = ledger.write { store throws(StoreError) in try store.setNotice("一", of: center) }
        await #expect(throws: StoreError.damaged("test")) {
            try await ledger.write { store throws(StoreError) in
                try store.setNotice("二", of: center)
                throw StoreError.damaged("test")
            }
        }
        try await first
        let notice = try await ledger.view { store throws(StoreError) in try store.notice(of: center) }
        #expect(notice == "一")
    }

    @Test func `a commit that a full disk ends is told to the health check, until one succeeds`() async throws {
        let fixture = try LedgerFixture()
        let ledger = try await fixture.ledger()
        #expect(ledger.isStoring)
        // As SQLite does it: the transaction is over, whatever becomes of the statement (sqlite.org/lang_transaction.html).
        await #expect(throws: StoreError.self) {
            try await ledger.write { store throws(StoreError) in
                try? store.connection.prepare("ROLLBACK", label: "rollback").run()
            }
        }
        #expect(!ledger.isStoring)
        // A verb that is refused is no fault of the disk.
        await #expect(throws: StoreError.numbersUsedUp) {
            try await ledger.write { _ throws(StoreError) in throw StoreError.numbersUsedUp }
        }
        #expect(ledger.isStoring)
    }
}
