// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import Terms

/// All that a hall needs to join its center: secret, carried by hand, deleted once accepted.
package struct EnrolmentBundle: Sendable, Codable, CustomStringConvertible {
    /// The hall, which is the common name of its certificate.
    package let hall: HallID
    /// Where the center is reached: `https://host:port`.
    package let center: String
    /// The certificate of the center's authority.
    package let authority: String
    /// The hall's certificate.
    package let certificate: String
    /// The key of that certificate.
    package let key: String
    /// Lines for the hall's key ring: tag keys and the public keys of vouchers.
    package let keys: String

    /// Collects the parts.
    package init(hall: HallID, center: String, authority: String, pair: CertificatePair, keys: String) {
        (self.hall, self.center, self.authority) = (hall, center, authority)
        (certificate, key, self.keys) = (pair.certificate, pair.key, keys)
    }

    /// The same hall at the same center with another certificate and its key.
    package func renewed(_ pair: CertificatePair, authority: String) -> EnrolmentBundle {
        EnrolmentBundle(hall: hall, center: center, authority: authority, pair: pair, keys: keys)
    }

    /// Reads a bundle file; nil when it is none.
    package init?(bytes: [UInt8]) {
        guard let bundle = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = bundle
    }

    /// The bytes of a bundle file.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Texts always encode.
        return (try? encoder.encode(self)).map { Array($0) + [0x0A] } ?? []
    }

    package var description: String { "enrolment of hall \(hall)" }
}
