// SPDX-License-Identifier: Apache-2.0
/// A certificate and its private key, both PEM (RFC 7468); the key never describes itself.
package struct CertificatePair: Sendable, CustomStringConvertible, CustomReflectable {
    /// The certificate.
    package let certificate: String
    /// The private key, PKCS #8 without passphrase.
    package let key: String

    /// Joins certificate and key.
    package init(certificate: String, key: String) { (self.certificate, self.key) = (certificate, key) }

    package var description: String { "certificate pair" }

    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
