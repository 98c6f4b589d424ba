// SPDX-License-Identifier: Apache-2.0

/// A terminal written from ECMA-48, without a look at the board's code: knows CUP, SGR with semicolons, ED 2 and four
/// private modes; writes down everything a real terminal might take in another way.
struct TerminalEmulator {
    struct Cell: Equatable {
        /// Empty for the right half of a wide character.
        var text: String
        var ink: [UInt8]
        var paper: [UInt8]
        var isBold: Bool
    }

    let columns: Int
    let rows: Int
    /// nil: never written since the start, or orphaned by half an overwrite.
    private(set) var cells: [Cell?]
    private(set) var violations: [String] = []
    private(set) var modes: [Int: Bool] = [:]
    private(set) var clears = 0
    private(set) var cursorMoves = 0
    private var row = 0
    private var column = 0
    private var ink: [UInt8] = [0, 0, 0]
    private var paper: [UInt8] = [0, 0, 0]
    private var isBold = false

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        cells = Array(repeating: nil, count: columns * rows)
    }

    mutating func feed(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            violations.append("not UTF-8")
            return
        }
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\u{1B}" {
                index = control(scalars, from: index + 1)
            } else {
                put(scalars[index])
                index += 1
            }
        }
    }

    /// The screen as lines; full block cells (a space on the colour `ink` of a number or clock) appear as █.
    func text(blocks: [[UInt8]] = [[255, 214, 10], [90, 230, 144], [122, 223, 255]]) -> String {
        (0..<rows).map { row in
            var line = ""
            for column in 0..<columns {
                guard let cell = cells[row * columns + column] else {
                    line += "¤"
                    continue
                }
                line += cell.text == " " && blocks.contains(cell.paper) ? "█" : cell.text
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    private mutating func control(_ scalars: [UnicodeScalar], from start: Int) -> Int {
        guard start < scalars.count, scalars[start] == "[" else {
            violations.append("an escape that is no CSI")
            return start
        }
        var end = start + 1
        while end < scalars.count, !(0x40...0x7E).contains(scalars[end].value) { end += 1 }
        guard end < scalars.count else {
            violations.append("an unfinished CSI")
            return end
        }
        let body = String(String.UnicodeScalarView(scalars[start + 1..<end]))
        perform(body, final: scalars[end])
        return end + 1
    }

    private mutating func perform(_ body: String, final: UnicodeScalar) {
        let isPrivate = body.hasPrefix("?")
        let parts = body.drop { $0 == "?" }.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        let numbers = parts.compactMap(\.self)
        guard numbers.count == parts.count else {
            violations.append("parameters \(body)")
            return
        }
        switch (final, isPrivate, numbers.count) {
        case ("H", false, 2):
            (row, column) = (numbers[0] - 1, numbers[1] - 1)
            cursorMoves += 1
            if !(0..<rows).contains(row) || !(0..<columns).contains(column) { violations.append("CUP \(body)") }
        case ("J", false, 1) where numbers == [2]:
            let blank = Cell(text: " ", ink: ink, paper: paper, isBold: false)
            cells = Array(repeating: blank, count: cells.count)
            clears += 1
        case ("m", false, _): select(numbers)
        case ("h", true, 1), ("l", true, 1):
            if [7, 25, 1049, 2026].contains(numbers[0]) {
                modes[numbers[0]] = final == "h"
            } else {
                violations.append("mode \(body)")
            }
        default: violations.append("CSI \(body)\(final)")
        }
    }

    private mutating func select(_ numbers: [Int]) {
        var rest = numbers[...]
        while let first = rest.popFirst() {
            switch first {
            case 0: (ink, paper, isBold) = ([0, 0, 0], [0, 0, 0], false)
            case 1: isBold = true
            case 38, 48:
                let colour = rest.dropFirst().prefix(3).compactMap { UInt8(exactly: $0) }
                if rest.first != 2 || colour.count != 3 { violations.append("SGR \(numbers)") }
                rest = rest.dropFirst(4)
                if first == 38 { ink = colour } else { paper = colour }
            default: violations.append("SGR \(numbers)")
            }
        }
    }

    private mutating func put(_ scalar: UnicodeScalar) {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
            violations.append("control character \(scalar.value)")
            return
        }
        let width = scalar.value >= 0x2E80 ? 2 : 1
        guard (0..<rows).contains(row), column + width <= columns else {
            violations.append("wrap at \(row),\(column)")
            return
        }
        for offset in 0..<width {
            let index = row * columns + column + offset
            if offset == 0, cells[index]?.text == "" { cells[index - 1] = nil }
            let next = index + 1
            if offset == width - 1, column + width < columns, cells[next]?.text == "" { cells[next] = nil }
            let text = offset == 0 ? String(scalar) : ""
            cells[index] = Cell(text: text, ink: ink, paper: paper, isBold: isBold)
        }
        column += width
    }
}
