// SPDX-License-Identifier: Apache-2.0
package import Booking
import FoundationEssentials
import Rows
import Rules
package import Terms

// The day's cap of the booking-only mode (R48, A15).
extension CenterStore {
    /// How long visits at `center` took since `day`, and which windows took them.
    package func handlingTimes(of center: CenterID, since day: BusinessDay) throws(StoreError) -> HandlingTimes {
        let rows = try reading { () throws(RowsError) in
            try modeRows.visits.rows(.text(center.text), .text(day.text)) { row throws(RowsError) in
                (
                    hall: HallID(try row.text(0)), window: WindowID(try row.text(1)),
                    service: ServiceID(try row.text(2)), seconds: try row.optionalInteger(3)
                )
            }
        }
        var times = HandlingTimes()
        for row in rows {
            guard let hall = row.hall, let window = row.window, let service = row.service
            else { throw .damaged("visit") }
            times.add(hall, window, service, seconds: row.seconds.map { Int($0) })
        }
        return times
    }

    /// Derives the caps of the days that `period` touches, from `now` on, with the handling times of the last days (A15).
    package func derivedCaps(
        of center: CenterID,
        for period: TimeSlot,
        at now: Moment
    ) throws(StoreError) -> [DailyCap] {
        let back = try rules(at: now.timestamp).capDaysBack
        let times = try handlingTimes(of: center, since: now.day.advanced(byDays: -back))
        let last = now.at(period.end.adding(seconds: -1)).day
        var day = max(now.day, now.at(period.start).day)
        var caps: [DailyCap] = []
        while day <= last {
            caps.append(
                DailyCap(
                    day: day,
                    windows: times.windows,
                    openMinutes: try openMinutes(of: center, on: day),
                    visits: times.visits
                )
            )
            day = day.advanced(byDays: 1)
        }
        return caps
    }

    /// The minutes that `center` is open on `day`; those of usual hours where the catalog does not have it.
    private func openMinutes(of center: CenterID, on day: BusinessDay) throws(StoreError) -> Int {
        let isKnown = try self.center(center) != nil
        let sessions =
            isKnown
            ? try sessions(of: center, on: day) : OpeningHours.usual[OpeningHours.Weekday(day)]
        return sessions.reduce(0) { $0 + $1.count }
    }

    /// The caps of a period's days, in order.
    package func caps(of mode: Int64) throws(StoreError) -> [ModeCap] {
        let found = try reading { () throws(RowsError) in
            try modeRows.caps.rows(.integer(mode)) { row throws(RowsError) in try ModeCap(row) }
        }
        return try found.map { cap throws(StoreError) in try intact(cap, "mode_cap") }
    }

    /// Sets the cap of a day below what was derived, for a reason that is kept (R48).
    package func setCap(
        of id: Int64,
        on day: BusinessDay,
        to cap: Int,
        reason: String,
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> ModeRefusal? {
        try writing("set cap") { () throws(StoreError) in
            guard let mode = try mode(id) else { return .unknown }
            guard mode.stage == .confirmed, let known = try caps(of: id).first(where: { $0.derived.day == day })
            else { return .notInForce }
            if let refusal = known.derived.refusal(of: cap, reason: reason) { return refusal }
            try set(cap, for: id, derived: known.derived, reason: reason, by: staff)
            let detail = [
                "day": day.text, "cap": String(cap), "derived": String(known.derived.total), "reason": reason,
            ]
            try audit(AuditEntry(actor: staff.text, action: "mode.cap", subject: "mode/\(id)", detail: detail), at: now)
            return nil
        }
    }

    func set(
        _ cap: Int,
        for mode: Int64,
        derived: DailyCap,
        reason: String,
        by staff: StaffID
    ) throws(StoreError) {
        let lines = try StoredJSON.text(derived)
        try reading { () throws(RowsError) in
            try modeRows.setCap.run(
                .integer(mode),
                .text(derived.day.text),
                .text(lines),
                .integer(Int64(cap)),
                .text(reason),
                .text(staff.text)
            )
        }
    }

    /// What is left of the day's cap at `center` for a slot that starts at `start`; nil outside the mode.
    ///
    /// Every booking of the center counts, however it was made; `replaced` does not.
    func capLeft(
        _ center: CenterID,
        _ start: Timestamp,
        on day: BusinessDay,
        in zone: Moment,
        besides replaced: BookingNumber?
    ) throws(StoreError) -> Int? {
        guard let mode = try openModes(of: center).first(where: { $0.caps(start) }),
            let cap = try caps(of: mode.id).first(where: { $0.derived.day == day }),
            // No window is known to count by: the quotas of the slots hold alone, or nobody could come at all.
            !cap.derived.lines.isEmpty
        else { return nil }
        let midnight = Int64(day.daysSinceEpoch) * 86_400 - Int64(zone.offsetSeconds)
        let booked = try reading { () throws(RowsError) in
            try modeRows.booked.count(
                .text(center.text),
                .integer(midnight * 1000),
                .integer((midnight + 86_400) * 1000),
                .text(replaced?.text ?? "")
            )
        }
        return max(0, cap.cap - Int(booked))
    }
}

extension ModeCap {
    /// Reads a row of `SELECT * FROM mode_cap`.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let derived = try? JSONDecoder().decode(DailyCap.self, from: Data(try row.text(2).utf8)),
            let staff = StaffID(try row.text(5))
        else { return nil }
        self.init(derived: derived, cap: Int(try row.integer(3)), reason: try row.text(4), staff: staff)
    }
}
