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

    /// Fewer printable characters in a row than these are the status bytes of a printer or part of a frame.
    static let leastRun = 6

    /// Masks only runs of printable characters, for devices that speak in single bytes and frames.
    static func maskedRuns(_ bytes: [UInt8]) -> [UInt8] {
        var (result, run) = ([UInt8](), [UInt8]())
        func isText(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte >= 0x80 }
        for byte in bytes + [0] {
            if isText(byte) {
                run.append(byte)
                continue
            }
            result += run.count >= leastRun ? masked(run) : run
            run = []
            result.append(byte)
        }
        return Array(result.dropLast())
    }
}
