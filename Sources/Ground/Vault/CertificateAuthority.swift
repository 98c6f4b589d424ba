// SPDX-License-Identifier: Apache-2.0
import CCrypto
package import Terms

/// The center's private certificate authority: P-256 keys, X.509 v3 (RFC 5280), SHA-256.
///
/// It exists so that a hall and its center know each other without a public authority; it signs for nobody else.
package struct CertificateAuthority: Sendable {
    /// What a certificate is good for.
    package enum Purpose: Sendable, Equatable {
        /// A server under these host names and IP addresses.
        case server(names: [String])
        /// A client: a hall.
        case client
    }

    /// The authority's own certificate and key.
    package let pair: CertificatePair

    /// How long the authority lives, in days.
    package static let authorityDays: Int64 = 3653
    /// How long what it signs lives, in days.
    package static let leafDays: Int64 = 731

    /// Takes over an authority that was made before.
    package init(pair: CertificatePair) { self.pair = pair }

    /// Makes a new authority.
    package static func make(name: String, at now: Timestamp) throws(VaultError) -> CertificateAuthority {
        let request = Request(
            name: name,
            days: authorityDays,
            constraints: "critical,CA:TRUE,pathlen:0",
            usage: "critical,keyCertSign,cRLSign",
            extendedUsage: "",
            alternativeNames: ""
        )
        return CertificateAuthority(pair: try issue(request, by: nil, at: now))
    }

    /// Signs a new key under `name`, at most 64 characters.
    package func issue(
        name: String,
        for purpose: Purpose,
        at now: Timestamp
    ) throws(VaultError) -> CertificatePair {
        let extendedUsage: String
        let alternativeNames: String
        switch purpose {
        case .client: (extendedUsage, alternativeNames) = ("clientAuth", "")
        case .server(let names):
            extendedUsage = "serverAuth"
            alternativeNames = names.map { (Self.isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
        }
        let request = Request(
            name: name,
            days: Self.leafDays,
            constraints: "critical,CA:FALSE",
            usage: "critical,digitalSignature",
            extendedUsage: extendedUsage,
            alternativeNames: alternativeNames
        )
        return try Self.issue(request, by: pair, at: now)
    }

    /// True for names made only of letters, digits, `.`, `-` and `:`: nothing that would be read as another extension.
    package static func isPlainName(_ name: String) -> Bool {
        (1...253).contains(name.utf8.count) && name.utf8.allSatisfy(isPlainByte)
    }

    private static func isPlainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"): true
        default: false
        }
    }

    /// An IPv6 address has a colon; an IPv4 address is digits and dots.
    private static func isAddress(_ name: String) -> Bool {
        name.utf8.contains(0x3A) || name.utf8.allSatisfy { Digits.isDigit($0) || $0 == 0x2E }
    }
}

extension CertificateAuthority {
    /// What a certificate is to say, the extensions as openssl-x509v3_config(5) writes them.
    private struct Request {
        let name: String
        let days: Int64
        let constraints, usage, extendedUsage, alternativeNames: String
    }

    private static func issue(
        _ request: Request,
        by signer: CertificatePair?,
        at now: Timestamp
    ) throws(VaultError) -> CertificatePair {
        let failure = VaultError.library(operation: "issue certificate")
        guard let key = unsafe ccrypto_p256() else { throw failure }
        defer { unsafe EVP_PKEY_free(key) }
        let signerCertificate = unsafe signer.flatMap { unsafe ccrypto_certificate($0.certificate) }
        defer { unsafe X509_free(signerCertificate) }
        let signerKey = unsafe signer.flatMap { unsafe ccrypto_private_key($0.key) }
        defer { unsafe EVP_PKEY_free(signerKey) }
        guard unsafe signer == nil || (signerCertificate != nil && signerKey != nil) else {
            throw .library(operation: "read certificate authority")
        }
        let serial = Random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1 | 1
        let certificate = unsafe ccrypto_issue(
            signerCertificate,
            signerKey ?? key,
            key,
            request.name,
            serial,
            // An hour back, for a hall whose clock is a little behind.
            now.seconds - 3600,
            now.seconds + request.days * 86_400,
            request.constraints,
            request.usage,
            request.extendedUsage,
            request.alternativeNames
        )
        guard let certificate = unsafe certificate else { throw failure }
        defer { unsafe X509_free(certificate) }
        let certificateText = unsafe text { unsafe ccrypto_certificate_pem(certificate, $0, $1) }
        let keyText = unsafe text { unsafe ccrypto_private_key_pem(key, $0, $1) }
        guard let certificateText, let keyText else { throw failure }
        return CertificatePair(certificate: certificateText, key: keyText)
    }

    /// The text that `write` puts into a buffer large enough for any P-256 certificate; nil when it does not fit.
    private static func text(_ write: (UnsafeMutablePointer<CChar>, Int) -> Int) -> String? {
        let capacity = 16_384
        let bytes = unsafe [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = unsafe max(0, write(start, capacity))
        }
        return bytes.isEmpty ? nil : String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
