// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The numbers of one slot; nil when there is none.
    package func slot(_ center: CenterID, _ service: ServiceID, _ start: Timestamp) throws(StoreError) -> SlotUnits? {
        try reading { () throws(RowsError) in
            try slotRows.slot.first(.text(center.text), .text(service.text), .integer(start.milliseconds)) {
                row throws(RowsError) in try SlotUnits(row)
            }
        }
        .map { units throws(StoreError) in try intact(units, "slot") }
    }

    /// The slots of a service that start from `from` on and before `through`, in order.
    package func slots(
        _ center: CenterID,
        _ service: ServiceID,
        from: Timestamp,
        through: Timestamp
    ) throws(StoreError) -> [SlotUnits] {
        let found = try reading { () throws(RowsError) in
            try slotRows.slots.rows(
                .text(center.text),
                .text(service.text),
                .integer(from.milliseconds),
                .integer(through.milliseconds)
            ) { row throws(RowsError) in try SlotUnits(row) }
        }
        return try found.map { units throws(StoreError) in try intact(units, "slot") }
    }

    /// The slots of every service of a center on one day.
    package func slots(_ center: CenterID, on day: BusinessDay) throws(StoreError) -> [SlotUnits] {
        let found = try reading { () throws(RowsError) in
            try slotRows.slotsOfDay.rows(.text(center.text), .text(day.text)) {
                row throws(RowsError) in try SlotUnits(row)
            }
        }
        return try found.map { units throws(StoreError) in try intact(units, "slot") }
    }

    /// Opens a slot with `quota` numbers, or sets the quota of one that is open as near to it as what is not free allows;
    /// returns what it is then.
    package func setQuota(
        _ center: CenterID,
        _ service: ServiceID,
        _ slot: TimeSlot,
        on day: BusinessDay,
        to quota: Int
    ) throws(StoreError) -> Int {
        try writing("set quota") { () throws(StoreError) in
            if var units = try self.slot(center, service, slot.start) {
                let set = units.setQuota(quota)
                try save(units)
                return set
            }
            try reading { () throws(RowsError) in
                try slotRows.insertSlot.run(
                    .text(center.text),
                    .text(service.text),
                    .integer(slot.start.milliseconds),
                    .integer(slot.end.milliseconds),
                    .text(day.text),
                    .integer(Int64(quota)),
                    .integer(0),
                    .integer(Int64(quota)),
                    .integer(0),
                    .integer(0)
                )
            }
            return quota
        }
    }

    /// The slots with free numbers after `now`, up to the `through` day: first those from `wished` on (R4).
    package func nextFree(
        _ center: CenterID,
        _ service: ServiceID,
        after now: Timestamp,
        from wished: Timestamp,
        through day: BusinessDay
    ) throws(StoreError) -> [SlotOffer] {
        let found = try reading { () throws(RowsError) in
            try slotRows.nextFree.rows(
                .text(center.text),
                .text(service.text),
                .integer(now.milliseconds),
                .text(day.text),
                .integer(wished.milliseconds),
                .integer(Int64(SlotOffer.namedCount))
            ) { row throws(RowsError) in try SlotUnits(row) }
        }
        return try found.map { units throws(StoreError) in
            let units = try intact(units, "slot")
            return SlotOffer(slot: units.slot, free: units.free)
        }
    }

    /// Writes back the numbers of a slot; inside a transaction.
    func save(_ units: SlotUnits) throws(StoreError) {
        try reading { () throws(RowsError) in
            try slotRows.updateSlot.run(
                .integer(Int64(units.quota)),
                .integer(Int64(units.issued)),
                .integer(Int64(units.free)),
                .integer(Int64(units.pooled)),
                .integer(Int64(units.expired)),
                .text(units.center.text),
                .text(units.service.text),
                .integer(units.slot.start.milliseconds)
            )
        }
    }
}

extension SlotUnits {
    /// Reads a row of `SELECT * FROM slot`; nil when it holds what this program cannot have written.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let center = CenterID(try row.text(0)), let service = ServiceID(try row.text(1)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(2)),
                end: Timestamp(milliseconds: try row.integer(3))
            ), let day = BusinessDay(text: try row.text(4))
        else { return nil }
        self.init(
            center: center,
            service: service,
            slot: slot,
            day: day,
            quota: Int(try row.integer(5)),
            issued: Int(try row.integer(6)),
            free: Int(try row.integer(7)),
            pooled: Int(try row.integer(8)),
            expired: Int(try row.integer(9))
        )
    }
}
