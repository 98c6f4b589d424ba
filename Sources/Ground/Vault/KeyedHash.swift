// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// HMAC (RFC 2104) over SHA-256 or SM3: 32 bytes.
enum KeyedHash {
    /// Computes the hash of `message` under `key`, whose algorithm is one of the keyed hashes.
    static func compute(_ message: [UInt8], _ key: Key) -> [UInt8] {
        let digest = key.algorithm == .hmacSM3 ? "SM3" : "SHA256"
        return compute(message, key.bytes, digest: digest)
    }

    static func compute(_ message: [UInt8], _ key: KeyBytes, digest: String) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        let done = unsafe key.lend { key in
            unsafe ccrypto_hmac(
                Algorithms.fetched.hmac,
                digest,
                key.baseAddress,
                key.count,
                message,
                message.count,
                &hash
            )
        }
        precondition(done == 1, "libcrypto has no memory for a keyed hash")
        return hash
    }
}
