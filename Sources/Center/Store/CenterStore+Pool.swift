// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms

extension CenterStore {
    /// Releases what is due, ends offers whose time has run out, and expires the numbers of slots that are over (R40,
    /// A11, A12); returns how many things changed.
    ///
    /// Bounded by `limit` of each kind; what is left is the next run's. Running it twice changes nothing twice.
    package func refillDue(at now: Moment, limit: Int = Refill.mostUnitsPerRun) throws(StoreError) -> Int {
        try writing("refill") { () throws(StoreError) in
            let rules = try rules(at: now.timestamp)
            var changed = try lapseOffers(rules, limit: limit, at: now)
            for unit in try dueUnits(limit: limit, at: now.timestamp) where try refill(unit, rules, at: now) {
                changed += 1
            }
            changed += try expireSlots(limit: limit, at: now.timestamp)
            changed += try endPlaces(limit: limit, at: now)
            return try changed + forgetPlaces(limit: limit, at: now.timestamp)
        }
    }

    /// What waits in the pool, in the order it was freed, for staff; `after` is the last number of the page before.
    package func pooledUnits(
        center: CenterID?,
        service: ServiceID?,
        after last: Int64 = 0,
        limit: Int = Refill.mostUnitsPerRun
    ) throws(StoreError) -> [PooledUnit] {
        let units = try reading { () throws(RowsError) in
            try poolRows.unitsOfService.rows(
                .orNull(center?.text),
                .orNull(service?.text),
                .integer(last),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try PooledUnit(row) }
        }
        return try units.map { unit throws(StoreError) in try intact(unit, "pool") }
    }

    /// The pooled number with `id`.
    func pooledUnit(_ id: Int64) throws(StoreError) -> PooledUnit? {
        let found = try reading { () throws(RowsError) in
            try poolRows.unit.first(.integer(id)) { row throws(RowsError) in try PooledUnit(row) }
        }
        guard let found else { return nil }
        return try intact(found, "pool")
    }

    /// Puts a number into the pool, whose slot counts it there already, and offers it to whoever waits.
    func pool(_ units: SlotUnits, until releaseAt: Timestamp, _ rules: CityRules, at now: Moment) throws(StoreError) {
        try save(units)
        let id = try reading { () throws(RowsError) in
            try poolRows.insert.first(
                .text(units.center.text),
                .text(units.service.text),
                .integer(units.slot.start.milliseconds),
                .integer(now.timestamp.milliseconds),
                .integer(releaseAt.milliseconds)
            ) { row throws(RowsError) in try row.integer(0) }
        }
        guard let id, let unit = try pooledUnit(id) else { throw .damaged("pool") }
        try refill(unit, rules, at: now)
    }

    /// Takes a number from the pool to those that are free.
    func free(_ unit: PooledUnit) throws(StoreError) { try take(unit, to: .free) }

    /// Takes a number from the pool to those that expired.
    func expire(_ unit: PooledUnit) throws(StoreError) { try take(unit, to: .expired) }

    private func take(_ unit: PooledUnit, to place: SlotUnits.Place) throws(StoreError) {
        guard var units = try slot(unit.center, unit.service, unit.slot.start), units.move(.pooled, to: place) else {
            throw .damaged("slot")
        }
        try save(units)
        try reading { () throws(RowsError) in try poolRows.remove.run(.integer(unit.id)) }
    }

    private func dueUnits(limit: Int, at now: Timestamp) throws(StoreError) -> [PooledUnit] {
        let units = try reading { () throws(RowsError) in
            try poolRows.due.rows(.integer(now.milliseconds), .integer(Int64(limit))) { row throws(RowsError) in
                try PooledUnit(row)
            }
        }
        return try units.map { unit throws(StoreError) in try intact(unit, "pool") }
    }

    private func expireSlots(limit: Int, at now: Timestamp) throws(StoreError) -> Int {
        let slots = try reading { () throws(RowsError) in
            try poolRows.overSlots.rows(.integer(now.milliseconds), .integer(Int64(limit))) { row throws(RowsError) in
                try SlotUnits(row)
            }
        }
        for found in slots {
            var units = try intact(found, "slot")
            _ = units.move(.free, to: .expired, count: units.free)
            _ = units.move(.pooled, to: .expired, count: units.pooled)
            try save(units)
            try reading { () throws(RowsError) in
                try poolRows.removeOfSlot.run(
                    .text(units.center.text),
                    .text(units.service.text),
                    .integer(units.slot.start.milliseconds)
                )
            }
        }
        return slots.count
    }
}

extension PooledUnit {
    /// Reads id, center, service, start, end, freed and release times.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let center = CenterID(try row.text(1)), let service = ServiceID(try row.text(2)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(3)),
                end: Timestamp(milliseconds: try row.integer(4))
            )
        else { return nil }
        self.init(
            id: try row.integer(0),
            center: center,
            service: service,
            slot: slot,
            freedAt: Timestamp(milliseconds: try row.integer(5)),
            releaseAt: Timestamp(milliseconds: try row.integer(6))
        )
    }
}
