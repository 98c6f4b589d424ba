// SPDX-License-Identifier: Apache-2.0

/// How the server proves itself, and whom it lets in; all PEM.
package struct ServerTLS: Sendable {
    /// What is asked of clients.
    package enum ClientCertificates: Sendable {
        case ignored
        /// Asked for, signed by this CA; a client without one is served, with `peer` nil.
        case optional(authority: [UInt8])
        /// The handshake fails without a certificate for TLS client use that this CA signed.
        case required(authority: [UInt8])
    }

    /// The certificate chain, own first.
    package var certificate: [UInt8]
    /// The private key.
    package var key: [UInt8]
    /// What is asked of clients.
    package var clients: ClientCertificates

    /// Makes a TLS configuration.
    package init(certificate: [UInt8], key: [UInt8], clients: ClientCertificates = .ignored) {
        self.certificate = certificate
        self.key = key
        self.clients = clients
    }

    /// The protocol versions and ciphers that are spoken (GnuTLS priority string): TLS 1.2 and 1.3.
    static let priorities = "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1"
}
