// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms
import Testing

/// What an import takes and how it says no; the people are synthetic (requirements.md 2.3).
struct BookingImportTests {
    private static let heading = "center,service,date,start,end,document_type,document_number,name"
    private static let row = "linzhou,estate,2026-11-23,10:00,11:00,resident_id,410581199001011231,测试甲"

    @Test(arguments: ["\n", "\r\n"])
    func `a file with English headings becomes orders`(lineEnd: String) throws {
        let text = "\u{FEFF}" + [Self.heading, Self.row, ""].joined(separator: lineEnd)
        let order = try #require(try BookingImport.orders(csv: text, offsetSeconds: 28_800).first)
        #expect(order.number == nil)
        #expect(order.service.text == "estate")
        #expect(order.slot.start.seconds == 1_795_399_200)
        #expect(order.slot.end.seconds - order.slot.start.seconds == 3600)
        #expect(order.principal.document.lastFour == "1231")
        #expect(order.agent == nil)
    }

    @Test
    func `Chinese headings, quotes and an agent are understood`() throws {
        let text = #"""
            预约号,中心,业务,日期,开始,结束,证件类型,证件号码,姓名,代理人证件类型,代理人证件号码,代理人姓名
            261123000018,linzhou,estate,2026-11-23,10:00,24:00,resident_id,"410581199001011231","测,试 ""甲""",passport,X1234567,Test
            """#
        let order = try #require(try BookingImport.orders(csv: text, offsetSeconds: 0).first)
        #expect(order.number?.text == "261123000018")
        #expect(order.principal.name == #"测,试 "甲""#)
        #expect(order.agent?.document.type == .passport)
        #expect(order.slot.end.seconds % 86_400 == 0)
    }

    @Test(arguments: [
        ("410581199001011231", "410581199001011232", "row 2: document_number"),
        ("resident_id", "idcard", "row 2: document_type"),
        ("2026-11-23", "2026-02-30", "row 2: date"),
        ("10:00", "25:00", "row 2: start"),
        ("11:00", "10:00", "row 2: end (结束) must be later"),
        ("estate", "", "row 2: service (业务) is missing"),
        ("测试甲", "测" + String(repeating: "\u{301}", count: 60), "row 2: name (姓名) must be at most 60"),
        ("测试甲", "\"测试甲", "line 2: a quoted field is never closed"),
        ("测试甲", "测\"试甲", "line 2: a quote stands inside"),
    ])
    func `a bad row is named without its content`(good: String, bad: String, words: String) {
        let fault = #expect(throws: ImportFault.self) {
            let row = Self.row.replacing(good, with: bad)
            return try BookingImport.orders(csv: Self.heading + "\n" + row, offsetSeconds: 0)
        }
        let text = fault?.description ?? ""
        #expect(text.contains(words), "\(text)")
        #expect(!text.contains("4105811990") && !text.contains("测试"))
    }

    @Test
    func `every bad row is listed, up to a limit`() throws {
        let rows = Array(repeating: Self.row.replacing("11:00", with: "09:00"), count: 30)
        let fault = #expect(throws: ImportFault.self) {
            try BookingImport.orders(csv: ([Self.heading] + rows).joined(separator: "\n"), offsetSeconds: 0)
        }
        #expect(fault?.description.contains("row 21") == true)
        #expect(fault?.description.hasSuffix("and 10 more") == true)
    }

    @Test
    func `unknown and missing columns are named`() {
        #expect(throws: ImportFault.unknownColumn(2)) {
            try BookingImport.orders(csv: "center,telephone", offsetSeconds: 0)
        }
        #expect(throws: ImportFault.missingColumn(.service)) {
            try BookingImport.orders(csv: "center", offsetSeconds: 0)
        }
        #expect(throws: ImportFault.noRows) { try BookingImport.orders(csv: Self.heading, offsetSeconds: 0) }
        #expect(throws: ImportFault.agentIncompleteRow) {
            try BookingImport.orders(
                csv: Self.heading + ",agent_name\n" + Self.row + ",测试乙",
                offsetSeconds: 0
            )
        }
    }
}

extension ImportFault {
    fileprivate static let agentIncompleteRow = ImportFault.rows([RowFault(row: 2, problem: .agentIncomplete)])
}
