// SPDX-License-Identifier: Apache-2.0
import Terms

/// The number of a card module (SAM_V), as printed on its housing; it names a device, not a person.
package struct SAMIdentity: Sendable, Equatable {
    /// `05.03-20230101-0001234567-0987654321`.
    package let text: String

    /// Decodes the 16 bytes that command 12 FF answers with; nil for another length.
    ///
    /// Little-endian u16, u16, u32, u32, u32. Vendors differ in the separators; this is the form on the labels.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        func number(_ range: Range<Int>) -> UInt32 { bytes[range].reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        text =
            Digits.padded(number(0..<2), to: 2) + "." + Digits.padded(number(2..<4), to: 2)
            + "-" + Digits.padded(number(4..<8), to: 8)
            + "-" + Digits.padded(number(8..<12), to: 10)
            + "-" + Digits.padded(number(12..<16), to: 10)
    }
}
