// SPDX-License-Identifier: Apache-2.0
import Terms

/// What the rush's center offers: lines with many numbers, and one with a single number an hour that everybody wants.
enum CityFiles {
    /// How many lines have numbers enough.
    static let wideLines = 8
    /// The line with one number an hour.
    static let narrowLine = "narrow"

    /// The service of wide line `number`.
    static func wideLine(_ number: Int) -> String { "line-\(number)" }

    /// The files that the center's imports take, in their order.
    static let all: [(path: String, csv: String)] = {
        let services = (0..<wideLines).map { number in
            ["linzhou", wideLine(number), "业务\(number)（样例）", "Line \(number) (sample)", "", "40", "0", "3"]
        }
        return [
            (
                "departments/import",
                table([["department", "name", "name_en"], ["one", "部门（样例）", "Department (sample)"]])
            ),
            (
                "centers/import",
                table([
                    [
                        "center", "name", "name_en", "address", "address_en", "phone", "level", "parent", "hours",
                        "kiosks",
                    ],
                    [
                        "linzhou", "政务服务中心（样例）", "Center (sample)", "示例路1号", "1 Shili Road", "0372-0000000",
                        "city", "", "mon-sun 00:00-24:00", "1",
                    ],
                ])
            ),
            (
                "services/import",
                table(
                    [
                        [
                            "center", "service", "name", "name_en", "area", "windows", "booked_only_windows",
                            "handling_minutes",
                        ]
                    ] + services + [["linzhou", narrowLine, "窄线（样例）", "Narrow (sample)", "", "1", "0", "24"]]
                )
            ),
        ]
    }()

    private static func table(_ lines: [[String]]) -> String { lines.map(CSVText.line).joined() }
}
