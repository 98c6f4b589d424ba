// SPDX-License-Identifier: Apache-2.0
import CCrypto

/// A request for a certificate (PKCS #10, RFC 2986), PEM: a public key with the proof that its private half is at hand.
package struct CertificateRequest: Sendable, Equatable, Codable {
    /// The PEM text; whether it is a good request is found out when it is signed.
    package let text: String

    /// The longest text that is looked at, in bytes: a request on P-256 has about 400.
    package static let longest = 4096

    /// Takes the text of a request.
    package init(text: String) { self.text = text }

    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Makes a new key on P-256, which stays here, and the request for it; `name` is at most 64 characters.
    package static func make(name: String) throws(VaultError) -> (request: CertificateRequest, key: String) {
        guard let key = unsafe ccrypto_p256() else { throw .library(operation: "make key") }
        defer { unsafe EVP_PKEY_free(key) }
        guard let request = unsafe ccrypto_request(key, name) else { throw .library(operation: "make request") }
        defer { unsafe X509_REQ_free(request) }
        guard let text = unsafe PEMText.written({ unsafe ccrypto_request_pem(request, $0, $1) }),
            let keyText = unsafe PEMText.written({ unsafe ccrypto_private_key_pem(key, $0, $1) })
        else { throw .library(operation: "write request") }
        return (CertificateRequest(text: text), keyText)
    }
}
