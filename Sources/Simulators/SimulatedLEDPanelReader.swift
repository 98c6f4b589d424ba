// SPDX-License-Identifier: Apache-2.0

/// Reads the areas out of command A3 06 (devices.md F.2), strictly: what is too short or too long is an error.
struct SimulatedLEDPanelReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() -> UInt8? { rest.popFirst() }

    private mutating func number(bytes count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Takes one area with its number.
    mutating func area(
        _ isInDots: Bool,
        _ font: SimulatedFont
    ) -> (number: UInt8, area: SimulatedLEDPanelModule.Area)? {
        guard let length = number(bytes: 2), length <= rest.count else { return nil }
        let end = rest.count - length
        guard byte() == 0, let x = number(bytes: 2), let y = number(bytes: 2), let width = number(bytes: 2),
            let height = number(bytes: 2), let id = byte(), number(bytes: 1) != nil, let runMode = byte(),
            runMode <= 5, number(bytes: 2) != nil, skipSound(), let extra = byte(),
            number(bytes: Int(extra)) != nil, number(bytes: 1) != nil, let single = byte(), (1...2).contains(single),
            let newLine = byte(), (1...2).contains(newLine), let display = byte(), (1...6).contains(display),
            number(bytes: 3) != nil, let size = number(bytes: 4), size <= rest.count
        else { return nil }
        let text = Array(rest.prefix(size))
        rest = rest.dropFirst(size)
        guard rest.count == end else { return nil }
        let area = SimulatedLEDPanelModule.Area(
            x: dots(x, isInDots),
            y: y,
            width: dots(width, isInDots),
            height: height,
            text: Self.letters(text, font),
            isMoving: display >= 3
        )
        return (id, area)
    }

    private mutating func skipSound() -> Bool {
        switch byte() {
        case 0: true
        case 1: number(bytes: 3) != nil
        case 2: number(bytes: 3) != nil && number(bytes: 4).map { number(bytes: $0) != nil } ?? false
        default: false
        }
    }

    private func dots(_ value: Int, _ isInDots: Bool) -> Int {
        isInDots || value & 0x8000 != 0 ? value & 0x7FFF : value * 8
    }

    /// Letters as the fonts draw them; `\C1`, `\FO000` and `\FE000` choose colours and fonts and draw nothing.
    private static func letters(_ bytes: [UInt8], _ font: SimulatedFont) -> String {
        var (text, rest) = ("", bytes[...])
        while let byte = rest.popFirst() {
            if byte == 0x5C, let kind = rest.first {
                rest = rest.dropFirst(kind == UInt8(ascii: "C") ? 2 : kind == UInt8(ascii: "F") ? 5 : 1)
            } else if byte < 0x80 {
                text.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                text += rest.popFirst().map { font.character(byte, $0) } ?? "□"
            }
        }
        return text
    }
}
