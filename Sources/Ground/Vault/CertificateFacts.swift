// SPDX-License-Identifier: Apache-2.0
import CCrypto
package import Terms

/// What a certificate says of itself; nothing of it is secret.
package struct CertificateFacts: Sendable, Equatable {
    /// Whose it is: the hall, for a hall's.
    package let commonName: String
    /// The serial number, lower-case hex.
    package let serial: String
    /// SHA-256 over the certificate, lower-case hex: what a server knows a client's certificate by.
    package let fingerprint: String
    /// From when it is good.
    package let from: Timestamp
    /// Until when it is good.
    package let until: Timestamp

    /// Reads the first certificate of a PEM text; nil when there is none.
    package init?(certificate text: String) {
        guard let certificate = unsafe ccrypto_certificate(text) else { return nil }
        defer { unsafe X509_free(certificate) }
        var (from, until, serialLength): (Int64, Int64, Int32) = (0, 0, 0)
        var (fingerprint, serial) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 20))
        // 64 characters at most (RFC 5280 appendix A, ub-common-name), each of up to four bytes.
        var name = [CChar](repeating: 0, count: 257)
        let done = unsafe ccrypto_certificate_facts(
            certificate,
            &from,
            &until,
            &fingerprint,
            &serial,
            &serialLength,
            &name,
            Int32(name.count)
        )
        guard done == 1 else { return nil }
        commonName = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.serial = Hex.text(serial.prefix(Int(serialLength)))
        self.fingerprint = Hex.text(fingerprint)
        (self.from, self.until) = (Timestamp(milliseconds: from * 1000), Timestamp(milliseconds: until * 1000))
    }

    /// When it is to be replaced by a new one: after two thirds of its life, with a third left to reach the center.
    package var renewal: Timestamp {
        Timestamp(milliseconds: from.milliseconds + (until.milliseconds - from.milliseconds) / 3 * 2)
    }

    /// Says whether `now` is within its life.
    package func isGood(at now: Timestamp) -> Bool { from <= now && now < until }
}

extension CertificatePair {
    /// Says whether the key is that of the certificate.
    package var isWhole: Bool {
        guard let certificate = unsafe ccrypto_certificate(certificate) else { return false }
        defer { unsafe X509_free(certificate) }
        guard let key = unsafe ccrypto_private_key(key) else { return false }
        defer { unsafe EVP_PKEY_free(key) }
        return unsafe ccrypto_fits(certificate, key) == 1
    }
}
