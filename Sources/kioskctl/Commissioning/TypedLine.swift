// SPDX-License-Identifier: Apache-2.0
import Terms

/// A line that is typed and seen, byte by byte, with the few keys that correct it: backspace by characters, Ctrl-U for all.
///
/// The terminal neither edits nor echoes: its own erasing takes hanzi for one column, and the dialogue hears Ctrl-C.
struct TypedLine {
    /// The most bytes of a line.
    static let limit = 2048

    enum Outcome: Equatable {
        case more
        case ended(String)
        /// Ctrl-C, or Ctrl-D on an empty line.
        case leaves
    }

    /// What an arrow or function key sends, of which nothing is typed (ECMA-48 section 5.4).
    private enum Escape {
        case none, begun, sequence
    }

    private(set) var bytes: [UInt8] = []
    private var escape = Escape.none
    private let isSecret: Bool

    init(isSecret: Bool = false) { self.isSecret = isSecret }

    /// What has been typed so far; a character of which bytes are missing is left out.
    var text: String { String(validating: bytes, as: UTF8.self) ?? "" }

    /// Takes the next byte; gives what the terminal shows for it besides.
    mutating func take(_ byte: UInt8) -> (outcome: Outcome, echo: [UInt8]) {
        switch (escape, byte) {
        case (.begun, UInt8(ascii: "[")), (.begun, UInt8(ascii: "O")):
            escape = .sequence
            return (.more, [])
        case (.begun, _), (.sequence, 0x40...0x7E):
            escape = .none
            return (.more, [])
        case (.sequence, _): return (.more, [])
        case (.none, _): break
        }
        switch byte {
        case 0x0A, 0x0D: return (.ended(String(decoding: bytes, as: UTF8.self)), [0x0D, 0x0A])
        case 0x03: return (.leaves, [0x0D, 0x0A])
        case 0x04 where bytes.isEmpty: return (.leaves, [0x0D, 0x0A])
        case 0x08, 0x7F: return (.more, takeBack())
        case 0x15:
            var echo: [UInt8] = []
            while !bytes.isEmpty { echo += takeBack() }
            return (.more, echo)
        case 0x1B: escape = .begun
        case 0x20...0xFF where bytes.count < Self.limit:
            bytes.append(byte)
            return (.more, isSecret ? [] : [byte])
        default: break
        }
        return (.more, [])
    }

    /// Drops the last character; gives what wipes it from the screen.
    private mutating func takeBack() -> [UInt8] {
        var gone: [UInt8] = []
        while let last = bytes.popLast() {
            gone.insert(last, at: 0)
            if last & 0xC0 != 0x80 { break }
        }
        let width = isSecret || gone.isEmpty ? 0 : DisplayWidth.of(String(decoding: gone, as: UTF8.self))
        return (0..<width).flatMap { _ in Array("\u{8} \u{8}".utf8) }
    }
}
