// SPDX-License-Identifier: Apache-2.0

/// Who the client proved to be: its verified TLS certificate.
package struct PeerCertificate: Sendable, Hashable {
    /// The SHA-256 of the DER certificate, 64 lower-case hex digits.
    package let fingerprint: String
    /// The subject's common name; nil when it has none.
    package let commonName: String?

    /// Makes a peer, for tests of what stands above HTTP.
    package init(fingerprint: String, commonName: String?) {
        self.fingerprint = fingerprint
        self.commonName = commonName
    }
}
