// SPDX-License-Identifier: Apache-2.0
package import Vault

/// The public keys that marks of an audit log are checked with.
package enum AuditKeys: Sendable {
    /// The center's own.
    case vault(Vault)
    /// The sign and verify keys of a file.
    case ring(KeyRing)

    /// Says whether one of them made `signature` over `message`.
    func verify(_ message: [UInt8], _ signature: Signature) -> Bool {
        switch self {
        case .vault(let vault): vault.verify(message, signature: signature.bytes, keyID: signature.keyID)
        case .ring(let ring): ring.verify(message, signature: signature)
        }
    }
}
