// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import SelfCheck

/// The self-check on paper: one requirement after the other, and how many of each there are.
enum SelfCheckText {
    /// For people.
    static func text(_ lines: [SelfCheck.Line]) -> String {
        let marks = ["holds": "符合 holds", "fails": "不符合 DOES NOT HOLD", "unknown": "无法判断 cannot be known"]
        var text = ""
        for line in lines {
            let (requirement, verdict) = (line.requirement, line.verdict)
            text += "R\(requirement.number)  \(marks[verdict.name] ?? verdict.name)\n"
            text += "    \(requirement.words.zh)\n    \(requirement.words.en)\n"
            text += "    – \(verdict.reason.zh)\n      \(verdict.reason.en)\n"
            if let remedy = verdict.remedy { text += "    → \(remedy.zh)\n      \(remedy.en)\n" }
            if !requirement.evidence.isEmpty { text += "    [\(requirement.evidence.joined(separator: "; "))]\n" }
        }
        let counts = ["holds", "fails", "unknown"].map { name in
            "\(marks[name] ?? name): \(lines.count { $0.verdict.name == name })"
        }
        return text + "\n" + counts.joined(separator: "   ") + "\n"
    }

    /// For programs.
    static func json(_ lines: [SelfCheck.Line]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        let bytes = (try? encoder.encode(lines.map(Row.init))).map { Array($0) } ?? []
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    private struct Row: Encodable {
        let number: Int
        let verdict, zh, en, reason_zh, reason_en: String
        let remedy_zh, remedy_en: String?
        let evidence: [String]

        init(_ line: SelfCheck.Line) {
            (number, verdict) = (line.requirement.number, line.verdict.name)
            (zh, en) = (line.requirement.words.zh, line.requirement.words.en)
            (reason_zh, reason_en) = (line.verdict.reason.zh, line.verdict.reason.en)
            (remedy_zh, remedy_en) = (line.verdict.remedy?.zh, line.verdict.remedy?.en)
            evidence = line.requirement.evidence
        }
    }
}
