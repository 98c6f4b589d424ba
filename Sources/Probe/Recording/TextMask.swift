// SPDX-License-Identifier: Apache-2.0

/// Takes the meaning out of text and leaves its shape: length, separators, terminators, and how long each character is.
///
/// Byte by byte and without memory, so that nothing waits anywhere: lead bytes of UTF-8 become another lead byte of the
/// same length and what follows another that may follow; that keeps two-byte GB18030 well-formed as well.
enum TextMask {
    static func masked(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "x")
        case 0x80...0xBF: 0x90
        case 0xC0...0xDF: 0xC3
        case 0xE0...0xEF: 0xE6
        case 0xF0...0xFF: 0xF0
        // Controls, blanks and signs: what separates and ends.
        default: byte
        }
    }

    static func masked(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { masked($0) } }
}
