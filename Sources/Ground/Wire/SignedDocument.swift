// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A document of the center for the halls of one of its centers, signed so that it is believed whoever carries it.
///
/// The signature covers everything but itself, the body by its hash: a header alone can be checked before a long body is
/// fetched.
package struct SignedDocument: Sendable, Equatable, Codable {
    /// What it is about; a newer one takes the place of an older one of its kind.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Items, their departments and the services they lead to (R64, R65).
        case catalog
        /// The values of the rules that are the city's to set (R67).
        case rules
        /// Opening hours, holidays, make-up workdays and extended sessions (R66).
        case calendar
        /// How to book and whom to ask, as the center publishes it (R7).
        case notices
        /// 仅预约办理: the emergency booking-only mode with its end (R47–R49).
        case mode
    }

    /// What it is about.
    package let kind: Kind
    /// Whose halls it is for.
    package let center: CenterID
    /// Rises with every document of the kind for the center.
    package let version: Int64
    /// When it was signed, by the center's clock.
    package let issued: Timestamp
    /// The SHA-256 of the body's UTF-8, in hexadecimal.
    package let digest: String
    /// The bytes of the body.
    package let length: Int
    /// The name of the signature's algorithm: `ed25519`, or `sm2-sm3`.
    package let algorithm: String
    /// The number of the center's sign key.
    package let keyID: UInt32
    /// 64 bytes in hexadecimal.
    package let signature: String
    /// The JSON text; nil where it is fetched apart, by `LinkPath.documents`.
    package let body: String?

    /// The longest body that is taken: 5,000 items are less.
    package static let longestBody = 2 * 1024 * 1024
    /// The longest body that travels in the feed itself.
    package static let longestInline = 16 * 1024

    /// Collects the parts.
    package init(
        kind: Kind,
        center: CenterID,
        version: Int64,
        issued: Timestamp,
        digest: String,
        length: Int,
        algorithm: String,
        keyID: UInt32,
        signature: String,
        body: String?
    ) {
        (self.kind, self.center, self.version, self.issued) = (kind, center, version, issued)
        (self.digest, self.length) = (digest, length)
        (self.algorithm, self.keyID, self.signature, self.body) = (algorithm, keyID, signature, body)
    }

    /// What the signature is over: a label of its kind, then every part of the header on a line of its own.
    package var signedBytes: [UInt8] {
        Self.signedBytes(kind, center, version, issued, digest: digest, length: length)
    }

    /// What is to be signed of a document with these parts.
    package static func signedBytes(
        _ kind: Kind,
        _ center: CenterID,
        _ version: Int64,
        _ issued: Timestamp,
        digest: String,
        length: Int
    ) -> [UInt8] {
        let parts = [
            "hallkiosk document 1", kind.rawValue, center.text, String(version), String(issued.milliseconds), digest,
            String(length),
        ]
        return Array(parts.joined(separator: "\n").utf8)
    }

    /// The same document with `body`, or without one.
    package func with(body: String?) -> SignedDocument {
        SignedDocument(
            kind: kind,
            center: center,
            version: version,
            issued: issued,
            digest: digest,
            length: length,
            algorithm: algorithm,
            keyID: keyID,
            signature: signature,
            body: body
        )
    }
}
