// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, for files larger than memory.
@safe
package struct RunningDigest: ~Copyable {
    private let context: OpaquePointer

    /// Begins with no bytes.
    package init() {
        guard let context = unsafe EVP_MD_CTX_new(),
            unsafe EVP_DigestInit_ex2(context, Algorithms.fetched.sha256, nil) == 1
        else { preconditionFailure("libcrypto has no memory for a hash") }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds the next bytes.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        let done = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        precondition(done == 1, "libcrypto cannot go on with a hash")
    }

    /// The 32 bytes of all that was added.
    package consuming func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1, "libcrypto cannot end a hash")
        return digest
    }
}
