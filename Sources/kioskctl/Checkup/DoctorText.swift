// SPDX-License-Identifier: Apache-2.0
import Checkup
import FoundationEssentials

/// A check-up on paper: one line each, and below what is wrong the command that mends it.
enum DoctorText {
    private static let marks: [CheckLine.Grade: String] = [
        .good: "ok  ", .unseen: "?   ", .look: "look", .broken: "BAD ",
    ]

    /// For people.
    static func text(_ lines: [CheckLine]) -> String {
        let column = (lines.map(\.topic.rawValue.count).max() ?? 0) + 2
        let body = lines.map { line in
            let topic = line.topic.rawValue + String(repeating: " ", count: column - line.topic.rawValue.count)
            let words = line.text.replacing("\n", with: "\n" + String(repeating: " ", count: column + 5))
            let remedy = line.remedy.map { "\n" + String(repeating: " ", count: column + 5) + "→ " + $0.command } ?? ""
            return "\(marks[line.grade] ?? "") \(topic)\(words)\(remedy)\n"
        }
        let counts = CheckLine.Grade.allCases.map { grade in
            "\(grade.rawValue): \(lines.count { $0.grade == grade })"
        }
        return body.joined() + "\n" + counts.joined(separator: "   ") + "\n"
    }

    /// For programs.
    static func json(_ lines: [CheckLine]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        let bytes = (try? encoder.encode(Page(lines))).map { Array($0) } ?? []
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    private struct Page: Encodable {
        let status: Int32
        let lines: [Row]

        init(_ lines: [CheckLine]) {
            status = Checkup.status(of: lines)
            self.lines = lines.map {
                Row(topic: $0.topic.rawValue, grade: $0.grade.rawValue, text: $0.text, command: $0.remedy?.command)
            }
        }
    }

    private struct Row: Encodable {
        let topic, grade, text: String
        let command: String?
    }
}
