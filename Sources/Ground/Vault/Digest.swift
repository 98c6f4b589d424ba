// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// Hashes without a key, for fingerprints and comparison of contents.
package enum Digest {
    /// Computes the 32 bytes of SHA-256 (FIPS 180-4).
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] { sha256(bytes[...]) }

    /// Computes the 32 bytes of SHA-256 of a part of an array, without a copy of it.
    package static func sha256(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = unsafe bytes.withUnsafeBytes { bytes in
            unsafe EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, Algorithms.fetched.sha256, nil)
        }
        precondition(done == 1, "libcrypto has no memory for a hash")
        return digest
    }
}
