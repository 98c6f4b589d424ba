// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Asks a center to take the hall in, once, with the code that people were given; over a connection whose server is the
/// one that the code pins.
///
/// It never describes itself: the secret lets anybody in.
package struct EnrolmentRequest: Sendable, Codable, Concealed {
    /// The hall that the code names.
    package let hall: HallID
    /// The code's secret, lower-case hex.
    package let secret: String
    /// A request for a certificate, PEM: the key itself never leaves the hall.
    package let request: String

    package var kindText: String { "enrolment of hall \(hall)" }

    private enum CodingKeys: String, CodingKey { case hall, secret, request }

    /// Collects the parts.
    package init(hall: HallID, secret: String, request: String) {
        (self.hall, self.secret, self.request) = (hall, secret, request)
    }
}
