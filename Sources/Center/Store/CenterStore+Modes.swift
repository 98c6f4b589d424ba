// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
import Wire

// 仅预约办理 (R47–R49, A14): proposed by one, confirmed by another, signed, and over by its own word.
extension CenterStore {
    /// Every period of `center`, or of all, newest first.
    package func modes(of center: CenterID?, limit: Int = 200) throws(StoreError) -> [EmergencyMode] {
        let found = try reading { () throws(RowsError) in
            try modeRows.modes.rows(.orNull(center?.text), .integer(Int64(limit))) { row throws(RowsError) in
                try EmergencyMode(row)
            }
        }
        return try found.map { mode throws(StoreError) in try intact(mode, "mode") }
    }

    /// The period with `id`; nil when there is none.
    package func mode(_ id: Int64) throws(StoreError) -> EmergencyMode? {
        try reading { () throws(RowsError) in
            try modeRows.mode.first(.integer(id)) { row throws(RowsError) in try EmergencyMode(row) }
        }
        .map { mode throws(StoreError) in try intact(mode, "mode") }
    }

    /// Proposes a period for a second person to confirm.
    package func propose(
        _ period: BookingOnlyPeriod,
        of center: CenterID,
        by staff: StaffID,
        lowered: LoweredCap? = nil,
        at now: Timestamp
    ) throws(StoreError) -> Result<EmergencyMode, ModeRefusal> {
        try writing("propose mode") { () throws(StoreError) in
            if let lowered, !lowered.hasReason { return .failure(.noReason) }
            let others = try openModes(of: center)
            if let refusal = EmergencyMode.refusal(of: period, beside: others, at: now, try rules(at: now)) {
                return .failure(refusal)
            }
            let id = try reading { () throws(RowsError) in
                try modeRows.insert.first(
                    .text(center.text),
                    .text(period.notice),
                    .text(period.text),
                    .integer(period.published.milliseconds),
                    .integer(period.start.milliseconds),
                    .integer(period.end.milliseconds),
                    .text(staff.text),
                    .integer(now.milliseconds),
                    .text(EmergencyMode.Stage.proposed.rawValue),
                    .orNull(lowered.map { Int64($0.cap) }),
                    .orNull(lowered?.reason)
                ) { row throws(RowsError) in try row.integer(0) }
            }
            let mode = EmergencyMode(
                id: try intact(id, "mode"),
                center: center,
                period: period,
                proposedBy: staff,
                proposedAt: now,
                lowered: lowered
            )
            try audit(mode, "mode.propose", by: staff.text, at: now)
            return .success(mode)
        }
    }

    /// Confirms a period: its caps are set, it is signed, and the halls are told.
    package func confirm(
        _ id: Int64,
        by staff: StaffID,
        caps: [DailyCap],
        at now: Timestamp
    ) throws(StoreError) -> Result<EmergencyMode, ModeRefusal> {
        try changing(id, "mode.confirm", by: staff.text, at: now) { mode throws(ModeRefusal) in
            try mode.confirm(by: staff, at: now)
        } then: { mode throws(StoreError) in
            for cap in caps {
                let isLowered = mode.lowered.map { $0.cap < cap.total } ?? false
                try set(
                    isLowered ? mode.lowered?.cap ?? cap.total : cap.total,
                    for: mode.id,
                    derived: cap,
                    reason: isLowered ? mode.lowered?.reason ?? "" : "",
                    by: staff
                )
            }
        }
    }

    /// Ends a period before its time, with the notice that restores all channels.
    package func end(
        _ id: Int64,
        by staff: StaffID,
        notice: String,
        at now: Timestamp
    ) throws(StoreError) -> Result<EmergencyMode, ModeRefusal> {
        try changing(id, "mode.end", by: staff.text, at: now) { mode throws(ModeRefusal) in
            try mode.end(by: staff, notice: notice, at: now)
        } then: { mode throws(StoreError) in
            if mode.confirmedAt != nil { try setNotice(notice, of: mode.center) }
        }
    }

    /// Whether a period has come to its end and is still open here.
    package func hasModesDue(at now: Timestamp) throws(StoreError) -> Bool {
        try reading { () throws(RowsError) in
            try modeRows.due.first(.integer(now.milliseconds)) { row throws(RowsError) in try row.integer(0) }
        } != nil
    }

    /// Ends every period whose time has come and publishes that all channels are open again; returns how many there were.
    package func expireModes(at now: Timestamp) throws(StoreError) -> Int {
        try writing("expire modes") { () throws(StoreError) in
            let due = try reading { () throws(RowsError) in
                try modeRows.due.rows(.integer(now.milliseconds)) { row throws(RowsError) in try EmergencyMode(row) }
            }
            for found in due {
                var mode = try intact(found, "mode")
                guard mode.expire(at: now) else { continue }
                try save(mode)
                if let notice = mode.restoreNotice { try setNotice(notice, of: mode.center) }
                try publishMode(of: mode.center, at: now)
                try audit(mode, "mode.expire", by: "system", at: now)
            }
            return due.count
        }
    }

    /// Changes a period as `change` says, in one transaction with its document and the audit log.
    private func changing(
        _ id: Int64,
        _ action: String,
        by actor: String,
        at now: Timestamp,
        _ change: (inout EmergencyMode) throws(ModeRefusal) -> Void,
        then more: (EmergencyMode) throws(StoreError) -> Void
    ) throws(StoreError) -> Result<EmergencyMode, ModeRefusal> {
        try writing("change mode") { () throws(StoreError) in
            guard var mode = try mode(id) else { return .failure(.unknown) }
            do throws(ModeRefusal) { try change(&mode) } catch { return .failure(error) }
            try save(mode)
            try more(mode)
            try publishMode(of: mode.center, at: now)
            try audit(mode, action, by: actor, at: now)
            return .success(mode)
        }
    }

    /// Signs what the halls of `center` are to know of its periods.
    private func publishMode(of center: CenterID, at now: Timestamp) throws(StoreError) {
        let periods = try modes(of: center).compactMap { $0.told(at: now) }
            .sorted { $0.start < $1.start }.prefix(ModeDocument.mostPeriods)
        try publish(.mode, StoredJSON.text(ModeDocument(periods: Array(periods))), of: center, at: now)
    }

    private func audit(_ mode: EmergencyMode, _ action: String, by actor: String, at now: Timestamp) throws(StoreError)
    {
        let detail = [
            "center": mode.center.text, "notice": mode.period.notice, "stage": mode.stage.rawValue,
            "start": String(mode.period.start.milliseconds), "end": String(mode.period.end.milliseconds),
        ]
        try audit(AuditEntry(actor: actor, action: action, subject: "mode/\(mode.id)", detail: detail), at: now)
    }

    func openModes(of center: CenterID) throws(StoreError) -> [EmergencyMode] {
        let found = try reading { () throws(RowsError) in
            try modeRows.open.rows(.text(center.text)) { row throws(RowsError) in try EmergencyMode(row) }
        }
        return try found.map { mode throws(StoreError) in try intact(mode, "mode") }
    }

    private func save(_ mode: EmergencyMode) throws(StoreError) {
        try reading { () throws(RowsError) in
            try modeRows.update.run(
                .orNull(mode.confirmedBy?.text),
                .orNull(mode.confirmedAt?.milliseconds),
                .text(mode.stage.rawValue),
                .orNull(mode.endedAt?.milliseconds),
                .orNull(mode.endedBy?.text),
                .orNull(mode.restoreNotice),
                .integer(mode.id)
            )
        }
    }
}

extension LoweredCap {
    fileprivate init?(_ cap: Int64?, _ reason: String?) {
        guard let cap, let reason else { return nil }
        self.init(cap: Int(cap), reason: reason)
    }
}

extension EmergencyMode {
    /// Reads a row of `SELECT * FROM mode`.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        let period = BookingOnlyPeriod(
            notice: try row.text(2),
            text: try row.text(3),
            published: Timestamp(milliseconds: try row.integer(4)),
            start: Timestamp(milliseconds: try row.integer(5)),
            end: Timestamp(milliseconds: try row.integer(6))
        )
        guard let center = CenterID(try row.text(1)), let period, let proposedBy = StaffID(try row.text(7)),
            let stage = Stage(rawValue: try row.text(11))
        else { return nil }
        self.init(
            id: try row.integer(0),
            center: center,
            period: period,
            proposedBy: proposedBy,
            proposedAt: Timestamp(milliseconds: try row.integer(8)),
            confirmedBy: try row.optionalText(9).flatMap { StaffID($0) },
            confirmedAt: try row.optionalInteger(10).map { Timestamp(milliseconds: $0) },
            stage: stage,
            endedAt: try row.optionalInteger(12).map { Timestamp(milliseconds: $0) },
            endedBy: try row.optionalText(13).flatMap { StaffID($0) },
            restoreNotice: try row.optionalText(14),
            lowered: LoweredCap(try row.optionalInteger(15), try row.optionalText(16))
        )
    }
}
