// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

@testable import Readers

/// The tables of the countries against those of X11 (xkb-data), as its compiler prints them.
struct KeyLayoutOracleTests {
    private static let isInstalled = unsafe system("command -v xkbcli >/dev/null 2>&1") == 0
    private static let names: [KeyLayout.Name: String] = [.us: "us", .uk: "gb", .de: "de", .fr: "fr"]
    /// X11's names of keys by evdev's codes.
    private static let codes: [String: UInt16] = {
        var codes: [String: UInt16] = ["TLDE": 41, "AE11": 12, "AE12": 13, "AC11": 40, "BKSL": 43, "LSGT": 86]
        for place in 1...10 {
            let number = place < 10 ? "0\(place)" : "10"
            for (row, first) in [("AE", 2), ("AD", 16), ("AC", 30), ("AB", 44)] {
                codes[row + number] = UInt16(first + place - 1)
            }
        }
        (codes["AD11"], codes["AD12"]) = (26, 27)
        return codes
    }()
    /// Keysyms whose names are not themselves (keysymdef.h).
    private static let signs: [String: Unicode.Scalar] = [
        "space": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%",
        "ampersand": "&", "apostrophe": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+",
        "comma": ",", "minus": "-", "period": ".", "slash": "/", "colon": ":", "semicolon": ";", "less": "<",
        "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\",
        "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
        "braceright": "}", "asciitilde": "~", "section": "§", "degree": "°", "sterling": "£", "currency": "¤",
        "mu": "µ", "notsign": "¬", "ssharp": "ß", "adiaeresis": "ä", "odiaeresis": "ö", "udiaeresis": "ü",
        "Adiaeresis": "Ä", "Odiaeresis": "Ö", "Udiaeresis": "Ü", "eacute": "é", "egrave": "è", "ccedilla": "ç",
        "agrave": "à", "ugrave": "ù", "twosuperior": "²", "threesuperior": "³", "EuroSign": "€",
    ]
    private static let accents: [String: DeadAccent] = [
        "dead_circumflex": .circumflex, "dead_acute": .acute, "dead_grave": .grave, "dead_diaeresis": .diaeresis,
    ]

    @Test(.enabled(if: isInstalled, "xkbcli is not installed (apt install libxkbcommon-tools)"), arguments: names)
    func `each key is where X11 has it`(layout: KeyLayout.Name, name: String) throws {
        let folder = try Folder()
        try #require(unsafe system("xkbcli compile-keymap --layout \(name) >'\(folder.path)/map'") == 0)
        let text = String(decoding: try WholeFile.read(path: folder.path + "/map", limit: 1_000_000), as: UTF8.self)
        let table = KeyLayout.named(layout)
        var seen = 0
        for (code, symbols) in Self.keys(text) {
            // The key that US keyboards lack is \ on those that have it, but < on X11's.
            if layout == .us, code == 86 { continue }
            for (level, symbol) in zip(KeyLayout.Level.allCases, symbols) {
                guard let ours = table.symbol(of: code, level) else {
                    #expect(level == .third, "\(name) has \(symbol) at key \(code)")
                    continue
                }
                #expect(ours == Self.symbol(symbol), "key \(code) of \(name): \(ours) is \(symbol)")
                seen += 1
            }
        }
        #expect(seen >= 94, "the map was not understood")
    }

    /// `key <AD01> { [ q, Q, at, Greek_OMEGA ] };`, the list perhaps on a line of its own behind `symbols[1]=`.
    private static func keys(_ text: String) -> [(UInt16, [Substring])] {
        text.split(separator: "key <").dropFirst().compactMap { part in
            guard let code = codes[String(part.prefix { $0 != ">" })],
                let list = part.split(separator: "};")[0].split(separator: "[").last?.split(separator: "]").first
            else { return nil }
            return (code, list.split { $0 == "," || $0.isWhitespace })
        }
    }

    private static func symbol(_ name: Substring) -> KeyLayout.Symbol? {
        if let accent = accents[String(name)] { return .dead(accent) }
        if name.unicodeScalars.count == 1 { return name.unicodeScalars.first.map(KeyLayout.Symbol.character) }
        return signs[String(name)].map(KeyLayout.Symbol.character)
    }
}
