// SPDX-License-Identifier: Apache-2.0
import Ports

/// A pole or customer display of 20 × 2 characters: it is written to, and never answers (devices.md F.5).
struct PoleFace: PanelFace {
    /// The commands that a display knows.
    enum Dialect: Sendable {
        /// Epson's own mode.
        case epson
        /// CD5220.
        case cd5220
    }

    private let dialect: Dialect
    private let columns: Int
    private let rows: Int
    private let words: PanelWords
    private let alphabet: TwoByteAlphabet

    /// A display of so many characters; most have no hanzi.
    init(_ dialect: Dialect, columns: Int, rows: Int, letters: PanelWords.Letters, alphabet: TwoByteAlphabet) {
        (self.dialect, self.columns, self.rows) = (dialect, columns, rows)
        self.alphabet = alphabet
        words = PanelWords(columns: columns, letters: letters)
    }

    /// ESC @: everything as after switching on, the display empty.
    mutating func greeting() -> [PanelMessage] { [message([0x1B, 0x40])] }

    mutating func messages(for page: PanelPage, brightness: Int?) -> [PanelMessage] {
        let rows = page.rows.prefix(rows).enumerated().flatMap { line($0.offset, padded($0.element)) }
        return [message(brightness.map(lit) ?? []), message(rows)].filter { !$0.bytes.isEmpty }
    }

    mutating func push(_ bytes: [UInt8]) -> [PanelReply] { [] }

    mutating func forget() {}

    private func message(_ bytes: [UInt8]) -> PanelMessage { PanelMessage(bytes: bytes, isAnswered: false) }

    /// Brightness 1–4: US X n, or ESC * n.
    private func lit(_ level: Int) -> [UInt8] {
        let level = UInt8(clamping: min(max(level, 1), 4))
        return dialect == .epson ? [0x1F, 0x58, level] : [0x1B, 0x2A, level]
    }

    /// A whole row, so that nothing of the one before is left and no command to clear it makes it flicker.
    private func line(_ index: Int, _ text: [UInt8]) -> [UInt8] {
        switch dialect {
        // US $ x y, counted from 1.
        case .epson: [0x1F, 0x24, 1, UInt8(index + 1)] + text
        // ESC Q A … CR the upper row, ESC Q B … CR the lower one.
        case .cd5220: [0x1B, 0x51, 0x41 + UInt8(index)] + text + [0x0D]
        }
    }

    private func padded(_ row: PanelRow) -> [UInt8] {
        let text = words.text(row)
        let bytes = text.scalars.flatMap { scalar -> [UInt8] in
            if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
            guard words.letters == .hanzi, let pair = alphabet.pair(for: scalar) else { return Self.lacking(scalar) }
            return [pair.lead, pair.trail]
        }
        return bytes + Array(repeating: 0x20, count: max(0, columns - bytes.count))
    }

    private static func lacking(_ scalar: UnicodeScalar) -> [UInt8] {
        Array(repeating: UInt8(ascii: "?"), count: PanelText.columns(scalar))
    }
}
