// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Vault

/// A signed word of the center about its audit log at one entry (R58).
package struct AuditMark: Sendable, Equatable {
    /// What is said of the entry.
    package enum Kind: String, Sendable, CaseIterable {
        /// It is there: whoever cuts the log before it is found out.
        case checkpoint
        /// It and all before it were deleted on schedule: the log begins after it.
        case anchor
        /// It is the last one of an export.
        case end
    }

    /// What is said.
    package let kind: Kind
    /// Of which entry; 0 before the first.
    package let seq: Int64
    /// The hash of that entry.
    package let hash: [UInt8]
    /// When it was said.
    package let at: Timestamp
    /// The center's signature.
    package let signature: Signature

    /// Collects the parts.
    package init(kind: Kind, seq: Int64, hash: [UInt8], at: Timestamp, signature: Signature) {
        (self.kind, self.seq, self.hash, self.at, self.signature) = (kind, seq, hash, at, signature)
    }

    /// Signs what is said; throws when the vault has no sign key.
    package init(_ kind: Kind, seq: Int64, hash: [UInt8], at: Timestamp, by vault: Vault) throws(VaultError) {
        let signature = try vault.sign(Self.message(kind, seq, hash, at))
        self.init(kind: kind, seq: seq, hash: hash, at: at, signature: signature)
    }

    /// Whether a key of `keys` made the signature.
    package func isSigned(by keys: AuditKeys) -> Bool {
        keys.verify(Self.message(kind, seq, hash, at), signature)
    }

    /// What is signed: a label of its kind, and every part by name.
    private static func message(_ kind: Kind, _ seq: Int64, _ hash: [UInt8], _ at: Timestamp) -> [UInt8] {
        Array("hallkiosk audit mark\u{0}".utf8) + canonical(kind, seq, hash, at)
    }

    /// Every part but the signature as JSON with sorted keys.
    package var canonical: [UInt8] { Self.canonical(kind, seq, hash, at) }

    private static func canonical(_ kind: Kind, _ seq: Int64, _ hash: [UInt8], _ at: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("at")
        writer.number(at.milliseconds)
        writer.key("hash")
        writer.string(Hex.text(hash))
        writer.key("kind")
        writer.string(kind.rawValue)
        writer.key("seq")
        writer.number(seq)
        writer.endObject()
        return writer.bytes
    }
}
