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
        let contents = Contents(
            name: name,
            days: authorityDays,
            constraints: "critical,CA:TRUE,pathlen:0",
            usage: "critical,keyCertSign,cRLSign",
            extendedUsage: "",
            alternativeNames: ""
        )
        return CertificateAuthority(pair: try issue(contents, by: nil, at: now))
    }

    /// Signs a new key under `name`, at most 64 characters.
    package func issue(
        name: String,
        for purpose: Purpose,
        at now: Timestamp
    ) throws(VaultError) -> CertificatePair {
        try Self.issue(Self.contents(name, purpose), by: pair, at: now)
    }

    /// Signs the key of `request` under `name` and returns the certificate as PEM.
    ///
    /// Of the request only the public key is taken, so that nobody names himself or asks for more than `purpose` allows.
    package func issue(
        _ request: CertificateRequest,
        name: String,
        for purpose: Purpose,
        at now: Timestamp
    ) throws(VaultError) -> String {
        guard request.text.utf8.count <= CertificateRequest.longest,
            let key = unsafe ccrypto_requested_key(request.text)
        else { throw .unfitRequest }
        defer { unsafe EVP_PKEY_free(key) }
        return try unsafe Self.sign(key, Self.contents(name, purpose), by: pair, at: now)
    }

    private static func contents(_ name: String, _ purpose: Purpose) -> Contents {
        let extendedUsage: String
        let alternativeNames: String
        switch purpose {
        case .client: (extendedUsage, alternativeNames) = ("clientAuth", "")
        case .server(let names):
            extendedUsage = "serverAuth"
            alternativeNames = names.map { (isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
        }
        return Contents(
            name: name,
            days: leafDays,
            constraints: "critical,CA:FALSE",
            usage: "critical,digitalSignature",
            extendedUsage: extendedUsage,
            alternativeNames: alternativeNames
        )
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
    private struct Contents {
        let name: String
        let days: Int64
        let constraints, usage, extendedUsage, alternativeNames: String
    }

    private static func issue(
        _ contents: Contents,
        by signer: CertificatePair?,
        at now: Timestamp
    ) throws(VaultError) -> CertificatePair {
        guard let key = unsafe ccrypto_p256() else { throw .library(operation: "make key") }
        defer { unsafe EVP_PKEY_free(key) }
        let certificate = try unsafe sign(key, contents, by: signer, at: now)
        guard let keyText = unsafe PEMText.written({ unsafe ccrypto_private_key_pem(key, $0, $1) }) else {
            throw .library(operation: "write key")
        }
        return CertificatePair(certificate: certificate, key: keyText)
    }

    /// Signs `key`, which signs itself without a `signer`.
    private static func sign(
        _ key: OpaquePointer,
        _ contents: Contents,
        by signer: CertificatePair?,
        at now: Timestamp
    ) throws(VaultError) -> String {
        let failure = VaultError.library(operation: "issue certificate")
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
            contents.name,
            serial,
            // An hour back, for a hall whose clock is a little behind.
            now.seconds - 3600,
            now.seconds + contents.days * 86_400,
            contents.constraints,
            contents.usage,
            contents.extendedUsage,
            contents.alternativeNames
        )
        guard let certificate = unsafe certificate else { throw failure }
        defer { unsafe X509_free(certificate) }
        guard let text = unsafe PEMText.written({ unsafe ccrypto_certificate_pem(certificate, $0, $1) }) else {
            throw failure
        }
        return text
    }
}
