// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

/// The tables of the countries, against X11's.
struct `Key layout` {
    @Test(arguments: [
        (KeyLayout.Name.us, "16 44 21 39 26 43 41 12 13 53 86 28", "qzy;[\\`-=/\\"),
        (.us, "42+ 3 4 7 26 40 41 43 12 53 86 42- 28", "@#^{\"~|_?|"),
        (.uk, "16 44 43 86 40 41 28", "qz#\\'`"),
        (.uk, "42+ 3 4 40 43 41 86 42- 100+ 5 100- 28", "\"£@~¬|€"),
        (.de, "21 44 26 39 40 12 43 53 86 27 28", "zyüöäß#-<+"),
        (.de, "42+ 8 12 43 53 86 27 41 4 42- 28", "/?'_>*°§"),
        (.de, "100+ 16 8 9 10 11 12 27 86 18 50 3 4 100- 28", "@{[]}\\~|€µ²³"),
        (.de, "29+ 56+ 16 56- 29- 28             ; Ctrl and Alt are AltGr", "@"),
        (.de, "83 28                             ; the keypad's comma", ","),
        (.fr, "16 30 17 44 39 50 2 3 4 5 6 7 8 9 10 11 12 13 28", "aqzwm,&é\"'(-è_çà)="),
        (.fr, "42+ 2 3 4 5 6 7 8 9 10 11 12 13 50 51 52 53 42- 28", "1234567890°+?./§"),
        (.fr, "100+ 3 4 5 6 7 8 9 10 11 12 13 18 100- 28", "~#{[|`\\^@]}€"),
        (.fr, "51 52 53 40 43 27 41 86 28", ";:!ù*$²<"),
    ])
    func `a key gives the character of its country`(layout: KeyLayout.Name, script: String, text: String) {
        var typist = Typist(layout: layout)
        #expect(typist.type(script) == [.text(text)])
    }

    @Test(arguments: [
        (KeyLayout.Name.fr, "26 18 26 57 26 46 28  ; ^e, ^ and a blank, ^c", "ê^^c"),
        (.fr, "42+ 26 42- 18 26 26 30 28           ; the diaeresis, two accents", "ë^^q"),
        (.fr, "16 26 28                            ; one at the end", "a^"),
        (.de, "13 18 42+ 13 42- 30 41 18 41 57 28", "éàê^"),
    ])
    func `an accent waits for its letter`(layout: KeyLayout.Name, script: String, text: String) {
        var typist = Typist(layout: layout)
        #expect(typist.type(script) == [.text(text)])
    }

    @Test(arguments: KeyLayout.Name.allCases)
    func `control characters are where systems have them, whatever the label`(layout: KeyLayout.Name) {
        var typist = Typist(layout: layout)
        let groups = "29+ 27 29- 2 28"
        let digit: String = layout == .fr ? "&" : "1"
        #expect(typist.type(groups) == [.text("\u{1D}" + digit)])
        for (code, control) in [(26, 0x1B), (43, 0x1C), (7, 0x1E)] as [(UInt16, UInt8)] {
            #expect(KeyLayout.named(layout).control(of: code) == Unicode.Scalar(control), "key \(code)")
        }
        #expect(KeyLayout.named(layout).control(of: 59) == nil)
    }

    @Test(arguments: KeyLayout.Name.allCases)
    func `every layout types all of ASCII and each letter once`(layout: KeyLayout.Name) {
        let table = KeyLayout.named(layout)
        var seen: Set<Unicode.Scalar> = []
        for code in KeyLayout.rows.joined() + [KeyCode.space] {
            for level in KeyLayout.Level.allCases {
                switch table.symbol(of: code, level) {
                case .character(let scalar): seen.insert(scalar)
                case .dead(let accent): seen.insert(accent.alone)
                case nil: break
                }
            }
        }
        let missing = (0x20..<0x7F).map { Unicode.Scalar(UInt8($0)) }.filter { !seen.contains($0) }
        #expect(missing.isEmpty)
        let letters = KeyLayout.rows.joined().compactMap { code -> Unicode.Scalar? in
            guard case .character(let scalar) = table.symbol(of: code, .plain) else { return nil }
            return ("a"..."z").contains(scalar) ? scalar : nil
        }
        #expect(letters.count == 26 && Set(letters).count == 26)
        for code in KeyLayout.rows.joined() {
            guard case .character(let scalar) = table.symbol(of: code, .plain), ("a"..."z").contains(scalar) else {
                continue
            }
            let capital = KeyLayout.Symbol.character(Unicode.Scalar(UInt8(scalar.value - 32)))
            #expect(table.symbol(of: code, .shifted) == capital)
            #expect(table.symbol(of: code, .plain, capsLock: true) == capital)
        }
    }
}
