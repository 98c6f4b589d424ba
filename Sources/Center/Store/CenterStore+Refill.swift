// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Rules
import Terms

extension CenterStore {
    /// Does with a pooled unit what the rules say now: offer it, let everybody have it, or leave it (R40, R41).
    ///
    /// Returns true when something was done.
    @discardableResult
    func refill(_ unit: PooledUnit, _ rules: CityRules, at now: Moment) throws(StoreError) -> Bool {
        guard try !isOffered(unit) else { return false }
        let mayWait = rules.refill != .pool && now.timestamp < unit.slot.start
        let entries = mayWait ? try allowed(try places(for: unit), unit, at: now) : []
        let step = Refill.step(
            slot: unit.slot,
            releaseAt: unit.releaseAt,
            entries: entries,
            rules: rules,
            at: now.timestamp
        )
        switch step {
        case .keep: return false
        case .offer(let entry, let until): try offer(unit, to: entry, until: until, at: now)
        case .release: try free(unit)
        case .expire: try expire(unit)
        }
        return true
    }

    /// Ends offers whose time has run out and gives their numbers on (A12); returns how many there were.
    func lapseOffers(_ rules: CityRules, limit: Int, at now: Moment) throws(StoreError) -> Int {
        let offers = try reading { () throws(RowsError) in
            try waitlistRows.lapsed.rows(.integer(now.timestamp.milliseconds), .integer(Int64(limit))) {
                row throws(RowsError) in try WaitlistOffer(row)
            }
        }
        for found in offers {
            let offer = try intact(found, "waitlist_offer")
            if var entry = try entry(offer.entry), entry.standing == .waiting {
                entry.missOffer()
                try save(entry)
            }
            try note("waitlist.lapse", offer.entry.text, at: now)
            try pass(on: offer, as: .lapsed, rules, at: now)
        }
        return offers.count
    }

    /// Ends places whose last wish is over; returns how many.
    func endPlaces(limit: Int, at now: Moment) throws(StoreError) -> Int {
        let entries = try entries { () throws(RowsError) in
            try waitlistRows.due.rows(.integer(now.timestamp.milliseconds), .integer(Int64(limit))) {
                row throws(RowsError) in try WaitlistRow(row)
            }
        }
        for var entry in entries {
            entry.standing = .ended
            try save(entry)
        }
        return entries.count
    }

    /// Forgets places that ended long ago, with the hash of their person; who they are was forgotten when they ended.
    func forgetPlaces(limit: Int, at now: Timestamp) throws(StoreError) -> Int {
        let before = now.adding(minutes: -WaitlistEntry.keptDays * 24 * 60)
        let old = try reading { () throws(RowsError) in
            try waitlistRows.old.rows(.integer(before.milliseconds), .integer(Int64(limit))) { row throws(RowsError) in
                try row.text(0)
            }
        }
        try reading { () throws(RowsError) in
            for id in old {
                try waitlistRows.deleteOffers.run(.text(id))
                try waitlistRows.deleteWishes.run(.text(id))
                try waitlistRows.delete.run(.text(id))
            }
        }
        return old.count
    }

    /// The places whose person's limits allow the booking now; one is enough, and it is asked in order.
    private func allowed(
        _ entries: [WaitlistEntry],
        _ unit: PooledUnit,
        at now: Moment
    ) throws(StoreError) -> [WaitlistEntry] {
        for entry in entries where try mayBook(entry, unit.slot, at: now) { return [entry] }
        return []
    }

    private func isOffered(_ unit: PooledUnit) throws(StoreError) -> Bool {
        try reading { () throws(RowsError) in
            try waitlistRows.offersOfUnit.first(.integer(unit.id)) { row throws(RowsError) in try row.integer(0) }
        } != nil
    }

    private func offer(
        _ unit: PooledUnit,
        to entry: WaitlistID,
        until: Timestamp,
        at now: Moment
    ) throws(StoreError) {
        try reading { () throws(RowsError) in
            try waitlistRows.insertOffer.run(
                .integer(unit.id),
                .text(entry.text),
                .integer(unit.slot.start.milliseconds),
                .integer(unit.slot.end.milliseconds),
                .integer(now.timestamp.milliseconds),
                .integer(until.milliseconds)
            )
        }
        let detail = ["until": now.at(until).rfc3339]
        try note("waitlist.offer", entry.text, detail, at: now)
    }
}
