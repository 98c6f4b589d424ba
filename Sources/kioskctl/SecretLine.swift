// SPDX-License-Identifier: Apache-2.0

/// A line that is typed unseen, byte by byte, with the few keys that correct it.
///
/// The terminal gives every byte at once and interprets none: the tool keeps SIGINT from itself, so that Ctrl-C would
/// otherwise do nothing.
struct SecretLine {
    /// The most bytes of a line.
    static let limit = 1024

    enum Outcome: Equatable {
        case more
        case ended(String)
        /// Ctrl-C, or Ctrl-D on an empty line.
        case givenUp
        case tooLong
        case notText
    }

    private var bytes: [UInt8] = []

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) -> Outcome {
        switch byte {
        case 0x0A, 0x0D: return String(validating: bytes, as: UTF8.self).map { .ended($0) } ?? .notText
        case 0x03: return .givenUp
        case 0x04 where bytes.isEmpty: return .givenUp
        case 0x08, 0x7F: takeBack()
        // Ctrl-U.
        case 0x15: bytes = []
        default:
            guard bytes.count < Self.limit else { return .tooLong }
            bytes.append(byte)
        }
        return .more
    }

    /// The input ended: the last line of a file may lack its newline.
    mutating func end() -> Outcome { bytes.isEmpty ? .givenUp : take(0x0A) }

    /// Drops the last character with all its bytes.
    private mutating func takeBack() {
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    }
}
