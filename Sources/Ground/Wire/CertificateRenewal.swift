// SPDX-License-Identifier: Apache-2.0

/// Asks for a new certificate under the one that the connection is made with.
package struct CertificateRenewal: Sendable, Equatable, Codable {
    /// A request for a certificate of a new key, PEM.
    package let request: String

    /// Wraps the request.
    package init(request: String) { self.request = request }
}
