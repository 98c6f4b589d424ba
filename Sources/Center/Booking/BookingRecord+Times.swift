// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

extension BookingRecord {
    /// The last moment at which it can be cancelled or moved in time (R27); that moment included.
    package func deadline(_ rules: CityRules) -> Timestamp {
        slot.start.adding(minutes: -rules.cancelLeadMinutes)
    }

    /// From when it can be exchanged (A7); never before the day itself.
    package func earliestExchange(_ rules: CityRules) -> Timestamp {
        slot.start.adding(minutes: -rules.earlyWindowMinutes)
    }

    /// Until when it can be exchanged (A6).
    package func latestExchange(_ rules: CityRules) -> Timestamp {
        slot.end.adding(minutes: rules.lateGraceMinutes)
    }

    /// Takes the booking back at `now`: in time until the deadline to the second, late after it (A4).
    ///
    /// A number that was exchanged, or whose slot is over, can no longer be cancelled.
    package mutating func cancel(at now: Timestamp, _ rules: CityRules) throws(BookingRefusal) {
        guard standing == .booked, now < slot.end else { throw .ended(standing) }
        // Whole seconds: a deadline of 09:30:00 is kept by whoever cancels while the clock shows 09:30:00.
        standing = now.seconds <= deadline(rules).seconds ? .cancelled : .cancelledLate
        endedAt = now
    }

    /// Gives the booking up for another slot (A34); the same limit as for cancelling.
    package mutating func giveUp(at now: Timestamp, _ rules: CityRules) throws(BookingRefusal) {
        guard standing == .booked else { throw .ended(standing) }
        guard now.seconds <= deadline(rules).seconds else { throw .tooLate(deadline: deadline(rules)) }
        guard moves < rules.rescheduleLimit else { throw .tooManyMoves(limit: rules.rescheduleLimit) }
        standing = .rescheduled
        endedAt = now
    }
}
