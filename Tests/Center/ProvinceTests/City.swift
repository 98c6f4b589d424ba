// SPDX-License-Identifier: Apache-2.0
import Booking
import Glibc
import Ledger
import Ports
import Store
import Terms
import Testing
import Vault

@testable import Province

/// A city's center with one service, and its line to the province.
final class City: Sendable {
    static let key = ProvinceKey(text: String(repeating: "5a", count: ProvinceKey.length))
    /// 08:00 on 23 November 2026 in Shanghai.
    static let morning = Moment(Timestamp(seconds: 1_795_392_000), offsetSeconds: 28_800)

    let ledger: CenterLedger
    private let folder: String
    private let loop: EventLoop
    private let readers: EventLoop
    private let vault: Vault

    init() throws {
        var template = Array("/tmp/hallkiosk-city-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        try #require(made)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        loop = try EventLoop(name: "city")
        readers = try EventLoop(name: "city-reader")
        vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { Self.morning.timestamp }
        ledger = try CenterLedger(path: folder + "/center.db", vault: vault, clock: clock, on: loop, readers: readers)
    }

    deinit {
        for name in ["center.db", "center.db-wal", "center.db-shm"] { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }

    static func document(_ person: Int) throws -> DocumentNumber {
        try #require(DocumentNumber(.passport, "T\(10_000_000 + person)"))
    }

    static func at(_ minutes: Int) -> Moment { morning.at(morning.timestamp.adding(minutes: minutes)) }

    func tag(_ person: Int) throws -> PersonTag { vault.personTag(try Self.document(person)) }

    func sync(_ line: any ProvinceLine) throws -> ProvinceSync {
        ProvinceSync(ledger: ledger, line: line, key: try #require(Self.key))
    }

    /// Books the hour after 10:00 of a day so many days ahead.
    @discardableResult
    func book(_ person: Int, daysAhead: Int = 0) async throws -> BookingNumber {
        let (center, service) = (try #require(CenterID("linzhou")), try #require(ServiceID("estate")))
        let start = Self.at(120 + daysAhead * 24 * 60).timestamp
        let slot = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        let request = BookingRequest(
            intent: try #require(IntentKey(text: "book-\(person)-\(daysAhead)")),
            center: center,
            service: service,
            item: nil,
            start: start,
            principal: Party(document: try Self.document(person), name: "测试人员"),
            agent: nil,
            channel: .web,
            terms: 1
        )
        let day = Self.morning.at(start).day
        let answer = try await ledger.write { store throws(StoreError) in
            if try store.slot(center, service, start) == nil {
                _ = try store.setQuota(center, service, slot, on: day, to: 200)
            }
            return try store.book(request, at: Self.morning)
        }
        guard case .booked(let record) = answer else { throw NotBooked() }
        return record.number
    }

    /// Cancels too late, which counts like not coming.
    func miss(_ number: BookingNumber, at now: Moment) async throws {
        _ = try await ledger.write { store throws(StoreError) in try store.cancel(number, at: now) }
    }

    func code(of number: BookingNumber) async throws -> ProvinceCode? {
        try await ledger.view { store throws(StoreError) in try store.provinceCode(of: number) }
    }

    func status() async throws -> ProvinceStatus {
        try await ledger.view { store throws(StoreError) in try store.provinceStatus() }
    }

    func listing(of person: Int) async throws -> ProvinceListing? {
        let tag = try tag(person)
        return try await ledger.view { store throws(StoreError) in try store.provinceListing(of: tag) }
    }

    struct NotBooked: Error {}
}
