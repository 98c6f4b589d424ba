// SPDX-License-Identifier: Apache-2.0

import CCrypto
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
        let nonce = Random.bytes(Self.nonceLength)
        let associated = header + context.utf8
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        let done = unsafe sealKey.bytes.lend { key in
            unsafe ccrypto_gcm_seal(
                Algorithms.fetched.aes256GCM,
                key.baseAddress,
                nonce,
                associated,
                Int32(associated.count),
                plain,
                Int32(plain.count),
                &sealed,
                &tag
            )
        }
        guard done == 1 else { throw .library(operation: "seal") }
        return header + nonce + sealed + tag
    }

    /// Opens what `seal` made with a key of this ring and the same `context`.
    package func open(_ envelope: [UInt8], for context: String = "") throws(VaultError) -> [UInt8] {
        let fixed = Self.headerLength + Self.nonceLength + Self.tagLength
        guard envelope.count >= fixed, envelope.count <= fixed + Self.sealLimit else { throw .malformedEnvelope }
        guard envelope[0] == Self.envelopeVersion else { throw .unknownVersion(envelope[0]) }
        guard KeyAlgorithm(rawValue: envelope[1]) == .aes256GCM else { throw .unknownAlgorithm(envelope[1]) }
        let id: UInt32 = BigEndian.value(envelope[2..<Self.headerLength])
        guard let key = keys.key(.seal, id: id) else { throw .unknownKey(id) }
        let associated = envelope.prefix(Self.headerLength) + Array(context.utf8)
        let nonce = Array(envelope[Self.headerLength...].prefix(Self.nonceLength))
        let sealed = Array(envelope[(Self.headerLength + Self.nonceLength)...].dropLast(Self.tagLength))
        let tag = Array(envelope.suffix(Self.tagLength))
        var plain = [UInt8](repeating: 0, count: sealed.count)
        let done = unsafe key.bytes.lend { key in
            unsafe ccrypto_gcm_open(
                Algorithms.fetched.aes256GCM,
                key.baseAddress,
                nonce,
                Array(associated),
                Int32(associated.count),
                sealed,
                Int32(sealed.count),
                &plain,
                tag
            )
        }
        guard done == 1 else { throw .tampered }
        return plain
    }

    private static let envelopeVersion: UInt8 = 1
    private static let headerLength = 6
    private static let nonceLength = 12
    private static let tagLength = 16
}
