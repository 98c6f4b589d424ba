// SPDX-License-Identifier: Apache-2.0
import Booking
import Ledger
import Ports
import Simulators
import Store
import Terms
import Testing
import Vault

@testable import Province

/// Cities and their province, over sockets.
@Suite(.timeLimit(.minutes(1)))
struct ProvinceSyncTests {
    private static func province() throws -> SimulatedProvince {
        try SimulatedProvince(
            clock: HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { City.morning.timestamp }
        )
    }

    private static func line(_ province: SimulatedProvince, city: String = "410500") -> HTTPSProvinceLine {
        HTTPSProvinceLine(url: "http://127.0.0.1:\(province.port)", city: city)
    }

    @Test func `R63: every booking ends with a code, which is pending while the province is away`() async throws {
        let (city, province) = (try City(), try Self.province())
        let number = try await city.book(1)
        let sync = try city.sync(Self.line(province))
        province.set(.down)
        #expect(try await sync.run(at: City.morning.timestamp) == 0)
        #expect(try await city.code(of: number) == nil)
        let away = try await city.status()
        #expect((away.pendingCodes, away.failures) == (1, 1))
        #expect(away.trouble == "the province answered 503")
        province.set(.well)
        // It rests a minute first.
        #expect(try await sync.run(at: City.morning.timestamp.adding(seconds: 59)) == 0)
        #expect(try await sync.run(at: City.morning.timestamp.adding(seconds: 60)) == 1)
        #expect(try await city.code(of: number)?.text.hasPrefix(SimulatedProvinceDesk.label) == true)
        let back = try await city.status()
        #expect((back.pendingCodes, back.failures, back.trouble) == (0, 0, nil))
        await province.stop()
    }

    @Test func `R63: never two codes for one booking, whatever replies are lost`() async throws {
        let (city, province) = (try City(), try Self.province())
        let number = try await city.book(1)
        let sync = try city.sync(Self.line(province))
        province.set(.losesReplies)
        _ = try await sync.run(at: City.morning.timestamp)
        #expect(province.desk.codeCount == 1)
        #expect(try await city.code(of: number) == nil)
        province.set(.well)
        _ = try await sync.run(at: City.at(10).timestamp)
        let code = try #require(try await city.code(of: number))
        #expect(province.desk.codeCount == 1)
        // A province that lost its memory gives another code for the same booking: the first one stands.
        let other = try #require(ProvinceCode(text: "ANOTHER"))
        let key = try #require(City.key)
        let order = try ProvinceContractTests.order(number.text)
        try await city.ledger.write { store throws(StoreError) in
            try store.take([number: other], for: [order], key: key, at: City.morning.timestamp)
        }
        #expect(try await city.code(of: number) == code)
        await province.stop()
    }

    @Test func `R63: a booking that the province leaves out is asked for again later, and holds nobody up`()
        async throws
    {
        let city = try City()
        let (left, taken) = (try await city.book(1), try await city.book(2))
        let sync = try city.sync(LeavingOut(left))
        _ = try await sync.run(at: City.morning.timestamp)
        #expect(try await city.code(of: left) == nil)
        #expect(try await city.code(of: taken) != nil)
        let due = try await city.ledger.view { store throws(StoreError) in
            (
                try store.uncodedBookings(at: City.morning.timestamp.adding(seconds: 59), limit: 10).map(\.number),
                try store.uncodedBookings(at: City.morning.timestamp.adding(seconds: 60), limit: 10).map(\.number)
            )
        }
        #expect(due.0.isEmpty)
        #expect(due.1 == [left])
    }

    @Test func `R63: a release rush is coded in runs of bounded size`() async throws {
        let (city, province) = (try City(), try Self.province())
        for person in 1...130 { try await city.book(person) }
        let sync = try city.sync(Self.line(province))
        #expect(try await sync.run(at: City.morning.timestamp) == 130)
        #expect(province.desk.codeCount == 130)
        #expect(try await sync.run(at: City.morning.timestamp) == 0)
        await province.stop()
    }

    @Test func `R28: a person listed in one city is seen in another after its next run, and so is the removal`()
        async throws
    {
        let (anyang, xinxiang, province) = (try City(), try City(), try Self.province())
        let here = try anyang.sync(Self.line(province, city: "410500"))
        let there = try xinxiang.sync(Self.line(province, city: "410700"))
        // Person 1 is known in both cities, person 2 in the other alone.
        try await xinxiang.book(1)
        try await xinxiang.book(2)
        _ = try await there.run(at: City.morning.timestamp)
        var numbers: [BookingNumber] = []
        for day in 0..<3 { numbers.append(try await anyang.book(1, daysAhead: day)) }
        for (day, number) in numbers.enumerated() { try await anyang.miss(number, at: City.at(day * 24 * 60 + 100)) }
        _ = try await here.run(at: City.at(100).timestamp)
        #expect(try await xinxiang.listing(of: 1) == nil)
        _ = try await there.run(at: City.at(101).timestamp)
        let listing = try #require(try await xinxiang.listing(of: 1))
        #expect(listing.events == 3)
        #expect(try await xinxiang.listing(of: 2) == nil)
        // An appeal is granted in the first city.
        let (staff, number) = (try #require(StaffID("4001")), numbers[1])
        let isRemoved = try await anyang.ledger.write { store throws(StoreError) in
            try store.remove(number, reason: "属实", by: staff, at: City.at(200))
        }
        #expect(isRemoved)
        _ = try await here.run(at: City.at(201).timestamp)
        _ = try await there.run(at: City.at(202).timestamp)
        #expect(try await xinxiang.listing(of: 1) == nil)
        await province.stop()
    }

    @Test func `R28: an event reaches the province once for each change of it, by whatever replies are lost`()
        async throws
    {
        let (city, province) = (try City(), try Self.province())
        let number = try await city.book(1)
        try await city.miss(number, at: City.at(100))
        let sync = try city.sync(Self.line(province))
        province.set(.losesReplies)
        _ = try await sync.run(at: City.at(100).timestamp)
        #expect(try await city.status().pendingEvents == 1)
        province.set(.well)
        _ = try await sync.run(at: City.at(110).timestamp)
        #expect(province.desk.eventCount == 1)
        #expect(try await city.status().pendingEvents == 0)
        #expect(try await sync.run(at: City.at(111).timestamp) == 0)
        await province.stop()
    }

    @Test func `R28: a province that has lost its memory is told everything again`() async throws {
        let city = try City()
        let old = try Self.province()
        let sync = try city.sync(Self.line(old))
        for day in 0..<3 {
            let number = try await city.book(1, daysAhead: day)
            try await city.miss(number, at: City.at(day * 24 * 60 + 100))
        }
        _ = try await sync.run(at: City.at(100).timestamp)
        _ = try await sync.run(at: City.at(101).timestamp)
        #expect(try await city.listing(of: 1) != nil)
        await old.stop()
        let new = try Self.province()
        _ = try await city.sync(Self.line(new)).run(at: City.at(300).timestamp)
        #expect(try await city.listing(of: 1) == nil)
        #expect(try await city.status().cursor == 0)
        _ = try await city.sync(Self.line(new)).run(at: City.at(301).timestamp)
        #expect(try await city.listing(of: 1)?.events == 3)
        await new.stop()
    }

    @Test func `R62: a person is named to the province by its key alone, and by none of the city's tags`() throws {
        let key = try #require(City.key)
        let document = try City.document(1)
        #expect(key.mark(document) == key.mark(try City.document(1)))
        #expect(key.mark(document) != key.mark(try City.document(2)))
        #expect(key.mark(document).text != (try City().tag(1)).text)
    }
}

/// A province that has no code for one booking.
private struct LeavingOut: ProvinceLine {
    let left: BookingNumber

    init(_ left: BookingNumber) { self.left = left }

    func codes(for orders: [ProvinceOrder]) async throws(ProvinceTrouble) -> [BookingNumber: ProvinceCode] {
        var codes: [BookingNumber: ProvinceCode] = [:]
        for order in orders where order.number != left { codes[order.number] = ProvinceCode(text: order.number.text) }
        return codes
    }

    func report(_ events: [ProvinceEvent]) async throws(ProvinceTrouble) -> [ProvinceEvent] { events }

    func list(after cursor: Int64) async throws(ProvinceTrouble) -> ProvinceListPage {
        guard let page = ProvinceListPage(from: cursor, through: cursor, hasMore: false, changes: []) else {
            throw .garbled
        }
        return page
    }
}
