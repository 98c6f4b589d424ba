// SPDX-License-Identifier: Apache-2.0

/// One checked answer of the card module: its status and the data behind it.
///
/// The description shows neither, because the data may be a person's record.
package struct SDTAnswer: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// SW3 as sent; see `status`.
    package let code: UInt8
    /// What follows SW3, without the check byte.
    package let data: [UInt8]

    /// Splits SW1 SW2 SW3 and data; the framer guarantees the three status bytes.
    init(body: ArraySlice<UInt8>) {
        code = body[body.startIndex + 2]
        data = Array(body.dropFirst(3))
    }

    /// The meaning of SW3, nil for a code that no public document names.
    package var status: SDTStatus? { SDTStatus(rawValue: code) }

    package var description: String { "SDTAnswer(0x\(String(code, radix: 16)), \(data.count) bytes)" }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
