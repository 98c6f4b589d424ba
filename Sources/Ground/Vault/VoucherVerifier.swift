// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Checks booking vouchers in a hall, without the center.
package struct VoucherVerifier: Sendable {
    private let keys: [Key]

    /// Takes the public keys of the ring; with none, every voucher is of an unknown key.
    package init(keys: KeyRing) throws(VaultError) { self.keys = try keys.verifyKeys() }

    /// Reads and checks the text of a QR code; whether the booking still stands is for others to say.
    package func verify(_ text: String) -> Result<VoucherClaims, VoucherProblem> {
        guard let voucher = try? Voucher(text: text) else { return .failure(.malformed) }
        let body = voucher.body
        guard let algorithm = KeyAlgorithm(rawValue: body.algorithm), algorithm.serves(.verify)
        else { return .failure(.unknownAlgorithm) }
        // A key serves the one algorithm it was made for, whatever the voucher says.
        guard let key = keys.first(where: { $0.id == body.keyID && $0.algorithm == algorithm })
        else { return .failure(.unknownKey) }
        guard PublicKeys.verify(body.signedBytes, signature: voucher.signature, key)
        else { return .failure(.forged) }
        return .success(body.claims)
    }
}
