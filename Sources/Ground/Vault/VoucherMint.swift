// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Makes the signed text of booking vouchers, at the center.
package struct VoucherMint: Sendable {
    private let key: Key

    /// Takes the newest sign key of the center's ring; throws when it has none.
    package init(keys: KeyRing) throws(VaultError) {
        guard let key = keys.newest(.sign) else { throw .noKey(.sign) }
        self.key = key
    }

    /// Signs `claims` and writes the text of the QR code, all of it in the alphanumeric set (`Base45`).
    package func voucher(for claims: VoucherClaims) throws(VaultError) -> String {
        let body = try Self.body(claims, key)
        return try Voucher(body: body, signature: PublicKeys.sign(body.signedBytes, key)).text
    }

    private static func body(_ claims: VoucherClaims, _ key: Key) throws(VaultError) -> VoucherBody {
        do {
            return try VoucherBody(algorithm: key.algorithm.rawValue, keyID: key.id, claims: claims)
        } catch {
            throw .voucher(error)
        }
    }
}
