// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Vault

/// When a hall's certificate is to be renewed, and what people are to know of it; no clock, no I/O.
package struct RenewalCourse: Sendable, Equatable {
    /// The certificate in use; nil for one that cannot be read.
    package let certificate: CertificateFacts?

    /// Days before its end from which a certificate that is still not renewed is told of.
    package static let warningDays: Int64 = 30
    private static let day: Int64 = 86_400_000

    /// Judges `certificate`.
    package init(_ certificate: CertificateFacts?) { self.certificate = certificate }

    /// Says whether a new certificate is to be asked for: two thirds of its life are over, and not all of it.
    ///
    /// With a certificate that has ended no connection is accepted: then only a new code helps.
    package func isDue(at now: Timestamp) -> Bool {
        guard let certificate else { return false }
        return certificate.renewal <= now && now < certificate.until
    }

    /// What people have to look into.
    package func alarm(at now: Timestamp) -> LinkAlarm? {
        guard let certificate else { return .certificateEnded }
        let left = certificate.until.milliseconds - now.milliseconds
        if left <= 0 { return .certificateEnded }
        return left < Self.warningDays * Self.day ? .certificateEnds(days: Int(left / Self.day)) : nil
    }
}
