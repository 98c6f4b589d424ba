// SPDX-License-Identifier: Apache-2.0

extension KeyRing {
    /// Says whether a sign or verify key of the ring made `signature` over `message`.
    package func verify(_ message: [UInt8], signature: Signature) -> Bool {
        // A key serves the one algorithm it was made for, whatever the signature says.
        guard let keys = try? verifyKeys(),
            let key = keys.first(where: { $0.id == signature.keyID && $0.algorithm == signature.algorithm })
        else { return false }
        return PublicKeys.verify(message, signature: signature.bytes, key)
    }
}
