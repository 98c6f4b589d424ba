// SPDX-License-Identifier: Apache-2.0

extension Vault {
    /// Signs `message` with the newest sign key; the message begins with a label of its kind, as a voucher's does.
    package func sign(_ message: [UInt8]) throws(VaultError) -> Signature {
        guard let key = keys.newest(.sign) else { throw .noKey(.sign) }
        return Signature(keyID: key.id, algorithm: key.algorithm, bytes: try PublicKeys.sign(message, key))
    }

    /// Says whether key `keyID` is one of the center's and made `signature` over `message`.
    package func verify(_ message: [UInt8], signature: [UInt8], keyID: UInt32) -> Bool {
        guard let key = (try? keys.verifyKeys())?.first(where: { $0.id == keyID }) else { return false }
        return PublicKeys.verify(message, signature: signature, key)
    }
}
