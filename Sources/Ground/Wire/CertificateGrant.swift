// SPDX-License-Identifier: Apache-2.0

/// A certificate for a hall, with that of the authority which signed it; nothing of it is secret.
package struct CertificateGrant: Sendable, Equatable, Codable {
    /// The hall's certificate, PEM.
    package let certificate: String
    /// The certificate of the center's authority, PEM.
    package let authority: String

    /// Joins the two.
    package init(certificate: String, authority: String) {
        (self.certificate, self.authority) = (certificate, authority)
    }
}
