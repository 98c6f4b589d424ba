// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Web

struct CatalogIndexTests {
    private static func entry(_ code: String, _ name: String, _ initials: String, _ english: String? = nil)
        -> CatalogEntry
    {
        CatalogEntry(
            code: code,
            name: name,
            englishName: english,
            department: "公安局",
            service: ServiceID(code == "4" ? "tax" : "police"),
            conditions: "",
            materials: [.init(name: "户口簿", copies: 1)],
            fee: "",
            timeLimit: "",
            phone: "",
            initials: initials
        )
    }

    private static let index = CatalogIndex(
        version: 3,
        [
            entry("1", "居民身份证首次申领", "JMSFZSCSL", "First ID card"), entry("2", "临时身份证申领", "LSSFZSL"),
            entry("3", "身份证换领", "SFZHL"), entry("4", "开具完税证明", "KJWSZM"),
        ]
    )

    private static func codes(_ question: String, service: ServiceID? = nil) -> [String] {
        index.find(question, service: service).map(\.code)
    }

    @Test(arguments: [
        ("身份证", ["3", "1", "2"]), ("sfz", ["1", "2", "3"]), ("ＳＦＺ", ["1", "2", "3"]), ("id CARD", ["1"]),
        ("身份证 换", ["3"]), ("公安", ["1", "2", "3", "4"]), ("护照", []), ("", ["1", "2", "3", "4"]), ("4", ["4"]),
    ])
    func `R12: an item is found by name, initials, code and department, the best first`(
        question: String,
        codes: [String]
    ) {
        #expect(Self.codes(question) == codes)
    }

    @Test func `items of one service are found alone`() {
        #expect(Self.codes("", service: ServiceID("tax")) == ["4"])
    }

    @Test func `R64: in 5,000 items at most twenty are told`() {
        let many = (0..<5000).map { Self.entry("\($0)", "事项\($0)", "SX\($0)") }
        #expect(CatalogIndex(version: 1, many).find("SX4999").map(\.code) == ["4999"])
        #expect(CatalogIndex(version: 1, many).find("事项").count == CatalogIndex.mostFound)
    }
}
