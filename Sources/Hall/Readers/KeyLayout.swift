// SPDX-License-Identifier: Apache-2.0

/// Which character each key of a country's keyboard gives: a scanner types as if its host had that keyboard.
package struct KeyLayout: Sendable {
    /// The layouts known, by the names of X11.
    package enum Name: String, Sendable, CaseIterable {
        case us, de, fr, uk
    }

    /// Which of a key's characters is meant.
    package enum Level: Sendable, CaseIterable {
        case plain, shifted
        /// With AltGr.
        case third
    }

    /// What a key gives.
    package enum Symbol: Sendable, Equatable {
        case character(Unicode.Scalar)
        /// An accent that waits for its letter.
        case dead(DeadAccent)
    }

    /// The codes of the keys in four rows, from the top left; 86 is the key that US keyboards lack.
    static let rows: [[UInt16]] = [
        [41] + Array(2...13), Array(16...27), Array(30...40) + [43], [86] + Array(44...53),
    ]

    private var symbols: [Level: [UInt16: Symbol]] = [:]
    private let decimal: Unicode.Scalar

    /// Makes a layout of four rows for each level, with the keys of `third` as there are few; `dead` lists accents.
    init(
        plain: [String],
        shifted: [String],
        third: [UInt16: Unicode.Scalar] = [:],
        dead: [Level: [UInt16: DeadAccent]] = [:],
        decimal: Unicode.Scalar = "."
    ) {
        self.decimal = decimal
        symbols[.plain] = Self.symbols(plain)
        symbols[.shifted] = Self.symbols(shifted)
        symbols[.third] = third.mapValues(Symbol.character)
        for (level, accents) in dead {
            symbols[level, default: [:]].merge(accents.mapValues(Symbol.dead)) { $1 }
        }
    }

    /// The layout of a name.
    package static func named(_ name: Name) -> KeyLayout {
        switch name {
        case .us: us
        case .de: german
        case .fr: french
        case .uk: british
        }
    }

    /// Says whether the right Alt key is AltGr here.
    var hasThirdLevel: Bool { symbols[.third]?.isEmpty == false }

    /// What the key gives; nil for keys without a character, such as F1.
    package func symbol(of code: UInt16, _ level: Level, capsLock: Bool = false) -> Symbol? {
        if code == KeyCode.space { return .character(" ") }
        if let digit = KeyCode.keypadDigits[code] { return .character(Unicode.Scalar(UInt8(ascii: "0") + digit)) }
        if let sign = KeyCode.keypadSigns[code] { return .character(sign) }
        if code == KeyCode.keypadDecimal { return .character(decimal) }
        return symbols[capsLock && isLetter(code) ? level.swapped : level]?[code]
    }

    /// The control character of a key held with Ctrl, U+0000–U+001F.
    ///
    /// What the key shows decides, else what it shows on a US keyboard: systems have Ctrl+] on that key whatever its label.
    package func control(of code: UInt16) -> Unicode.Scalar? {
        for layout in [self, Self.us] {
            for level in [Level.plain, .shifted] {
                // @, A–Z, [ \ ] ^ _ and the small letters (ISO/IEC 646).
                guard case .character(let scalar) = layout.symbol(of: code, level),
                    (0x40...0x5F).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
                else { continue }
                return Unicode.Scalar(UInt8(scalar.value & 0x1F))
            }
        }
        return nil
    }

    /// Caps lock is a matter of letters alone.
    private func isLetter(_ code: UInt16) -> Bool {
        guard case .character(let small) = symbols[.plain]?[code],
            case .character(let capital) = symbols[.shifted]?[code]
        else { return false }
        return small != capital && small.properties.uppercaseMapping == String(capital)
    }

    private static func symbols(_ texts: [String]) -> [UInt16: Symbol] {
        precondition(texts.map(\.unicodeScalars.count) == rows.map(\.count), "a row of the table has another length")
        var symbols: [UInt16: Symbol] = [:]
        for (codes, text) in zip(rows, texts) {
            for (code, scalar) in zip(codes, text.unicodeScalars) where scalar != " " {
                symbols[code] = .character(scalar)
            }
        }
        return symbols
    }
}

extension KeyLayout.Level {
    /// What caps lock makes of it.
    fileprivate var swapped: Self {
        switch self {
        case .plain: .shifted
        case .shifted: .plain
        case .third: .third
        }
    }
}
