// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// What is wrong with a hall, as its center sees it from afar.
package struct HallWatch: Sendable, Equatable {
    /// What it is about; its name is part of the API.
    package enum Kind: String, Sendable, CaseIterable {
        /// Nothing was heard for longer than two of its minutes.
        case silent
        /// Its clock is further off than A27 allows.
        case clock
        /// A printer has no paper, or soon none.
        case paper
        /// A device does not work.
        case device
        /// It gives numbers for a service that nothing can be booked for.
        case unbound
        /// It runs an older catalog than was published.
        case catalog
        /// Its certificate has ended, ends soon, or was revoked.
        case certificate
        /// Its configuration names another center.
        case center
        /// It says itself that people must look into something.
        case reported
    }

    /// What it is about.
    package let kind: Kind
    /// Which device, service or how much, for people.
    package let about: String

    /// Joins the two.
    package init(_ kind: Kind, _ about: String) { (self.kind, self.about) = (kind, about) }

    /// The seconds without a word after which a hall is silent: it reports each minute, and one report may be lost.
    package static let silenceSeconds: Int64 = 120
    /// Days before its end from which a certificate is told of; halls renew theirs months before.
    package static let certificateDays: Int64 = 30

    /// Judges what is known of a hall at `now`.
    package static func judge(_ hall: HallSight, rules: CityRules, at now: Timestamp) -> [HallWatch] {
        var found: [HallWatch] = []
        let silence = hall.heardAt.map { now.seconds - $0.seconds }
        if silence.map({ $0 > silenceSeconds }) ?? true {
            found.append(.init(.silent, silence.map { "\($0) s" } ?? ""))
        }
        if let offset = hall.clockOffsetSeconds, abs(offset) > rules.clockToleranceSeconds {
            found.append(.init(.clock, "\(offset) s"))
        }
        for device in hall.devices {
            if device.state.hasPrefix("paper") {
                found.append(.init(.paper, device.name + " " + device.state))
            } else if !device.isWorking {
                found.append(.init(.device, device.name + " " + device.state))
            }
        }
        found += hall.unboundServices.map { .init(.unbound, $0.text) }
        if let (runs, published) = hall.catalog, runs < published {
            found.append(.init(.catalog, "\(runs) < \(published)"))
        }
        found += certificate(hall.certificateUntil, now)
        if let center = hall.otherCenter { found.append(.init(.center, center.text)) }
        return found + hall.alarms.map { .init(.reported, $0) }
    }

    private static func certificate(_ until: Timestamp?, _ now: Timestamp) -> [HallWatch] {
        guard let until else { return [.init(.certificate, "")] }
        let days = (until.seconds - now.seconds) / 86_400
        return until <= now || days < certificateDays ? [.init(.certificate, "\(days) d")] : []
    }
}
