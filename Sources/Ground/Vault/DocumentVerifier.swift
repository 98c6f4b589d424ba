// SPDX-License-Identifier: Apache-2.0

/// Checks the signatures of the center's documents in a hall, without the center.
package struct DocumentVerifier: Sendable {
    private let keys: [Key]

    /// Takes the public keys of the ring; with none, every document is of an unknown key.
    package init(keys: KeyRing) throws(VaultError) { self.keys = try keys.verifyKeys() }

    /// Says whether key `keyID` made `signature` over `message` with the algorithm of that name.
    ///
    /// A key serves the one algorithm it was made for, whatever the document says.
    package func verify(_ message: [UInt8], signature: String, algorithm: String, keyID: UInt32) -> Bool {
        guard let known = KeyAlgorithm.allCases.first(where: { $0.name == algorithm }), known.serves(.verify),
            let key = keys.first(where: { $0.id == keyID && $0.algorithm == known }),
            let bytes = DocumentSeal.bytes(of: signature)
        else { return false }
        return PublicKeys.verify(message, signature: bytes, key)
    }
}
