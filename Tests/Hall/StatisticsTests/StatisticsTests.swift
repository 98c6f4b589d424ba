// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Queueing
import Statistics
import Terms
import Testing

struct StatisticsTests {
    @Test func `waits and services are counted, longer than an hour too`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        try await counter.walkIn()
        counter.pass(seconds: 300)
        try await counter.visit(service: 4500)
        try await counter.visit(walk: 0, service: 60)
        let report = try await counter.report(.window)
        #expect(report.value("issued") == 2)
        #expect(report.value("served", of: "1") == 2)
        #expect(report.value("wait_longest_s") == 300 + 30 + 4500)
        #expect(report.value("wait_median_s") == 300)
        #expect(report.value("service_longest_s") == 4500)
        #expect(report.value("service_mean_s") == 2280)
        await counter.leave()
    }

    @Test func `a booked visitor waits from the start of the slot and counts as called in it`() async throws {
        let counter = try Counter()
        try await counter.booked(in: 10)
        try await counter.booked(in: 0)
        counter.pass(seconds: 1200)
        for window in 0..<2 { try await counter.ask(.callNext(window: Counter.windows[window], settling: nil)) }
        let report = try await counter.report(.class)
        #expect(report.value("booked_called", of: "booked") == 2)
        #expect(report.value("booked_in_slot_permille", of: "booked") == 1000)
        #expect(report.value("wait_longest_s", of: "booked") == 1200)
        #expect(report.value("wait_median_s", of: "booked") == 600)
        await counter.leave()
    }

    @Test func `who is called after the slot is not called in it`() async throws {
        let counter = try Counter()
        try await counter.booked(in: 0)
        counter.pass(seconds: 3600)
        try await counter.ask(.callNext(window: Counter.windows[0], settling: nil))
        #expect(try await counter.report(.class).value("booked_in_slot_permille") == 0)
        await counter.leave()
    }

    @Test func `missed, called again, requeued, sent on and given up are told apart`() async throws {
        let counter = try Counter()
        let first = try await counter.walkIn()
        let second = try await counter.walkIn()
        let window = Counter.windows[0]
        try await counter.ask(.callNext(window: window, settling: nil))
        try await counter.ask(.step(window: window, .recall))
        try await counter.ask(.step(window: window, .miss))
        try await counter.ask(.requeue(ticket: first))
        try await counter.ask(.callNext(window: window, settling: nil))
        try await counter.ask(.transfer(window: window, to: .window(window)))
        try await counter.ask(.callNext(window: window, settling: nil))
        try await counter.ask(.step(window: window, .miss))
        try await counter.ask(.abandon(ticket: second))
        let report = try await counter.report(.service)
        #expect(report.value("recalled") == 1)
        #expect(report.value("times_missed") == 2)
        #expect(report.value("requeued") == 1)
        #expect(report.value("transferred") == 1)
        #expect((report.value("missed") ?? 0) + (report.value("abandoned") ?? 0) >= 1)
        await counter.leave()
    }

    @Test func `a step that was taken back did not happen`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        try await counter.walkIn()
        let window = Counter.windows[0]
        try await counter.ask(.callNext(window: window, settling: nil))
        try await counter.ask(.step(window: window, .serve))
        counter.pass(seconds: 120)
        let before = try await counter.report(.service)
        #expect(before.value("served") == 0)
        // One command finishes the one and calls the other; both are taken back.
        try await counter.ask(.callNext(window: window, settling: .finish))
        #expect(try await counter.report(.service).value("served") == 1)
        #expect(try await counter.ask(.step(window: window, .undo)) != .refused(.noTicketAtWindow))
        let after = try await counter.report(.service)
        #expect(after.total == before.total)
        #expect(try await counter.report(.clerk).value("staff_undo", of: "1001") == 1)
        await counter.leave()
    }

    @Test func `announced waits are compared with those that followed`() async throws {
        let counter = try Counter()
        try await counter.ask(.step(window: Counter.windows[0], .open))
        try await counter.walkIn()
        counter.pass(seconds: 30)
        try await counter.ask(.callNext(window: Counter.windows[0], settling: nil))
        let report = try await counter.report(.hour)
        // A free window: from 0 to 1 minute was announced, and half a minute it took.
        #expect(report.value("announced", of: "09") == 1)
        #expect(report.value("forecast_error_s", of: "09") == 0)
        #expect(report.value("forecast_inside_permille", of: "09") == 1000)
        await counter.leave()
    }

    @Test func `what staff should do seldom is counted by staff number, with who stands out`() async throws {
        let counter = try Counter()
        for _ in 0..<6 { try await counter.green(by: 1) }
        try await counter.green(by: 0)
        for _ in 0..<3 {
            try await counter.visit(window: 0, service: 60, by: 0)
            try await counter.visit(window: 1, service: 60, by: 1)
        }
        let report = try await counter.report(.clerk)
        #expect(report.value("staff_green", of: "1002") == 6)
        #expect(report.value("staff_outliers", of: "1002") == 1)
        #expect(report.value("staff_outliers", of: "1001") == 0)
        #expect(report.value("green_permille") == 1000)
        await counter.leave()
    }

    @Test func `who is called before those who came earlier is called out of turn`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        let second = try await counter.walkIn()
        try await counter.ask(.callTicket(window: Counter.windows[0], ticket: second, settling: nil))
        try await counter.ask(.callNext(window: Counter.windows[1], settling: nil), by: 1)
        let report = try await counter.report(.clerk)
        #expect(report.value("staff_out_of_turn", of: "1001") == 1)
        #expect(report.value("staff_out_of_turn", of: "1002") == 0)
        await counter.leave()
    }

    @Test func `a restart, a missing file and a broken one lead to the same report`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        try await counter.walkIn()
        try await counter.visit(service: 90)
        let before = try await counter.report(.window)
        try await counter.ask(.callNext(window: Counter.windows[0], settling: nil))
        let after = try await counter.report(.window)
        #expect(before != after)
        await counter.journal.close()
        var last = counter
        for damage in ["none", "missing", "broken"] {
            let file = counter.directory + "/statistics.db"
            for ending in damage == "none" ? [] : ["", "-wal", "-shm"] { unsafe unlink(file + ending) }
            if damage == "broken" {
                let stream = unsafe fopen(file, "w")
                unsafe fputs(String(repeating: "no database ", count: 100), stream)
                unsafe fclose(stream)
            }
            last = try Counter(again: counter.directory)
            #expect(try await last.report(.window) == after, "\(damage)")
            if damage != "broken" { await last.journal.close() }
        }
        await last.leave()
    }

    @Test func `the next day begins with nothing and the day before stays`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        counter.pass(seconds: 86_400)
        try await counter.walkIn()
        let report = try await counter.report(.day, days: 2)
        #expect(report.rows.map(\.key) == ["2026-11-23", "2026-11-24"])
        #expect(report.value("missed", of: "2026-11-23") == 1)
        #expect(report.value("missed", of: "2026-11-24") == 0)
        await counter.leave()
    }

    @Test func `after 400 days a day is forgotten`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        counter.pass(seconds: 86_400 * 399)
        try await counter.walkIn()
        #expect(try await counter.report(.day).value("issued") == 1)
        counter.pass(seconds: 86_400)
        try await counter.walkIn()
        #expect(try await counter.report(.day).value("issued") == 0)
        await counter.leave()
    }

    @Test(arguments: [-1, 0, 401])
    func `days in the wrong order and too many are refused`(days: Int) async throws {
        let counter = try Counter()
        await #expect(throws: StatisticsError.badDays) { try await counter.report(.day, days: days) }
        await counter.leave()
    }

    @Test func `CSV has a header row, and as many fields in every record`() async throws {
        let counter = try Counter()
        try await counter.walkIn()
        try await counter.visit(service: 5)
        let report = try await counter.report(.window)
        let records = String(decoding: report.csv, as: UTF8.self).split(separator: "\r\n")
        #expect(records.count == 2)
        #expect(records[0].hasPrefix("window,issued,called,served,"))
        #expect(records[1].hasPrefix("1,1,1,1,"))
        #expect(Set(records.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1)
        await counter.leave()
    }

    @Test func `nothing in the file leads to a person`() async throws {
        let counter = try Counter()
        try await counter.booked(in: 0)
        _ = try await counter.report(.day)
        await counter.journal.close()
        let tag = String(repeating: "00", count: 32)
        let stream = unsafe fopen(counter.directory + "/statistics.db", "r")
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe fread(&bytes, 1, bytes.count, stream)
        unsafe fclose(stream)
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        #expect(count > 0)
        #expect(!text.contains(tag))
        #expect(!text.contains(BookingNumber(serial: 0)?.text ?? "-"))
        await counter.leave()
    }
}
