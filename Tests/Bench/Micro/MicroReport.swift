// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The table of all measurements, and the same as JSON.
struct MicroReport {
    private struct Line: Encodable {
        let group: String
        let measurement: Measurement

        func encode(to encoder: any Encoder) throws {
            try measurement.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(group, forKey: .group)
        }

        private enum CodingKeys: CodingKey {
            case group
        }
    }

    private var lines: [Line] = []

    mutating func add(_ measurement: Measurement, in group: String) {
        lines.append(Line(group: group, measurement: measurement))
    }

    /// Microseconds a time, a group below the other.
    var table: String {
        var rows = [["", "µs", "lowest", "highest", "p99", "allocs", "target", ""]]
        var group = ""
        for line in lines {
            if line.group != group {
                group = line.group
                rows.append(["[" + group + "]"] + Array(repeating: "", count: 7))
            }
            let found = line.measurement
            let verdict = found.target.map { found.mean <= $0 ? "≤\(Self.text($0)) met" : "≤\(Self.text($0)) SHORT" }
            let times = [found.mean, found.lowest, found.highest, found.p99, found.allocations].map(Self.text)
            rows.append([found.name] + times + [verdict ?? "", found.note])
        }
        let widths = (0..<8).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { Self.joined($0, widths) + "\n" }.joined()
    }

    /// `{"results":[…]}`, times in microseconds.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(["results": lines]), as: UTF8.self) + "\n"
    }

    /// The first and the last two columns to the left, figures to the right.
    private static func joined(_ row: [String], _ widths: [Int]) -> String {
        let cells = zip(row, widths).enumerated().map { column, cell in
            let gap = String(repeating: " ", count: cell.1 - cell.0.count)
            return (1...5).contains(column) ? gap + cell.0 : cell.0 + gap
        }
        var line = Substring(cells.joined(separator: "  "))
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// Two digits behind the point below 100, none above.
    private static func text(_ value: Double) -> String {
        guard value < 100 else { return String(Int(value.rounded())) }
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
