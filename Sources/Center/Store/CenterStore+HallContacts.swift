// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms

extension CenterStore {
    /// Notes that `hall` was in contact at `now`; contacts closer than `HallContacts.gapSeconds` are one stretch of time.
    ///
    /// Writes at most once in `HallContacts.grainSeconds`, since a hall asks all day long.
    package func noteContact(of hall: HallID, at now: Timestamp) throws(StoreError) {
        guard let stretch = try lastContact(of: hall), now < stretch.until.adding(seconds: HallContacts.gapSeconds)
        else {
            return try writing("note contact") { () throws(StoreError) in
                try reading { () throws(RowsError) in
                    try contactRows.begin.run(
                        .text(hall.text),
                        .integer(now.milliseconds),
                        .integer(now.milliseconds)
                    )
                }
            }
        }
        guard try isContactDue(of: hall, at: now) else { return }
        try writing("extend contact") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try contactRows.extend.run(
                    .integer(now.milliseconds),
                    .text(hall.text),
                    .integer(stretch.since.milliseconds)
                )
            }
        }
    }

    /// Says whether a contact at `now` is worth writing down.
    package func isContactDue(of hall: HallID, at now: Timestamp) throws(StoreError) -> Bool {
        guard let stretch = try lastContact(of: hall) else { return true }
        return now >= stretch.until.adding(seconds: HallContacts.grainSeconds)
    }

    /// Forgets contacts that ended before `time`: nothing is judged by them any more.
    func forgetContacts(before time: Timestamp) throws(StoreError) {
        try reading { () throws(RowsError) in try contactRows.forget.run(.integer(time.milliseconds)) }
    }

    /// Until when every hall of `center` has been heard; nil when one never was, or there is none (A28).
    func heardUntil(_ center: CenterID) throws(StoreError) -> Timestamp? {
        var earliest: Timestamp?
        for hall in try halls(of: center) {
            guard let until = try heardUntil(hall) else { return nil }
            earliest = min(earliest ?? until, until)
        }
        return earliest
    }

    /// Says whether a hall of `center` gave a sign of life from `start` to `end`.
    func wasUp(_ center: CenterID, from start: Timestamp, to end: Timestamp) throws(StoreError) -> Bool {
        for hall in try halls(of: center) {
            let sign = try reading { () throws(RowsError) in
                let time: (Value, Value) = (.integer(start.milliseconds), .integer(end.milliseconds))
                if try contactRows.contactIn.first(.text(hall.text), time.0, time.1, read: Self.one) != nil {
                    return true
                }
                return try contactRows.factIn.first(.text(hall.text), time.0, time.1, read: Self.one) != nil
            }
            if sign { return true }
        }
        return false
    }

    /// A hall's facts are all here up to its last one, and up to its last contact once it had time to send them.
    private func heardUntil(_ hall: HallID) throws(StoreError) -> Timestamp? {
        let fact = try reading { () throws(RowsError) in
            try contactRows.lastFact.first(.text(hall.text)) { row throws(RowsError) in
                Timestamp(milliseconds: try row.integer(0))
            }
        }
        guard let stretch = try lastContact(of: hall),
            stretch.until >= stretch.since.adding(seconds: HallContacts.settleSeconds)
        else { return fact }
        return max(fact ?? stretch.until, stretch.until)
    }

    private func lastContact(of hall: HallID) throws(StoreError) -> (since: Timestamp, until: Timestamp)? {
        try reading { () throws(RowsError) in
            try contactRows.lastContact.first(.text(hall.text)) { row throws(RowsError) in
                (Timestamp(milliseconds: try row.integer(0)), Timestamp(milliseconds: try row.integer(1)))
            }
        }
    }

    private static func one(_ row: borrowing Row) throws(RowsError) -> Int64 { try row.integer(0) }
}
