// SPDX-License-Identifier: Apache-2.0
import Ports

/// Which kind of code was read: an AIM identifier as `]Q1`, `]`, a letter for the symbology, a digit or letter for its
/// options (ISO/IEC 15424).
package struct Symbology: Sendable, Equatable, Loggable {
    /// The three characters.
    package let text: String

    /// How many bytes it has.
    static let length = 3

    /// Reads the identifier that `bytes` begin with; nil when they begin with none.
    init?(_ bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(Self.length))
        guard head.count == Self.length, head[0] == UInt8(ascii: "]"), Self.isLetter(head[1]),
            Self.isLetter(head[2]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(head[2])
        else { return nil }
        text = String(decoding: head, as: UTF8.self)
    }

    package var logText: String { text }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
