// SPDX-License-Identifier: Apache-2.0

/// A piece of paper that came out of a simulated printer.
package struct SimulatedPrinterSlip: Sendable, Equatable {
    /// One row on it.
    package struct Row: Sendable, Equatable {
        /// What is printed, a QR code as `[QR …]` with its payload.
        package let text: String
        /// 1 to 8 times the size.
        package let scale: Int
        /// Columns of its cells, at its scale.
        package let columns: Int
        /// True when it stands in the middle.
        package let isCentered: Bool
    }

    /// What is on it, from top to bottom.
    package internal(set) var rows: [Row] = []
    /// Payloads of its QR codes.
    package internal(set) var codes: [String] = []
    /// False while it hangs in the printer.
    package internal(set) var isCut = false

    /// Shows the paper as text: centred rows are indented, and rows larger than once end in `×n`.
    package func text(columns: Int) -> String {
        rows.map { row in
            let indent = row.isCentered ? String(repeating: " ", count: max(0, columns - row.columns) / 2) : ""
            return indent + row.text + (row.scale > 1 ? "  ×\(row.scale)" : "") + "\n"
        }.joined()
    }
}
