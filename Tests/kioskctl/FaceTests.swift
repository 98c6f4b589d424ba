// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import kioskctl

struct `Text table` {
    private static let answer = JSONValue(
        bytes: Array(
            """
            {"windows":[{"id":"1","label":"一号","waiting":7,"ticket":{"number":"A017"}},
            {"id":"12","label":"B","waiting":112,"ticket":null}]}
            """.utf8
        )
    )
    private static let columns = [
        TableColumn("WINDOW", "id"), TableColumn("LABEL", "label"),
        TableColumn("WAITING", "waiting", .number), TableColumn("TICKET", "ticket.number"),
    ]

    @Test func `columns stand under each other though a Hanzi is two wide, numbers at the right`() {
        let text = TextTable(Self.columns, Self.answer?.rows ?? []).text(empty: "")
        #expect(
            text == """
                WINDOW  LABEL  WAITING  TICKET
                1       一号         7  A017
                12      B          112  -

                """
        )
    }

    @Test func `an empty table is a sentence`() {
        #expect(TextTable(Self.columns, []).text(empty: "no window") == "no window\n")
    }

    @Test func `what would move the cursor is left out`() {
        let row = JSONValue.object(["id": .text("\u{1B}[2J1\u{7}")])
        #expect(TextTable([Self.columns[0]], [row]).text(empty: "") == "WINDOW\n[2J1\n")
    }
}

struct `JSON value` {
    @Test(arguments: [
        (#"{"a":{"b":[1,2]}}"#, "a.b", "1,2"), (#"{"a":true}"#, "a", "yes"), (#"{"a":1.5}"#, "a", "1.5"),
        (#"{"a":""}"#, "a", "-"), (#"{"a":null}"#, "a", "-"), (#"{}"#, "a.b", "-"),
        (#"{"a":9007199254740993}"#, "a", "9007199254740993"),
    ])
    func `a member is shown by its path`(text: String, path: String, shown: String) throws {
        let value = try #require(JSONValue(bytes: Array(text.utf8)))
        #expect(value[path].shown == shown)
    }

    @Test func `an object is shown with one member a line`() throws {
        let value = try #require(
            JSONValue(bytes: Array(#"{"id":"1","ticket":{"number":"A017"},"held":[],"aside":[{"n":1}]}"#.utf8))
        )
        #expect(value.indented() == "aside:\n  -\n    n: 1\nheld: -\nid: 1\nticket:\n  number: A017\n")
    }

    @Test func `bytes that are no JSON are none`() { #expect(JSONValue(bytes: Array("<html>".utf8)) == nil) }
}

struct `Statistics table` {
    @Test func `whole numbers are read as minutes, percent and marks, with a row for all`() throws {
        let row =
            #""issued":12,"served":10,"missed":1,"wait_mean_s":432,"wait_p90_s":1500,"wait_longest_s":3750"#
            + #","service_mean_s":545,"booked_in_slot_permille":985,"green_permille":null,"rating_permille":940"#
            + #","forecast_error_s":89,"forecast_inside_permille":1000"#
        let text =
            "{\"by\":\"window\",\"from\":\"2026-11-23\",\"to\":\"2026-11-24\","
            + "\"rows\":[{\"key\":\"12\",\(row)}],\"total\":{\"key\":\"\",\(row)}}"
        let report = try #require(JSONValue(bytes: Array(text.utf8)))
        let table = StatisticsCommand.table(report).split(separator: "\n")
        #expect(table.first == "from 2026-11-23 to 2026-11-24")
        #expect(table[1].hasPrefix("WINDOW  ISSUED  SERVED"))
        let cells = ["12", "12", "10", "1", "7.2", "25.0", "62.5", "9.1", "98.5", "-", "4.7", "1.5", "100.0"]
        #expect(table[2].split(separator: " ") == cells.map { Substring($0) })
        #expect(table[3].split(separator: " ") == (["all"] + cells.dropFirst()).map { Substring($0) })
        #expect(table.allSatisfy { $0.count <= 110 })
    }

    @Test func `days without visitors are a sentence`() {
        #expect(StatisticsCommand.table(.object(["rows": .list([])])) == "nobody came in these days\n")
    }
}

struct `Secret line` {
    private func read(_ typed: String) -> SecretLine.Outcome {
        var line = SecretLine()
        var outcome = SecretLine.Outcome.more
        for byte in typed.utf8 where outcome == .more { outcome = line.take(byte) }
        return outcome
    }

    @Test(arguments: [
        ("secret 1\n", SecretLine.Outcome.ended("secret 1")), ("secrez\u{7F}t\r", .ended("secret")),
        ("密码\u{8}钥\n", .ended("密钥")), ("wrong\u{15}right\n", .ended("right")), ("abc\u{3}", .givenUp),
        ("\u{4}", .givenUp),
        ("abc", .more), ("\u{7F}\n", .ended("")),
    ])
    func `is typed with the keys of a terminal`(typed: String, outcome: SecretLine.Outcome) {
        #expect(read(typed) == outcome)
    }

    @Test func `has a limit`() {
        #expect(read(String(repeating: "a", count: SecretLine.limit + 1)) == .tooLong)
    }

    @Test func `may end without a newline`() {
        var line = SecretLine()
        _ = line.take(0x61)
        #expect(line.end() == .ended("a"))
        var nothing = SecretLine()
        #expect(nothing.end() == .givenUp)
    }
}

struct `Hall face` {
    @Test func `what is wrong stands first, and what is not known is a dash`() throws {
        let text = """
            {"alarms":[{"kind":"long_wait","service":"estate","minutes":34}],
            "services":[{"id":"estate","name":"不动产登记","waiting":12,"longest_wait_minutes":34,
            "eta_minutes":{"from":9,"to":21},"windows_open":1,"windows_needed":2}],
            "windows":[{"id":"1","label":"1","role":"general","mode":"open","clerk":"1024",
            "ticket":{"number":"A017","state":"serving","minutes":6}}],
            "stations":[{"id":"kiosk-1","devices":[{"kind":"printer","state":"paper_out","working":false}]}],
            "fixtures":[{"kind":"keypads","name":"hall","state":"ready","working":true}],
            "figures":{"issued":30,"issued_booked":9},"link":{"state":"none"},
            "alerts":[{"closed_at":null},{"closed_at":"2026-11-23T09:00:00+08:00"}],"complaints":[]}
            """
        let hall = try #require(JSONValue(bytes: Array(text.utf8)))
        #expect(
            HallFace.text(of: hall) == """
                ! long_wait service=estate minutes=34
                SERVICE  NAME        WAITING  LONGEST  EXPECTED  WINDOWS  NEEDED
                estate   不动产登记       12       34      9–21        1       2

                WINDOW  LABEL  ROLE     ZONE  STATE  CLERK  TICKET  IS       MINUTES
                1       1      general  -     open   1024   A017    serving        6

                MACHINE  AT       STATE      WORKS
                keypads  hall     ready      yes
                printer  kiosk-1  paper_out  no

                today: issued 30, booked 9, walk-in -, priority -, done -, missed -, priority % -
                center: state none, unsynced -
                open alerts: 1, complaints: 0

                """
        )
    }

    @Test func `a time is shown as month, day, hour and minute`() {
        let row = JSONValue.object(["at": .text("2026-11-23T09:05:00.000+08:00"), "no": .null])
        let columns = [TableColumn("AT", "at", .time), TableColumn("NO", "no", .time)]
        #expect(TextTable(columns, [row]).text(empty: "") == "AT           NO\n11-23 09:05  -\n")
    }
}
