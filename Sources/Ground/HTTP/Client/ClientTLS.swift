// SPDX-License-Identifier: Apache-2.0

/// Whom the client trusts and how it proves itself; all PEM.
package struct ClientTLS: Sendable {
    /// The only CA that servers may be signed by; nil trusts the system's.
    package var ca: [UInt8]?
    /// The client's own certificate chain, for servers that ask.
    package var certificate: [UInt8]?
    /// The key of the certificate, PEM.
    package var key: [UInt8]?

    /// False accepts any server: only to fetch what is then proved in another way, and with nothing to tell.
    package var verifiesServer = true

    /// Makes a TLS configuration.
    package init(ca: [UInt8]? = nil, certificate: [UInt8]? = nil, key: [UInt8]? = nil) {
        self.ca = ca
        self.certificate = certificate
        self.key = key
    }
}
