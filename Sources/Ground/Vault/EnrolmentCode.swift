// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a hall joins its center with, once, typed from a sheet of paper: `linzhou:9K3Q4-…`.
///
/// It names the hall, proves with 80 random bits that the center has asked it to come, and pins the certificate of the
/// center's authority with 80 bits of its SHA-256, so that nobody can stand between them: he would have to find a second
/// authority with the same pin while the code is good, 2⁸⁰ attempts in a day.
package struct EnrolmentCode: Sendable, Equatable, Concealed {
    /// The hall that is to join.
    package let hall: HallID
    /// The random part, which the center keeps as `digest` only.
    package let secret: [UInt8]
    /// The beginning of the SHA-256 of the authority's certificate.
    package let pin: [UInt8]

    /// What may be said of it anywhere.
    package let kindText = "enrolment code"

    /// The bytes of secret and of pin.
    package static let partLength = 10
    /// How long a code is good.
    package static let lifeMinutes = 24 * 60

    /// Why a text is no code; says nothing of what was typed.
    package enum Fault: Error, Hashable, Sendable {
        /// There is no hall before the colon.
        case noHall
        /// What follows is not what was printed.
        case groups(CheckedBase32.Fault)
    }

    /// Makes a new code for `hall` to join the center of `authority`, PEM; nil when that is no certificate.
    package init?(hall: HallID, authority: String) {
        guard let pin = Self.pin(of: authority) else { return nil }
        (self.hall, self.pin, secret) = (hall, pin, Random.bytes(Self.partLength))
    }

    /// Reads what was typed.
    package init(text: String) throws(Fault) {
        guard let colon = text.firstIndex(of: ":"), let hall = HallID(text[..<colon]) else { throw .noHall }
        do throws(CheckedBase32.Fault) {
            let bytes = try CheckedBase32.decode(text[text.index(after: colon)...], count: 2 * Self.partLength)
            (secret, pin) = (Array(bytes.prefix(Self.partLength)), Array(bytes.suffix(Self.partLength)))
        } catch { throw .groups(error) }
        self.hall = hall
    }

    /// What is typed: the hall, and eight groups of five characters.
    package var text: String { hall.text + ":" + CheckedBase32.encode(secret + pin) }

    /// What the center keeps of the code: it can be tried, but not told.
    package var digest: [UInt8] { Self.digest(hall, secret: secret) }

    /// Hashes a secret together with the hall that it is for.
    package static func digest(_ hall: HallID, secret: [UInt8]) -> [UInt8] {
        Digest.sha256(Array("enrolment\0\(hall.text)\0".utf8) + secret)
    }

    /// Says whether `authority`, PEM, is the one that the code pins, and nothing besides: a second certificate in the same
    /// text would be trusted as well.
    package func pins(_ authority: String) -> Bool {
        authority.ranges(of: "-----BEGIN").count == 1 && Self.pin(of: authority) == pin
    }

    private static func pin(of authority: String) -> [UInt8]? {
        CertificateFacts(certificate: authority).flatMap { Hex.bytes($0.fingerprint) }.map {
            Array($0.prefix(partLength))
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.hall == right.hall && left.secret == right.secret && left.pin == right.pin
    }
}

extension EnrolmentCode.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHall: "the code begins with the hall's name and a colon, as linzhou:9K3Q4-…"
        case .groups(.character): "the code has a character that codes do not have"
        case .groups(.length): "the code is not whole: eight groups of five characters follow the colon"
        case .groups(.group(let number)): "group \(number) of the code is not as it was printed: compare it"
        }
    }
}
