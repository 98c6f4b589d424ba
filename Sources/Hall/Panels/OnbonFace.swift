// SPDX-License-Identifier: Apache-2.0
import Ports

/// An Onbon BX-5K or BX-6K LED panel: one dynamic area a row, its text in GBK for the controller's own fonts.
struct OnbonFace: PanelFace {
    /// Dots of a cell.
    static let (cellWidth, cellHeight) = (8, 16)
    /// Any controller (devices.md F.1, DeviceType).
    private static let anyDevice: UInt8 = 0xFE
    /// 〓, for what a panel's font lacks.
    private static let substitute: [UInt8] = [0xA1, 0xFE]
    /// A backslash begins a command inside a text; some hanzi have it as their second byte.
    private static let backslash = UInt8(ascii: "\\")

    private let (columns, rows): (Int, Int)
    private let address: UInt16
    private let unit: OnbonUnit
    private let words: PanelWords
    private let alphabet: TwoByteAlphabet
    private var framer = OnbonFramer()
    /// Whether nothing was shown since the greeting.
    private var isFresh = true

    /// A panel of so many cells, whose controller has this address and reads areas in this unit.
    init(columns: Int, rows: Int, address: UInt16 = 1, unit: OnbonUnit, alphabet: TwoByteAlphabet) {
        (self.columns, self.rows, self.address, self.unit) = (columns, rows, address, unit)
        self.alphabet = alphabet
        words = PanelWords(columns: columns, letters: .hanzi)
    }

    /// Asks whether it is there.
    mutating func greeting() -> [PanelMessage] {
        isFresh = true
        return [command(0xA2, 0x00, [])]
    }

    mutating func messages(for page: PanelPage, brightness: Int?) -> [PanelMessage] {
        let lit = brightness.map { [command(0xA3, 0x02, [1, UInt8(clamping: $0)])] } ?? []
        let content = page.rows.prefix(rows).enumerated().map { area($0.offset, $0.element) }
        // The first page takes away all areas, also those of another program or of a former layout.
        defer { isFresh = false }
        return lit + [areas(deleting: isFresh ? [0xFF] : [0x00], content)]
    }

    mutating func push(_ bytes: [UInt8]) -> [PanelReply] {
        framer.push(bytes).compactMap { outcome in
            guard case .data(let data) = outcome, data.count >= 5, data[0] == 0xA0 else { return .garbled }
            switch data[1] {
            case 0x00: return .taken
            case 0x01: return .refused(code: data[2])
            default: return .garbled
            }
        }
    }

    mutating func forget() { framer.forget() }

    private func areas(deleting numbers: [UInt8], _ areas: [OnbonArea]) -> PanelMessage {
        command(0xA3, 0x06, numbers + [UInt8(areas.count)] + areas.flatMap { $0.bytes(unit) })
    }

    /// Group, command, “must be answered”, two reserved bytes, payload.
    private func command(_ group: UInt8, _ command: UInt8, _ payload: [UInt8]) -> PanelMessage {
        let data = [group, command, 0x01, 0x00, 0x00] + payload
        let bytes = OnbonFrame.bytes(to: address, deviceType: Self.anyDevice, data: data)
        return PanelMessage(bytes: bytes, isAnswered: true)
    }

    private func area(_ index: Int, _ row: PanelRow) -> OnbonArea {
        var (text, isScrolling) = (words.text(row), false)
        if case .notice(let notice) = row, words.whole(notice).columns > columns {
            (text, isScrolling) = (words.whole(notice).cut(to: Self.noticeColumns), true)
        }
        // An area without text would keep the one before.
        let bytes = text.scalars.isEmpty ? [UInt8(ascii: " ")] : text.scalars.flatMap(bytes)
        return OnbonArea(
            id: UInt8(index),
            x: 0,
            y: index * Self.cellHeight,
            width: columns * Self.cellWidth,
            height: Self.cellHeight,
            isScrolling: isScrolling,
            text: bytes
        )
    }

    private func bytes(of scalar: UnicodeScalar) -> [UInt8] {
        if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
        guard let pair = alphabet.pair(for: scalar), pair.trail != Self.backslash else { return Self.substitute }
        return [pair.lead, pair.trail]
    }

    /// The most of a notice that is shown, so that a frame of all rows stays within `OnbonFrame.limit`.
    static let noticeColumns = 120
}
