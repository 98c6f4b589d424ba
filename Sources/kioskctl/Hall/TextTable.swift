// SPDX-License-Identifier: Apache-2.0
import Terms

/// A table for a terminal, aligned by display width: a Hanzi takes two columns.
struct TextTable: Sendable {
    /// A column: its heading and where in a row's JSON its value lies.
    struct Column: Sendable {
        let title: String
        let path: String
        let isNumber: Bool
        /// A time in RFC 3339, of which month, day, hour and minute are shown.
        let isTime: Bool

        init(_ title: String, _ path: String, isNumber: Bool = false, isTime: Bool = false) {
            (self.title, self.path, self.isNumber, self.isTime) = (title, path, isNumber, isTime)
        }

        fileprivate func cell(_ row: JSONValue) -> String {
            let text = TextTable.clean(row[path].shown)
            let parts = text.split(separator: "T")
            return isTime && parts.count == 2 ? parts[0].dropFirst(5) + " " + parts[1].prefix(5) : text
        }
    }

    private static let gap = "  "
    private let columns: [Column]
    private let cells: [[String]]

    /// Takes from each of `rows` what the columns show.
    init(_ columns: [Column], _ rows: [JSONValue]) {
        self.columns = columns
        cells = rows.map { row in columns.map { $0.cell(row) } }
    }

    /// Heading and rows; a sentence when there are none.
    func text(empty: String) -> String {
        guard !cells.isEmpty else { return empty + "\n" }
        let lines = [columns.map(\.title)] + cells
        let widths = columns.indices.map { place in lines.map { DisplayWidth.of($0[place]) }.max() ?? 0 }
        return lines.map { line in
            var text = ""
            for (place, cell) in line.enumerated() {
                let blanks = String(repeating: " ", count: widths[place] - DisplayWidth.of(cell))
                text += (place == 0 ? "" : Self.gap) + (columns[place].isNumber ? blanks + cell : cell + blanks)
            }
            return text.reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
        }.joined()
    }

    /// What would move the cursor is no text.
    fileprivate static func clean(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
