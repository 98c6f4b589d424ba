// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD

extension PeerCertificate {
    /// Reads the verified certificate of a TLS session; nil without one, or when it is not signed by the client CA.
    init?(session: gnutls_session_t) {
        var count: UInt32 = 0
        guard let chain = unsafe gnutls_certificate_get_peers(session, &count), count > 0,
            unsafe http_session_verified(session) == 1
        else { return nil }
        let der = unsafe chain[0]
        fingerprint = unsafe Self.fingerprint(of: der)
        commonName = unsafe Self.commonName(of: der)
    }

    private static func fingerprint(of der: gnutls_datum_t) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var size = digest.count
        var der = unsafe der
        guard unsafe gnutls_fingerprint(GNUTLS_DIG_SHA256, &der, &digest, &size) == 0 else { return "" }
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func commonName(of der: gnutls_datum_t) -> String? {
        var certificate: gnutls_x509_crt_t?
        guard unsafe gnutls_x509_crt_init(&certificate) == 0, let certificate = unsafe certificate else { return nil }
        defer { unsafe gnutls_x509_crt_deinit(certificate) }
        var der = unsafe der
        guard unsafe gnutls_x509_crt_import(certificate, &der, GNUTLS_X509_FMT_DER) == 0 else { return nil }
        var name = [CChar](repeating: 0, count: 256)
        var size = name.count
        // OID 2.5.4.3 is the common name (X.520).
        guard unsafe gnutls_x509_crt_get_dn_by_oid(certificate, "2.5.4.3", 0, 0, &name, &size) == 0 else { return nil }
        return String(validating: name.prefix(size).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
