// SPDX-License-Identifier: Apache-2.0

/// The part of a voucher that is signed: who signs with what, and the claims.
///
/// Layout, integers big-endian: version u8 = 1, algorithm u8, key id u32, claims (`VoucherCodec`).
package struct VoucherBody: Hashable, Sendable {
    /// Which algorithm signs; Vault's `KeyAlgorithm` knows the values.
    package let algorithm: UInt8
    /// Which key of the center signs.
    package let keyID: UInt32
    /// What the voucher says.
    package let claims: VoucherClaims
    /// The canonical bytes.
    package let bytes: [UInt8]

    /// The only version there is.
    package static let version: UInt8 = 1

    /// Lays out a body; throws when the claims do not fit the layout.
    package init(algorithm: UInt8, keyID: UInt32, claims: VoucherClaims) throws(VoucherCodecError) {
        let header = [Self.version, algorithm] + BigEndian.bytes(keyID)
        bytes = try header + VoucherCodec.encode(claims)
        (self.algorithm, self.keyID, self.claims) = (algorithm, keyID, claims)
    }

    /// Reads exactly the canonical bytes of a body.
    package init(bytes: some Collection<UInt8>) throws(VoucherCodecError) {
        let bytes = Array(bytes)
        guard bytes.count > Self.headerLength else { throw .length }
        guard bytes[0] == Self.version else { throw .version }
        algorithm = bytes[1]
        keyID = BigEndian.value(bytes[2..<6])
        claims = try VoucherCodec.decode(bytes[Self.headerLength...])
        self.bytes = bytes
    }

    /// What is signed: the bytes after a label, so that no other kind of signed message can pass for a voucher.
    package var signedBytes: [UInt8] { Array("hallkiosk voucher\0".utf8) + bytes }

    private static let headerLength = 6
}
