// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A file that a visitor sent ahead (R72), as it is listed; its contents lie sealed in a file of their own.
package struct Material: Sendable, Equatable {
    /// A random id, which is also the file's name: 32 hex digits.
    package let id: String
    /// The booking it belongs to.
    package let booking: BookingNumber
    /// What the visitor says it is; sealed where it is stored.
    package let label: String
    /// What it is, by its bytes.
    package let kind: MaterialKind
    /// The size of its contents.
    package let bytes: Int
    /// When it came.
    package let at: Timestamp
    /// When it is deleted at the latest.
    package let until: Timestamp

    /// Collects the parts.
    package init(
        id: String,
        booking: BookingNumber,
        label: String,
        kind: MaterialKind,
        bytes: Int,
        at: Timestamp,
        until: Timestamp
    ) {
        (self.id, self.booking, self.label, self.kind) = (id, booking, label, kind)
        (self.bytes, self.at, self.until) = (bytes, at, until)
    }

    /// Whether `text` can be the id of one, and so the name of its file.
    package static func isID(_ text: String) -> Bool { text.utf8.count == 32 && Hex.bytes(text) != nil }
}
