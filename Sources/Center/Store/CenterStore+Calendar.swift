// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Rows
package import Terms

// When centers are open (F4, R66).
extension CenterStore {
    /// The calendar of `center` from `first` to `last`: its own entries and the city's; of the city alone for nil.
    package func calendar(
        of center: CenterID?,
        from first: BusinessDay,
        through last: BusinessDay
    ) throws(StoreError) -> CityCalendar {
        CityCalendar(try calendarDays(of: center, from: first, through: last))
    }

    /// The entries of that calendar, by date.
    package func calendarDays(
        of center: CenterID?,
        from first: BusinessDay,
        through last: BusinessDay
    ) throws(StoreError) -> [CalendarDay] {
        try texts { () throws(RowsError) in
            try planRows.days.rows(.text(first.text), .text(last.text), .text(center?.text ?? "")) {
                row throws(RowsError) in try row.text(0)
            }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "calendar_day") }
    }

    /// When `center` is open on `day`; closed without such a center.
    package func sessions(of center: CenterID, on day: BusinessDay) throws(StoreError) -> [Range<Int>] {
        guard let profile = try self.center(center) else { return [] }
        return try calendar(of: center, from: day, through: day).sessions(of: profile, on: day)
    }

    /// Saves days; slots follow when their centers are planned next.
    package func save(days: [PlacedRecord<CalendarDay>]) throws(StoreError) -> CatalogOutcome {
        let names = try references()
        let problems = days.flatMap { placed in names.faults(placed.record).map { CatalogProblem(placed.place, $0) } }
        guard problems.isEmpty else { return .refused(problems) }
        return try saving(days, known: { record throws(StoreError) in try self.day(record.day, of: record.center) }) {
            record throws(StoreError) in
            let text = try StoredJSON.text(record)
            try reading { () throws(RowsError) in
                try planRows.setDay.run(.text(record.day.text), .text(record.center?.text ?? ""), .text(text))
            }
            try markStale(record.center)
        }
    }

    /// Takes a day out of the calendar: it is as its weekday says again; false when there was no entry.
    package func removeDay(_ day: BusinessDay, of center: CenterID?) throws(StoreError) -> Bool {
        try writing("remove day") { () throws(StoreError) in
            let removed = try reading { () throws(RowsError) in
                try planRows.removeDay.first(.text(day.text), .text(center?.text ?? "")) { row throws(RowsError) in
                    try row.text(0)
                }
            }
            if removed != nil { try markStale(center) }
            return removed != nil
        }
    }

    /// Asks that the slots of a center, or of all, are planned anew.
    func markStale(_ center: CenterID?) throws(StoreError) {
        try reading { () throws(RowsError) in
            if let center {
                try planRows.markStale.run(.text(center.text))
            } else {
                try planRows.markAllStale.run()
            }
        }
    }

    private func day(_ day: BusinessDay, of center: CenterID?) throws(StoreError) -> CalendarDay? {
        try reading { () throws(RowsError) in
            try planRows.day.first(.text(day.text), .text(center?.text ?? "")) { row throws(RowsError) in
                try row.text(0)
            }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "calendar_day") }
    }
}
