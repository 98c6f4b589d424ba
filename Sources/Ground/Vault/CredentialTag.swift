// SPDX-License-Identifier: Apache-2.0

/// The keyed hash of an electronic credential's code: enough to know the code again, and no more.
package struct CredentialTag: Hashable, Sendable {
    private let hash: [UInt8]

    init(hash: [UInt8]) { self.hash = hash }
}

extension Vault {
    /// Hashes the text of an electronic credential's code, exactly as it was read.
    package func credentialTag(_ code: String) -> CredentialTag {
        CredentialTag(hash: hash(label: "credential", Array(code.utf8)))
    }
}
