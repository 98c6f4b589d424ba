// SPDX-License-Identifier: Apache-2.0

import Terms

extension Vault {
    /// The most bytes that are sealed in one piece.
    package static let sealLimit = 16_777_216

    /// Seals `plain`, at most `sealLimit` bytes, so that only this ring can read it and any change is noticed.
    ///
    /// `context` names what the bytes belong to (a table and row, say); `open` needs the same. Envelope: version u8 = 1,
    /// algorithm u8, key id u32 big-endian, nonce of 12 bytes, ciphertext, tag of 16 bytes. Nonces are random: a key
    /// serves 2^32 envelopes (NIST SP 800-38D section 8.3), more than a city books in a century.
    package func seal(_ plain: [UInt8], for context: String = "") throws(VaultError) -> [UInt8] {
        precondition(plain.count <= Self.sealLimit, "too much to seal in one piece")
        let header = [Self.envelopeVersion, sealKey.algorithm.rawValue] + BigEndian.bytes(sealKey.id)
        let nonce = Random.bytes(GCM.nonceLength)
        let sealed = GCM.seal(plain, sealKey.bytes, nonce: nonce, associated: header + Array(context.utf8))
        guard let sealed else { throw .library(operation: "seal") }
        return header + nonce + sealed
    }

    /// Opens what `seal` made with a key of this ring and the same `context`.
    package func open(_ envelope: [UInt8], for context: String = "") throws(VaultError) -> [UInt8] {
        let fixed = Self.headerLength + GCM.nonceLength + GCM.tagLength
        guard (fixed...fixed + Self.sealLimit).contains(envelope.count) else { throw .malformedEnvelope }
        guard envelope[0] == Self.envelopeVersion else { throw .unknownVersion(envelope[0]) }
        guard KeyAlgorithm(rawValue: envelope[1]) == .aes256GCM else { throw .unknownAlgorithm(envelope[1]) }
        let header = Array(envelope.prefix(Self.headerLength))
        let id: UInt32 = BigEndian.value(header[2...])
        guard let key = keys.key(.seal, id: id) else { throw .unknownKey(id) }
        let nonce = Array(envelope.dropFirst(Self.headerLength).prefix(GCM.nonceLength))
        let sealed = Array(envelope.dropFirst(Self.headerLength + GCM.nonceLength))
        let plain = GCM.open(sealed, key.bytes, nonce: nonce, associated: header + Array(context.utf8))
        guard let plain else { throw .tampered }
        return plain
    }

    private static let envelopeVersion: UInt8 = 1
    private static let headerLength = 6
}
