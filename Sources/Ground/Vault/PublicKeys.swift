// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// Signatures with Ed25519 and SM2; all signatures are 64 bytes.
enum PublicKeys {
    /// Computes the public half of a sign key, with the same number.
    static func half(of key: Key) throws(VaultError) -> Key {
        precondition(key.use == .sign, "only a sign key has a public half")
        var point = [UInt8](repeating: 0, count: key.algorithm.keyLength(for: .verify))
        let done: Int32 = unsafe key.bytes.lend { secret in
            guard key.algorithm == .ed25519 else { return unsafe ccrypto_sm2_point(secret.baseAddress, &point) }
            let handle = unsafe ccrypto_ed25519_private(secret.baseAddress)
            defer { unsafe EVP_PKEY_free(handle) }
            return unsafe handle == nil ? 0 : ccrypto_ed25519_point(handle, &point)
        }
        guard done == 1 else { throw refused("public key") }
        return Key(id: key.id, use: .verify, algorithm: key.algorithm, bytes: KeyBytes(point))
    }

    /// Signs `message` with a sign key.
    static func sign(_ message: [UInt8], _ key: Key) throws(VaultError) -> [UInt8] {
        guard let handle = unsafe try privateHandle(key) else { throw refused("private key") }
        defer { unsafe EVP_PKEY_free(handle) }
        var out = [UInt8](repeating: 0, count: 80)
        var length = out.count
        guard unsafe ccrypto_sign(handle, digest(key), message, message.count, &out, &length) == 1
        else { throw refused("sign") }
        guard key.algorithm == .sm2 else { return Array(out.prefix(length)) }
        var raw = [UInt8](repeating: 0, count: 64)
        guard unsafe ccrypto_raw_signature(out, length, &raw) == 1 else { throw refused("signature") }
        return raw
    }

    /// Checks `signature` with a verify key.
    static func verify(_ message: [UInt8], signature: [UInt8], _ key: Key) -> Bool {
        precondition(key.use == .verify, "a verify key checks signatures")
        guard signature.count == 64 else { return false }
        let handle = unsafe key.bytes.lend { point in
            unsafe key.algorithm == .sm2
                ? ccrypto_sm2_key(nil, point.baseAddress) : ccrypto_ed25519_public(point.baseAddress)
        }
        defer { unsafe EVP_PKEY_free(handle) }
        guard unsafe handle != nil else { return false }
        var encoded = signature
        if key.algorithm == .sm2 {
            encoded = [UInt8](repeating: 0, count: 72)
            encoded.removeLast(72 - (unsafe ccrypto_der_signature(signature, &encoded)))
        }
        return unsafe ccrypto_verify(handle, digest(key), message, message.count, encoded, encoded.count) == 1
    }

    private static func privateHandle(_ key: Key) throws(VaultError) -> OpaquePointer? {
        precondition(key.use == .sign, "a sign key signs")
        guard key.algorithm == .sm2 else {
            return unsafe key.bytes.lend { unsafe ccrypto_ed25519_private($0.baseAddress) }
        }
        let point = try half(of: key).bytes
        return unsafe key.bytes.lend { secret in
            unsafe point.lend { unsafe ccrypto_sm2_key(secret.baseAddress, $0.baseAddress) }
        }
    }

    /// Ed25519 hashes inside; SM2 signs an SM3 hash.
    private static func digest(_ key: Key) -> String? { key.algorithm == .sm2 ? "SM3" : nil }

    private static func refused(_ operation: String) -> VaultError { .library(operation: operation) }
}
