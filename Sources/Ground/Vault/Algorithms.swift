// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// The algorithms of libcrypto, fetched once: a fetch costs more than a short hash.
///
/// The fetched objects are immutable and may be used by any thread (OpenSSL 3.0 crypto(7)).
@safe struct Algorithms: Sendable {
    nonisolated(unsafe) let hmac: OpaquePointer
    nonisolated(unsafe) let aes256GCM: OpaquePointer
    nonisolated(unsafe) let sha256: OpaquePointer

    static let fetched = Algorithms()

    private init() {
        guard let hmac = unsafe EVP_MAC_fetch(nil, "HMAC", nil),
            let aes256GCM = unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil),
            let sha256 = unsafe EVP_MD_fetch(nil, "SHA256", nil)
        else { preconditionFailure("libcrypto lacks HMAC, AES-256-GCM or SHA-256") }
        unsafe (self.hmac, self.aes256GCM, self.sha256) = (hmac, aes256GCM, sha256)
    }
}
