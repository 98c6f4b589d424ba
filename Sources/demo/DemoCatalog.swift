// SPDX-License-Identifier: Apache-2.0
import Terms

/// What the demonstration's center offers: the hall's two services, a handful of items, and numbers in every hour.
///
/// It is open around the clock, whatever day it is, since nobody knows when somebody tries it.
enum DemoCatalog {
    /// The files that the center's imports take, in their order.
    static let files: [(path: String, csv: String)] = [
        (
            "departments/import",
            table([
                ["department", "name", "name_en"], ["ziran", "自然资源局（样例）", "Natural Resources"],
                ["renshe", "人力资源和社会保障局（样例）", "Human Resources and Social Security"],
            ])
        ),
        (
            "centers/import",
            table([
                ["center", "name", "name_en", "address", "address_en", "phone", "level", "parent", "hours", "kiosks"],
                [
                    DemoSettings.name, DemoSettings.hallName, "Linzhou Government Service Center (sample)", "示例路1号",
                    "1 Shili Road", "0372-0000000", "city", "", "mon-sun 00:00-24:00", "1",
                ],
            ])
        ),
        (
            "services/import",
            table([
                ["center", "service", "name", "name_en", "area", "windows", "booked_only_windows", "handling_minutes"],
                [DemoSettings.name, "estate", "不动产登记", "Real estate registration", "", "2", "0", "9"],
                [DemoSettings.name, "social", "社会保障", "Social security", "", "2", "0", "9"],
            ])
        ),
        (
            "items/import",
            table([
                [
                    "item", "department", "name", "name_en", "conditions", "conditions_en", "materials", "fee",
                    "time_limit", "phone", "bookable",
                ],
                item("estate-first", "ziran", "不动产首次登记", "First registration of real estate", "80元", "5个工作日"),
                item("estate-transfer", "ziran", "不动产转移登记", "Transfer of real estate", "80元", "3个工作日"),
                item("estate-query", "ziran", "不动产登记资料查询", "Query of real estate records", "免费", "当场办结"),
                item("social-card", "renshe", "社会保障卡申领", "Application for a social security card", "免费", "当场办结"),
                item("pension", "renshe", "养老保险待遇申领", "Application for a pension", "免费", "15个工作日"),
            ])
        ),
        (
            "bindings/import",
            table([
                ["center", "item", "service"], [DemoSettings.name, "estate-first", "estate"],
                [DemoSettings.name, "estate-transfer", "estate"], [DemoSettings.name, "estate-query", "estate"],
                [DemoSettings.name, "social-card", "social"], [DemoSettings.name, "pension", "social"],
            ])
        ),
    ]

    private static func item(
        _ code: String,
        _ department: String,
        _ name: String,
        _ englishName: String,
        _ fee: String,
        _ limit: String
    ) -> [String] {
        [
            code, department, name, englishName, "符合规定的申请人（样例）", "Applicants who meet the rules (sample)",
            "申请表; 身份证件", fee, limit, "0372-0000000", "yes",
        ]
    }

    private static func table(_ lines: [[String]]) -> String { lines.map(CSVText.line).joined() }
}
