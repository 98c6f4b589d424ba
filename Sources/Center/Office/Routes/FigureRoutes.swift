// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Supervision
import Terms

/// F8 (R70): the figures of bookings and visits, as JSON or as a CSV file.
enum FigureRoutes {
    static let all: [OfficeRoute] = [
        .get("statistics", .readFigures) { request throws(CenterProblem) in
            let choices = FigureGrouping.allCases.map(\.rawValue).joined(separator: " | ")
            let grouping = try request.query("by", expected: choices) { FigureGrouping(rawValue: $0) } ?? .center
            let center = try request.centerScope()
            let from = try day(request, "from") ?? request.now.day.advanced(byDays: -30)
            // Both days included, as people mean it.
            let through = (try day(request, "to") ?? request.now.day).advanced(byDays: 1)
            guard from < through, through.daysSinceEpoch - from.daysSinceEpoch <= longestDays else {
                throw .badField("to", expected: "from … \(longestDays) days later")
            }
            let offset = request.now.offsetSeconds
            let rows = try await request.view { store throws(StoreError) in
                try store.figures(by: grouping, from: from, through: through, center: center, offsetSeconds: offset)
            }
            let isCSV = request.http.query["format"] == "csv"
            if request.caller.role == .publicReader {
                let figures = AnonymousFigures(grouping, rows)
                guard isCSV else { return CenterJSON.snake(figures) }
                return file([AnonymousFigures.headings] + figures.rows.map(\.fields))
            }
            return isCSV
                ? file([FigureRow.headings] + rows.map(\.fields)) : CenterJSON.snake(FiguresView(grouping, rows))
        }
    ]

    /// The longest period that is added up at once.
    private static let longestDays = 366

    /// A file that office programs open as it is.
    private static func file(_ lines: [[String]]) -> HTTPReply {
        HTTPReply(
            type: "text/csv; charset=utf-8",
            bytes: Array(("\u{FEFF}" + lines.map(CSVText.line).joined()).utf8)
        )
    }

    private static func day(_ request: OfficeRequest, _ name: String) throws(CenterProblem) -> BusinessDay? {
        try request.query(name, expected: "a date such as 2026-11-23") { BusinessDay(text: $0) }
    }
}

/// The figures by group.
private struct FiguresView: Encodable {
    struct Row: Encodable {
        let figures: FigureRow
        let inSlotPercent, noShowPercent: Double?

        private enum CodingKeys: CodingKey {
            case inSlotPercent, noShowPercent
        }

        func encode(to encoder: any Encoder) throws {
            try figures.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(inSlotPercent, forKey: .inSlotPercent)
            try container.encodeIfPresent(noShowPercent, forKey: .noShowPercent)
        }
    }

    let by: String
    let rows: [Row]

    init(_ grouping: FigureGrouping, _ rows: [FigureRow]) {
        by = grouping.rawValue
        self.rows = rows.map {
            Row(figures: $0, inSlotPercent: $0.inSlotPercent, noShowPercent: $0.noShowPercent)
        }
    }
}
