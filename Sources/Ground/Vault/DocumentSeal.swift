// SPDX-License-Identifier: Apache-2.0
import Terms

/// How hashes and signatures of the center's documents are written: in hexadecimal.
package enum DocumentSeal {
    /// The SHA-256 of a body.
    package static func digest(of body: [UInt8]) -> String { Hex.text(Digest.sha256(body)) }

    /// The text of a signature.
    package static func text(of signature: Signature) -> String { Hex.text(signature.bytes) }

    static func bytes(of text: String) -> [UInt8]? { Hex.bytes(text) }
}
