// SPDX-License-Identifier: Apache-2.0

/// A cryptographic algorithm, by the byte that names it in envelopes and vouchers.
///
/// Ranges: 01–0F signatures, 10–1F keyed hashes, 20–2F sealing; the rest is free. SM4 waits for OpenSSL 3.1 (SM4-GCM).
package enum KeyAlgorithm: UInt8, Sendable, CaseIterable {
    /// RFC 8032.
    case ed25519 = 0x01
    /// SM2 with SM3 (GB/T 32918.2, 32905), ID of GB/T 35276.
    case sm2 = 0x02
    /// RFC 2104 with SHA-256.
    case hmacSHA256 = 0x10
    /// RFC 2104 with SM3.
    case hmacSM3 = 0x11
    /// NIST SP 800-38D, 12-byte random nonce, 16-byte tag.
    case aes256GCM = 0x20

    /// The name in a key ring's file.
    package var name: String {
        switch self {
        case .ed25519: "ed25519"
        case .sm2: "sm2-sm3"
        case .hmacSHA256: "hmac-sha256"
        case .hmacSM3: "hmac-sm3"
        case .aes256GCM: "aes-256-gcm"
        }
    }

    /// Says whether a key of this algorithm can serve `use`.
    package func serves(_ use: KeyUse) -> Bool {
        switch use {
        case .tag, .token: self == .hmacSHA256 || self == .hmacSM3
        case .seal: self == .aes256GCM
        case .sign, .verify: self == .ed25519 || self == .sm2
        }
    }

    /// Bytes of a key: 32, but an SM2 public key is the point 04‖x‖y.
    package func keyLength(for use: KeyUse) -> Int { self == .sm2 && use == .verify ? 65 : 32 }
}
