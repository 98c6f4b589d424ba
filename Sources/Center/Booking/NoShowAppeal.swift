// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// A person's objection to an event of the register (申诉, A13).
package struct NoShowAppeal: Sendable, Equatable {
    /// How it was answered.
    package enum Decision: String, Sendable, CaseIterable {
        /// The event is taken off the register.
        case granted
        /// The event stays.
        case refused
    }

    /// Why an appeal cannot be made; the person reads it.
    package enum Refusal: Error, Sendable, Equatable {
        /// The days for it were over after this point in time.
        case tooLate(until: Timestamp)
        /// There was one for this event.
        case madeBefore
        /// The event does not count any more.
        case notCounting
        /// The reason is empty or longer than `mostCharacters`.
        case badReason
    }

    /// The event's booking.
    package let booking: BookingNumber
    /// When it was made.
    package let madeAt: Timestamp
    /// The person's words; sealed at rest.
    package let reason: String
    /// How and when it was answered, and by whom; nil while it waits.
    package let answer: Answer?

    /// The answer to an appeal.
    package struct Answer: Sendable, Equatable {
        /// What was decided.
        package let decision: Decision
        /// Why.
        package let note: String
        /// By whom.
        package let staff: StaffID
        /// When.
        package let at: Timestamp

        /// Collects the parts.
        package init(decision: Decision, note: String, staff: StaffID, at: Timestamp) {
            (self.decision, self.note, self.staff, self.at) = (decision, note, staff, at)
        }
    }

    /// The longest reason or note, in characters.
    package static let mostCharacters = 500

    /// Collects the parts.
    package init(booking: BookingNumber, madeAt: Timestamp, reason: String, answer: Answer?) {
        (self.booking, self.madeAt, self.reason, self.answer) = (booking, madeAt, reason, answer)
    }

    /// The last moment of an appeal against `event`.
    package static func deadline(of event: NoShowEvent, rules: CityRules) -> Timestamp {
        event.recordedAt.adding(minutes: rules.appealDays * 24 * 60)
    }

    /// Says why an appeal against `event` cannot be made at `now`, nil when it can.
    package static func refusal(
        of event: NoShowEvent,
        reason: String,
        wasMade: Bool,
        rules: CityRules,
        at now: Timestamp
    ) -> Refusal? {
        guard (1...mostCharacters).contains(reason.unicodeScalars.count) else { return .badReason }
        if wasMade { return .madeBefore }
        guard event.counts else { return .notCounting }
        let until = deadline(of: event, rules: rules)
        return now <= until ? nil : .tooLate(until: until)
    }
}
