// SPDX-License-Identifier: Apache-2.0
import Booking
import Glibc
import Ports
import Simulators
import Terms
import Testing

@testable import Province

/// The adapter and the stand-in over a socket, with everything that can go wrong between them.
struct SimulatedProvinceTests {
    private static func clock(_ text: String = "2026-11-23T12:00:00+08:00") throws -> HallClock {
        let now = try #require(Moment(rfc3339: text)).timestamp
        return HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { now }
    }

    private static func line(_ province: SimulatedProvince, city: String = "410500", timeout: Int = 5000)
        -> HTTPSProvinceLine
    {
        HTTPSProvinceLine(url: "http://127.0.0.1:\(province.port)/", city: city, timeoutMilliseconds: timeout)
    }

    @Test func `R63: a booking that is asked about again after a lost reply is given the same code`() async throws {
        let province = try SimulatedProvince(clock: Self.clock())
        let line = Self.line(province)
        let order = try ProvinceContractTests.order()
        province.set(.losesReplies)
        await #expect(throws: ProvinceTrouble.refused(status: 502)) { try await line.codes(for: [order]) }
        #expect(province.desk.codeCount == 1)
        province.set(.well)
        let first = try await line.codes(for: [order])
        let second = try await line.codes(for: [order])
        #expect(first == second)
        #expect(first[order.number]?.text.hasPrefix(SimulatedProvinceDesk.label) == true)
        #expect(province.desk.codeCount == 1)
        await province.stop()
    }

    @Test func `R63: the same number of two cities is two bookings`() async throws {
        let province = try SimulatedProvince(clock: Self.clock())
        let order = try ProvinceContractTests.order()
        let here = try await Self.line(province, city: "410500").codes(for: [order])
        let there = try await Self.line(province, city: "410700").codes(for: [order])
        #expect(here != there)
        await province.stop()
    }

    @Test func `R63: a province that is down or does not answer in time is told apart, and nothing is made up`()
        async throws
    {
        let province = try SimulatedProvince(clock: Self.clock())
        let order = try ProvinceContractTests.order()
        province.set(.down)
        await #expect(throws: ProvinceTrouble.refused(status: 503)) {
            try await Self.line(province).codes(for: [order])
        }
        #expect(province.desk.codeCount == 0)
        province.set(.slow)
        await #expect(throws: ProvinceTrouble.timedOut) {
            try await Self.line(province, timeout: 50).codes(for: [order])
        }
        let line = Self.line(province)
        await province.stop()
        await #expect(throws: ProvinceTrouble.unreachable) { try await line.codes(for: [order]) }
    }

    @Test func `R28: an event reported twice counts once, and the third lists a person, over all cities`()
        async throws
    {
        let province = try SimulatedProvince(clock: Self.clock())
        let (here, there) = (Self.line(province, city: "410500"), Self.line(province, city: "410700"))
        let events = try ["261123000018", "261123000026", "261123000034"].map { try ProvinceContractTests.event($0) }
        _ = try await here.report([events[0]])
        _ = try await here.report([events[0], events[1]])
        #expect(province.desk.eventCount == 2)
        #expect(try await there.list(after: 0).changes.isEmpty)
        _ = try await there.report([events[2]])
        let page = try await here.list(after: 0)
        #expect(page.changes.map(\.isListed) == [true])
        #expect(page.changes.first?.events == 3)
        #expect(page.changes.first?.since == events[2].recordedAt)
        #expect(try await here.list(after: page.through).changes.isEmpty)
        await province.stop()
    }

    @Test func `R28: an event that was taken back takes its person off the list`() async throws {
        let province = try SimulatedProvince(clock: Self.clock())
        let line = Self.line(province)
        let events = try ["261123000018", "261123000026", "261123000034"].map { try ProvinceContractTests.event($0) }
        _ = try await line.report(events)
        let listed = try await line.list(after: 0)
        let back = try ProvinceContractTests.event("261123000026", counts: false, revision: 2)
        #expect(try await line.report([back]) == [back])
        // An older word that comes late changes nothing.
        #expect(try await line.report([events[1]]) == [events[1]])
        let page = try await line.list(after: listed.through)
        #expect(page.changes.map(\.isListed) == [false])
        await province.stop()
    }

    @Test func `A1: the stand-in's list begins anew with the year`() throws {
        var desk = SimulatedProvinceDesk()
        let events = try ["261123000018", "261123000026", "261123000034"].map { try ProvinceContractTests.event($0) }
        let report = ProvinceContract.bytes(ProvinceContract.EventReport(city: "410500", events))
        _ = desk.answer("POST", "/v1/noshows", body: report, year: 2026)
        let new = desk.answer("GET", "/v1/list", query: ["after": "1"], year: 2027)
        let page = try #require(ProvinceContract.read(ProvinceContract.ListAnswer.self, new.body)?.page)
        #expect(page.changes.map(\.isListed) == [false])
    }

    @Test func `R63: a stand-in that is started again goes on where it was`() async throws {
        let path = "/tmp/hallkiosk-province-\(UInt64.random(in: 0 ..< .max))"
        let order = try ProvinceContractTests.order()
        let first = try SimulatedProvince(stateFile: path, clock: Self.clock())
        let code = try await Self.line(first).codes(for: [order])
        await first.stop()
        let second = try SimulatedProvince(stateFile: path, clock: Self.clock())
        let other = try ProvinceContractTests.order("261123000026")
        let codes = try await Self.line(second).codes(for: [other, order])
        #expect(codes[order.number] == code[order.number])
        #expect(codes[other.number] != code[order.number])
        await second.stop()
        #expect(SimulatedProvinceDesk(saved: second.desk.saved)?.codeCount == 2)
        #expect(SimulatedProvinceDesk(saved: Array("{".utf8)) == nil)
        #expect(unsafe unlink(path) == 0)
    }
}
