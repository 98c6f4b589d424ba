// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// AES-256-GCM (NIST SP 800-38D) with 12 bytes of nonce and 16 of tag.
enum GCM {
    static let nonceLength = 12
    static let tagLength = 16

    /// Encrypts `plain` and authenticates it with `associated`; nil when libcrypto has no memory.
    ///
    /// A nonce must never serve one key twice.
    static func seal(_ plain: [UInt8], _ key: KeyBytes, nonce: [UInt8], associated: [UInt8]) -> [UInt8]? {
        precondition(key.count == 32 && nonce.count == nonceLength, "lengths of AES-256-GCM")
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: tagLength)
        let done = unsafe key.lend { key in
            unsafe ccrypto_gcm_seal(
                Algorithms.fetched.aes256GCM,
                key.baseAddress,
                nonce,
                associated,
                Int32(associated.count),
                plain,
                Int32(plain.count),
                &sealed,
                &tag
            )
        }
        return done == 1 ? sealed + tag : nil
    }

    /// Decrypts ciphertext and tag; nil when anything was changed.
    static func open(_ sealed: [UInt8], _ key: KeyBytes, nonce: [UInt8], associated: [UInt8]) -> [UInt8]? {
        precondition(key.count == 32 && nonce.count == nonceLength, "lengths of AES-256-GCM")
        precondition(sealed.count >= tagLength, "ciphertext ends with a tag")
        let length = sealed.count - tagLength
        var plain = [UInt8](repeating: 0, count: length)
        let done = unsafe key.lend { key in
            unsafe ccrypto_gcm_open(
                Algorithms.fetched.aes256GCM,
                key.baseAddress,
                nonce,
                associated,
                Int32(associated.count),
                sealed,
                Int32(length),
                &plain,
                Array(sealed[length...])
            )
        }
        return done == 1 ? plain : nil
    }
}
