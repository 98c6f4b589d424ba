// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An entry of the audit log in its place.
package struct AuditRecord: Sendable, Equatable {
    /// Its place; counts from 1 without gaps.
    package let seq: Int64
    /// When it was written.
    package let at: Timestamp
    /// What it says.
    package let entry: AuditEntry
    /// SHA-256 of the hash before it and its canonical bytes; 32 bytes.
    package let hash: [UInt8]

    /// Collects the parts.
    package init(seq: Int64, at: Timestamp, entry: AuditEntry, hash: [UInt8]) {
        (self.seq, self.at, self.entry, self.hash) = (seq, at, entry, hash)
    }

    /// The hash before the first entry: nothing was there.
    package static let beginning = [UInt8](repeating: 0, count: 32)
}
