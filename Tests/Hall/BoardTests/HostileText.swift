// SPDX-License-Identifier: Apache-2.0

/// Text as an attacker or a careless hand would send it: any Unicode, with escape sequences strewn in.
enum HostileText {
    private static let pieces = [
        "\u{1B}[2J", "\u{1B}]0;x\u{07}", "\u{9B}31m", "\u{1B}#3", "\u{1B}P1$r", "\r", "\n", "\t", "\u{08}", "\u{0E}",
        "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{0301}", "👩‍👩‍👧", "⚠️",
        "中", "窗口", "Ａ", "　", "A", "b", " ", "—", "…", "𠮷", "①", "\u{E000}", "\u{FEFF}", "é", "д", "ｱ", "\u{3099}",
        "\u{302A}", "\u{303F}", "〇", "한", "\u{0}",
    ]

    /// Up to `most` pieces, each from the list or any scalar of Unicode.
    static func random(_ random: inout SplitMix64, most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &random)).reduce(into: "") { text, _ in
            if Int.random(in: 0..<4, using: &random) == 0 {
                let scalar = UnicodeScalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "\u{1B}"
                text.unicodeScalars.append(scalar)
            } else {
                text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
        }
    }
}
