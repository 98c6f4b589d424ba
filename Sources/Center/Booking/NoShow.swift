// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// Whether a booking has become a no-show (R29): decided once its slot and the grace after it are over.
package enum NoShow {
    /// What is to be done with a booking.
    package enum Verdict: Sendable, Equatable {
        /// It is too early to say.
        case notYet
        /// A hall has not been heard past the slot yet: an exchange may be on its way.
        case awaitHall
        /// The visitor has a ticket, or the booking has ended otherwise: never a no-show (A6).
        case never
        /// Nobody came.
        case noShow
        /// Nobody could be served, or nobody can know: not held against the person (A28).
        case waived(WaiverCause)
    }

    /// Days after which a slot whose hall is still silent is waived.
    package static let mostAwayDays = 7

    /// Judges `booking` at `now`; `isWaived` says that staff waived its slot.
    package static func decide(
        _ booking: BookingRecord,
        hearing: HallHearing,
        isWaived: Bool,
        rules: CityRules,
        at now: Timestamp
    ) -> Verdict {
        guard booking.standing == .booked else { return .never }
        let due = dueTime(of: booking.slot, rules: rules)
        guard now >= due else { return .notYet }
        if isWaived { return .waived(.declared) }
        guard let until = hearing.until, until >= due else {
            guard now >= due.adding(minutes: mostAwayDays * 24 * 60) else { return .awaitHall }
            return .waived(.hallSilent)
        }
        if rules.waivesWhenHallDown, !hearing.wasUp { return .waived(.hallDown) }
        return .noShow
    }

    /// When a booking of `slot` can be judged: the end of the slot and the grace after it (A6).
    package static func dueTime(of slot: TimeSlot, rules: CityRules) -> Timestamp {
        slot.end.adding(minutes: rules.lateGraceMinutes)
    }

    /// The last moment, by the hall's clock, at which an exchange is in time: the tolerance is the citizen's (A6, A27).
    package static func lastExchange(of slot: TimeSlot, rules: CityRules) -> Timestamp {
        dueTime(of: slot, rules: rules).adding(seconds: Int64(rules.clockToleranceSeconds))
    }

    /// The weight of a late cancellation in halves of a no-show, nil when it is not registered (A4).
    package static func halves(ofLateCancelUnder rules: CityRules) -> Int? {
        switch rules.lateCancel {
        case .count: 2
        case .half: 1
        case .ignore: nil
        }
    }
}
