// SPDX-License-Identifier: Apache-2.0

/// A signature and the key that made it.
package struct Signature: Hashable, Sendable {
    /// The number of the sign key.
    package let keyID: UInt32
    /// How it was signed.
    package let algorithm: KeyAlgorithm
    /// 64 bytes: R‖S of Ed25519, r‖s of SM2.
    package let bytes: [UInt8]

    /// Takes over a signature that was read.
    package init(keyID: UInt32, algorithm: KeyAlgorithm, bytes: [UInt8]) {
        (self.keyID, self.algorithm, self.bytes) = (keyID, algorithm, bytes)
    }
}
