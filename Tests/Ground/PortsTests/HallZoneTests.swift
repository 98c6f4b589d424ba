// SPDX-License-Identifier: Apache-2.0
import Glibc
import Terms
import Testing

@testable import Ports

struct HallZoneTests {
    /// What coreutils date says, which goes through glibc's localtime: an independent reader of the same files.
    private func systemTexts(_ seconds: [Int64], zone: String) throws -> [String] {
        let folder = try Folder()
        let list = folder.path + "/dates"
        let text = seconds.map { "@\($0)\n" }.joined()
        try WholeFile.writeAtomically(Array(text.utf8), to: list, mode: 0o600)
        let output = folder.path + "/out"
        let command = "TZ=\(zone) LC_ALL=C date -f \(list) '+%Y-%m-%d %H:%M:%S' >\(output)"
        try #require(unsafe system(command) == 0)
        let bytes = try WholeFile.read(path: output, limit: 10_000_000)
        return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Kathmandu", "UTC", "Europe/Berlin", "Europe/Dublin",
        "America/New_York", "America/St_Johns", "America/Nuuk", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Gaza",
        "Africa/Casablanca", "America/Sao_Paulo", "Antarctica/Troll",
    ])
    func `local times agree with the C library from 1902 to 2100`(identifier: String) throws {
        let zone = try HallZone(identifier: identifier)
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(state: seed)
        let random = (0..<400).map { _ in Int64.random(in: -2_145_916_800..<4_102_444_800, using: &generator) }
        // The edges around each hour change of a few years, within the table and beyond it.
        let edges = [1986, 1991, 2024, 2026, 2040, 2099].flatMap { year in
            (1...12).flatMap { month in
                (0..<8).map { step in
                    Int64(BusinessDay(year: year, month: month, day: 1)?.daysSinceEpoch ?? 0) * 86_400 + Int64(step)
                        * 345_599
                }
            }
        }
        let points = random + edges
        let ours = points.map { zone.moment(at: Timestamp(seconds: $0)).text }
        #expect(try ours == systemTexts(points, zone: identifier), "seed \(seed)")
    }

    @Test func `China had summer time until 1991 and none since`() throws {
        let zone = try HallZone(identifier: "Asia/Shanghai")
        #expect(zone.moment(at: Timestamp(seconds: 672_000_000)).offsetSeconds == 32_400)
        #expect(zone.moment(at: Timestamp(seconds: 1_795_000_000)).offsetSeconds == 28_800)
    }

    @Test func `without tzdata Asia Shanghai is UTC+8 and every other zone is refused`() throws {
        let zone = try HallZone(identifier: "Asia/Shanghai", directory: "/nonexistent")
        #expect(zone.moment(at: Timestamp(seconds: 0)).text == "1970-01-01 08:00:00")
        #expect(throws: PortError.notFound("/nonexistent/Asia/Urumqi")) {
            try HallZone(identifier: "Asia/Urumqi", directory: "/nonexistent")
        }
    }

    @Test(arguments: ["", "/etc/passwd", "../passwd", "Asia/../x", "Asia//Shanghai", "Asia/", "a b", "Asia/Shanghai\n"])
    func `a name that is no zone never becomes a path`(identifier: String) {
        let error = #expect(throws: PortError.self) { try HallZone(identifier: identifier) }
        #expect(error == .badAddress(identifier, hint: "a zone is named like Asia/Shanghai"))
    }

    @Test func `every day and second of the hall has its point in time`() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(state: seed)
        for identifier in ["Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "America/Nuuk"] {
            let zone = try HallZone(identifier: identifier)
            for _ in 0..<300 {
                let point = Timestamp(seconds: Int64.random(in: 0..<4_000_000_000, using: &generator))
                let moment = zone.moment(at: point)
                let back = zone.timestamp(of: moment.day, secondOfDay: moment.secondOfDay)
                // In the repeated hour of autumn the earlier point is as right; it shows the same clock.
                #expect(zone.moment(at: back).text == moment.text, "\(identifier) \(point), seed \(seed)")
                #expect(back <= point)
            }
        }
    }

    @Test func `a skipped time is moved on and a repeated one is the first`() throws {
        let zone = try HallZone(identifier: "Europe/Berlin")
        let spring = try #require(BusinessDay(text: "2026-03-29"))
        #expect(zone.moment(at: zone.timestamp(of: spring, secondOfDay: 9000)).text == "2026-03-29 03:30:00")
        let autumn = try #require(BusinessDay(text: "2026-10-25"))
        let first = zone.moment(at: zone.timestamp(of: autumn, secondOfDay: 9000))
        #expect(first.text == "2026-10-25 02:30:00")
        #expect(first.offsetSeconds == 7200)
    }

    @Test func `a file cut anywhere is refused or whole, never a crash`() throws {
        let bytes = try WholeFile.read(path: HallZone.systemDirectory + "/Europe/Berlin", limit: HallZone.fileLimit)
        #expect(TZTable(bytes) != nil)
        for length in 0..<bytes.count { #expect(TZTable(Array(bytes[..<length])) == nil, "length \(length)") }
    }

    @Test func `a file with any one byte changed never crashes`() throws {
        let bytes = try WholeFile.read(path: HallZone.systemDirectory + "/Asia/Shanghai", limit: HallZone.fileLimit)
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = value
                if let table = TZTable(changed) { #expect(abs(table.offset(at: 4_000_000_000)) <= 604_800) }
            }
        }
    }

    @Test(arguments: [
        ("CST-8", 0, 28_800), ("<+0545>-5:45", 0, 20_700), ("EST5EDT,M3.2.0,M11.1.0", 1_783_000_000, -14_400),
        ("EST5EDT,M3.2.0,M11.1.0", 1_768_000_000, -18_000), ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_768_000_000, 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_783_000_000, 3600), ("XXX-1YYY,J60/0,J300/0", 1_783_000_000, 7200),
        ("XXX-1YYY,59/0,299/0", 1_768_000_000, 3600), ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_768_000_000, 46_800),
    ])
    func `a footer rule says the offset`(text: String, time: Int64, offset: Int) throws {
        #expect(try #require(TZRule(text.utf8)).offset(at: time) == offset)
    }

    @Test(arguments: [
        "", "CST", "C-8", "CST-25", "CST-8:60", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.1.0,M11.1.0",
        "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J300", "EST5EDT,366,1", "<+8-8", "CST-8x",
        "EST5EDT,M3.2.0/168,M11.1.0",
    ])
    func `a footer that is no rule is refused`(text: String) {
        #expect(TZRule(text.utf8) == nil)
    }
}
