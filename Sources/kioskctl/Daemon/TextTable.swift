// SPDX-License-Identifier: Apache-2.0
import Terms

/// A table for a terminal, aligned by display width: a Hanzi takes two columns.
struct TextTable: Sendable {
    private static let gap = "  "
    private let columns: [TableColumn]
    private let cells: [[String]]

    /// Takes from each of `rows` what the columns show.
    init(_ columns: [TableColumn], _ rows: [JSONValue]) {
        self.columns = columns
        cells = rows.map { row in columns.map { Self.clean($0.cell(row)) } }
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
                text += (place == 0 ? "" : Self.gap) + (columns[place].isAtRight ? blanks + cell : cell + blanks)
            }
            return text.reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
        }.joined()
    }

    /// What would move the cursor is no text.
    private static func clean(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
