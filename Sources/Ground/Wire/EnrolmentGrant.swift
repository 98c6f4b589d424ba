// SPDX-License-Identifier: Apache-2.0
import Terms

/// The center's answer to an enrolment: all that the hall needs besides its own key; the tag keys in it are secret.
package struct EnrolmentGrant: Sendable, Codable, Concealed {
    /// The certificates.
    package let certificate: CertificateGrant
    /// Lines for the hall's key ring: tag keys and the public keys of vouchers.
    package let keys: String

    package var kindText: String { "enrolment grant" }

    private enum CodingKeys: String, CodingKey { case certificate, keys }

    /// Joins certificates and keys.
    package init(certificate: CertificateGrant, keys: String) { (self.certificate, self.keys) = (certificate, keys) }
}
