// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A certificate that was issued to a hall, and what has become of it.
package struct HallCertificate: Sendable, Equatable {
    /// Why a certificate is no longer accepted.
    package enum Revocation: String, Sendable, CaseIterable {
        /// Somebody revoked it: the machine was stolen, say.
        case revoked
        /// The hall was enrolled anew.
        case enrolledAnew = "enrolled_anew"
        /// A later one of the same hall was used.
        case superseded
    }

    /// The hall that it was issued to.
    package let hall: HallID
    /// The serial number, lower-case hex.
    package let serial: String
    /// SHA-256, lower-case hex.
    package let fingerprint: String
    /// When it was issued.
    package let issuedAt: Timestamp
    /// Until when it is good.
    package let endsAt: Timestamp
    /// When it was first used; nil before.
    package let seenAt: Timestamp?
    /// When it was revoked; nil while it is accepted.
    package let revokedAt: Timestamp?
    /// Why it was revoked.
    package let reason: Revocation?

    /// Says whether a hall may connect with it at `now`.
    package func isGood(at now: Timestamp) -> Bool { revokedAt == nil && now < endsAt }
}
