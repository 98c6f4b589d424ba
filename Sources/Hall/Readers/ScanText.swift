// SPDX-License-Identifier: Apache-2.0

/// The text of a scanned code.
///
/// QR codes seldom name their character set, so it is found by what fits.
package struct ScanText: Sendable, Equatable {
    /// The decoded text.
    package let text: String
    /// Which character set fitted.
    package let encoding: Encoding

    /// The character sets tried, in this order.
    package enum Encoding: Sendable, Equatable {
        case utf8
        case gb18030
    }

    /// Decodes strictly: UTF-8 without C1 controls, else GB18030, else nil.
    ///
    /// Short GB18030 text can be valid UTF-8 of two-byte characters: 预约 reads as one Cyrillic and one Armenian letter. In
    /// a Chinese hall text of such letters alone is taken for GB18030.
    package init?(bytes: [UInt8]) {
        // Some code generators put the byte order mark in.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let utf8 = String(validating: content, as: UTF8.self).flatMap { Self.holdsUpperControls($0) ? nil : $0 }
        if let utf8, !Self.isUnlikely(utf8) {
            (text, encoding) = (utf8, .utf8)
        } else if let text = GB18030.text(content), !Self.holdsUpperControls(text) {
            (self.text, encoding) = (text, .gb18030)
        } else if let utf8 {
            (text, encoding) = (utf8, .utf8)
        } else {
            return nil
        }
    }

    /// U+0080–U+009F occur in no text; they are Latin-1 or GB18030 mistaken for something else.
    private static func holdsUpperControls(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    }

    /// Says whether all that is not ASCII lies in the blocks from Greek to N'Ko, U+0370–U+07FF.
    private static func isUnlikely(_ text: String) -> Bool {
        let foreign = text.unicodeScalars.filter { !$0.isASCII }
        return !foreign.isEmpty && foreign.allSatisfy { (0x370...0x7FF).contains($0.value) }
    }
}
