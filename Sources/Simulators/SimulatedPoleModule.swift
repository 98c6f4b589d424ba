// SPDX-License-Identifier: Apache-2.0

/// The inside of a simulated pole display: 20 × 2 cells, a cursor and one of two command sets.
package struct SimulatedPoleModule: Sendable {
    /// The commands it knows.
    package enum Dialect: Sendable, CaseIterable {
        case epson, cd5220
    }

    /// Cells of a row.
    package static let columns = 20
    /// Rows.
    package static let rows = 2

    private let dialect: Dialect
    private let font = SimulatedFont()
    /// The bytes in the cells.
    private var cells = Array(repeating: Array(repeating: UInt8(ascii: " "), count: columns), count: rows)
    private var cursor = (row: 0, column: 0)
    private var pending: [UInt8] = []

    /// 1–4, 4 after switching on.
    package private(set) var brightness: UInt8 = 4
    /// Bytes that were no command and no letter.
    package private(set) var strayBytes = 0
    /// Every screen so far, each differing from the one before.
    package private(set) var history: [[String]] = []

    /// Screens that are kept; the oldest is forgotten.
    package static let historyLimit = 4000

    /// An empty display.
    package init(dialect: Dialect) { self.dialect = dialect }

    /// The rows as a person reads them, spaces at the ends left out.
    package var lines: [String] {
        cells.map { row in
            var (text, rest) = ("", row[...])
            while let byte = rest.popFirst() {
                if byte < 0x80 {
                    text.unicodeScalars.append(UnicodeScalar(byte))
                } else {
                    text += rest.popFirst().map { font.character(byte, $0) } ?? "□"
                }
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
    }

    /// Takes bytes from the line.
    package mutating func receive(_ bytes: [UInt8]) {
        for byte in bytes {
            pending.append(byte)
            if dialect == .epson ? takeEpson() : takeCD5220() { pending = [] }
        }
        let screen = lines
        guard screen != history.last ?? ["", ""] else { return }
        history.append(screen)
        if history.count > Self.historyLimit { history.removeFirst() }
    }

    /// Obeys `pending` when it is a whole command; true when it was used up.
    private mutating func takeEpson() -> Bool {
        switch pending.first {
        case 0x1F:
            guard let kind = pending.dropFirst().first else { return false }
            switch kind {
            // US $ x y: both from 1.
            case 0x24:
                guard pending.count == 4 else { return false }
                place(row: Int(pending[3]) - 1, column: Int(pending[2]) - 1)
            case 0x58:
                guard pending.count == 3 else { return false }
                setBrightness(pending[2])
            case 0x42: place(row: Self.rows - 1, column: 0)
            case 0x01, 0x02, 0x03: break
            default: strayBytes += 2
            }
            return true
        case 0x1B: return takeInitialise()
        default: return takeCommon()
        }
    }

    private mutating func takeCD5220() -> Bool {
        guard pending.first == 0x1B else { return takeCommon() }
        guard let kind = pending.dropFirst().first else { return false }
        switch kind {
        case 0x51:
            guard pending.count > 2, pending.last == 0x0D else { return pending.count > 64 ? stray() : false }
            let text = pending[3..<pending.count - 1]
            guard pending[2] == 0x41 || pending[2] == 0x42, text.count <= Self.columns else { return stray() }
            let filled = Array(text) + Array(repeating: UInt8(ascii: " "), count: Self.columns - text.count)
            cells[pending[2] == 0x41 ? 0 : 1] = filled
            return true
        case 0x6C:
            guard pending.count == 4 else { return false }
            place(row: Int(pending[3]) - 1, column: Int(pending[2]) - 1)
            return true
        case 0x2A:
            guard pending.count == 3 else { return false }
            setBrightness(pending[2])
            return true
        default: return takeInitialise()
        }
    }

    private mutating func takeInitialise() -> Bool {
        guard pending.count == 2 else { return false }
        guard pending[1] == 0x40 else { return stray() }
        (brightness, cursor) = (4, (0, 0))
        clear()
        return true
    }

    private mutating func takeCommon() -> Bool {
        switch pending[0] {
        case 0x0C: clear()
        case 0x0B: place(row: 0, column: 0)
        case 0x18: cells[cursor.row] = Array(repeating: UInt8(ascii: " "), count: Self.columns)
        case 0x0A: place(row: (cursor.row + 1) % Self.rows, column: cursor.column)
        case 0x0D: place(row: cursor.row, column: 0)
        case 0x20...0x7E, 0x80...0xFF: write(pending[0])
        default: return stray()
        }
        return true
    }

    private mutating func write(_ byte: UInt8) {
        cells[cursor.row][cursor.column] = byte
        let next = cursor.row * Self.columns + cursor.column + 1
        cursor = (next / Self.columns % Self.rows, next % Self.columns)
    }

    private mutating func clear() {
        cells = Array(repeating: Array(repeating: UInt8(ascii: " "), count: Self.columns), count: Self.rows)
        cursor = (0, 0)
    }

    private mutating func place(row: Int, column: Int) {
        guard (0..<Self.rows).contains(row), (0..<Self.columns).contains(column) else {
            strayBytes += 1
            return
        }
        cursor = (row, column)
    }

    private mutating func setBrightness(_ level: UInt8) {
        if (1...4).contains(level) { brightness = level } else { strayBytes += 1 }
    }

    private mutating func stray() -> Bool {
        strayBytes += pending.count
        return true
    }
}
