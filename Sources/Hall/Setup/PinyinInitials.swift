// SPDX-License-Identifier: Apache-2.0

/// What a service is found by at a kiosk without a keyboard: the initials of its name's pinyin.
package enum PinyinInitials {
    /// The initials of `name`: 不动产登记 is `BDCDJ`, 12345热线 is `12345RX`.
    ///
    /// A character of several readings counts by that of GB/T 2312, and one beyond level 1 is left out; `initials` in
    /// hall.conf says it better where that is wrong.
    package static func initials(of name: String) -> String {
        String(
            name.compactMap { character in
                if let letter = letters[character] { return letter }
                guard character.isASCII, character.isLetter || character.isNumber else { return nil }
                return character.uppercased().first
            }
        )
    }

    private static let letters: [Character: Character] = Dictionary(
        table.flatMap { row in row.characters.map { ($0, row.letter) } }
    ) { first, _ in first }
}
