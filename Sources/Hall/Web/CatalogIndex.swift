// SPDX-License-Identifier: Apache-2.0
import Terms

/// The items of the hall's center, to be found by words: by name, pinyin initials, code or department.
package struct CatalogIndex: Sendable {
    /// An item, with what it is compared by.
    private struct Line {
        let entry: CatalogEntry
        let name: String
        let english: String
        let rest: String
    }

    /// The version of the signed document that it was made of.
    let version: Int64
    private let lines: [Line]

    /// The most items of one answer.
    static let mostFound = 20
    /// The longest question, in bytes.
    static let longestQuestion = 90

    /// Makes an index of `entries`.
    package init(version: Int64, _ entries: [CatalogEntry]) {
        self.version = version
        lines = entries.map { entry in
            Line(
                entry: entry,
                name: Self.folded(entry.name),
                english: Self.folded(entry.englishName ?? ""),
                rest: Self.folded(entry.code + " " + entry.department)
            )
        }
    }

    /// How many items there are.
    var count: Int { lines.count }

    /// The items in which every word of `question` is found, the best first, at most `mostFound`; all when it is empty.
    ///
    /// A name that begins with it comes before one that holds it, then initials, then code and department.
    func find(_ question: String, service: ServiceID? = nil) -> [CatalogEntry] {
        let words = Self.folded(question).split(separator: " ").map(String.init)
        var ranked: [[CatalogEntry]] = [[], [], [], []]
        for line in lines where service == nil || line.entry.service == service {
            let ranks = words.map { Self.rank(of: $0, in: line) }
            guard let worst = words.isEmpty ? 0 : ranks.contains(nil) ? nil : ranks.compactMap(\.self).max()
            else { continue }
            ranked[worst].append(line.entry)
            if ranked[0].count >= Self.mostFound { break }
        }
        return Array(ranked.joined().prefix(Self.mostFound))
    }

    private static func rank(of word: String, in line: Line) -> Int? {
        if line.name.hasPrefix(word) || line.english.hasPrefix(word) { return 0 }
        if line.name.contains(word) || line.english.contains(word) { return 1 }
        if line.entry.initials.contains(word) { return 2 }
        return line.rest.contains(word) ? 3 : nil
    }

    /// Capitals and half-width forms, so that it does not matter how something is typed.
    private static func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(text.uppercased().unicodeScalars.map(half)))
    }

    private static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        default: scalar
        }
    }
}
