// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Rules
import Terms

// The one inventory: a number goes to a booking, and back to the release pool when the booking ends early (R40, A11).
extension CenterStore {
    /// Gives a free number of its slot to a booking; false when there is none.
    ///
    /// A slot that was never opened has no inventory: nothing is taken.
    func takeUnit(for record: inout BookingRecord) throws(StoreError) -> Bool {
        guard var units = try slot(record.center, record.service, record.slot.start) else { return true }
        guard units.move(.free, to: .issued) else { return false }
        try save(units)
        record.holdsUnit = true
        return true
    }

    /// Takes back the number that a booking held: expired after the slot, free at once shortly before it, otherwise
    /// offered again at a moment that nobody can wait for (A11).
    func returnUnit(of record: inout BookingRecord, at now: Moment) throws(StoreError) {
        guard record.holdsUnit else { return }
        guard var units = try slot(record.center, record.service, record.slot.start) else { throw .damaged("slot") }
        let rules = try rules(at: now.timestamp)
        let place = ReleaseDecision(of: record.slot, at: now.timestamp, rules: rules, draw: draw())
        record.holdsUnit = false
        switch place {
        case .expired:
            guard units.move(.issued, to: .expired) else { throw .damaged("slot") }
            try save(units)
        case .atOnce where rules.refill != .waitlist:
            guard units.move(.issued, to: .free) else { throw .damaged("slot") }
            try save(units)
        case .atOnce:
            // The wait-list is asked even then; what nobody there wants is free at once.
            guard units.move(.issued, to: .pooled) else { throw .damaged("slot") }
            try pool(units, until: now.timestamp, rules, at: now)
        case .later(let time):
            guard units.move(.issued, to: .pooled) else { throw .damaged("slot") }
            try pool(units, until: time, rules, at: now)
        }
    }
}
