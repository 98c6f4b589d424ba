// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The most events that one waiver takes off at once; declare it again for what is left.
    package static let mostWaivedAtOnce = 10_000

    /// Waives a time (A28): its no-shows are taken off now, and none of its bookings becomes one later.
    ///
    /// Returns how many events were taken off.
    package func waive(_ waiver: SlotWaiver, at now: Moment) throws(StoreError) -> Int {
        try writing("waive slots") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try waiverRows.insert.run(
                    .text(waiver.center.text),
                    .orNull(waiver.service?.text),
                    .integer(waiver.time.start.milliseconds),
                    .integer(waiver.time.end.milliseconds),
                    .text(waiver.reason),
                    .text(waiver.cause.rawValue),
                    .orNull(waiver.staff?.text),
                    .integer(now.timestamp.milliseconds)
                )
            }
            var waived = 0
            for event in try events(coveredBy: waiver) {
                guard try takeOff(event, as: .waived, at: now) else { continue }
                waived += 1
                guard var record = try booking(event.booking), record.standing == .noShow else { continue }
                record.standing = .waived
                try save(record)
                try announce(record)
            }
            let detail = [
                "from": now.at(waiver.time.start).rfc3339, "to": now.at(waiver.time.end).rfc3339,
                "reason": waiver.reason, "events": String(waived),
            ]
            try note("noshow.waive", waiver.center.text, detail, by: waiver.staff?.text ?? Self.system, at: now)
            return waived
        }
    }

    /// The waivers that touch a time, of one center or of all.
    package func waivers(center: CenterID?, in time: TimeSlot, limit: Int) throws(StoreError) -> [SlotWaiver] {
        let waivers = try reading { () throws(RowsError) in
            try waiverRows.list.rows(
                .orNull(center?.text),
                .integer(time.start.milliseconds),
                .integer(time.end.milliseconds),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try SlotWaiver(row) }
        }
        return try waivers.map { waiver throws(StoreError) in try intact(waiver, "slot_waiver") }
    }

    /// Says whether the slot of a booking was waived.
    func isWaived(_ record: BookingRecord) throws(StoreError) -> Bool {
        try reading { () throws(RowsError) in
            try waiverRows.covering.first(
                .text(record.center.text),
                .text(record.service.text),
                .integer(record.slot.end.milliseconds),
                .integer(record.slot.start.milliseconds)
            ) { row throws(RowsError) in try row.integer(0) }
        } != nil
    }

    private func events(coveredBy waiver: SlotWaiver) throws(StoreError) -> [NoShowEvent] {
        let events = try reading { () throws(RowsError) in
            try noShowRows.eventsOfSlots.rows(
                .text(waiver.center.text),
                .integer(waiver.time.end.milliseconds),
                .integer(waiver.time.start.milliseconds),
                .integer(Int64(Self.mostWaivedAtOnce))
            ) { row throws(RowsError) in try NoShowEvent(row) }
        }
        return try events.map { event throws(StoreError) in try intact(event, "no_show_event") }
            .filter { waiver.covers($0.center, $0.service, $0.slot) }
    }
}

extension SlotWaiver {
    /// Reads a row of `SELECT * FROM slot_waiver`.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let center = CenterID(try row.text(1)),
            let time = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(3)),
                end: Timestamp(milliseconds: try row.integer(4))
            ),
            let cause = WaiverCause(rawValue: try row.text(6))
        else { return nil }
        self.init(
            center: center,
            service: try row.optionalText(2).flatMap { ServiceID($0) },
            time: time,
            reason: try row.text(5),
            cause: cause,
            staff: try row.optionalText(7).flatMap { StaffID($0) }
        )
    }
}
