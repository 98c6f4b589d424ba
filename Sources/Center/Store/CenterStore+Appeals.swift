// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
import Vault

extension CenterStore {
    /// Takes a person's objection to an event of theirs (A13); nil when it was taken.
    ///
    /// An event of somebody else than `document`'s holder is answered like one that does not exist, `.notCounting`. The
    /// words are sealed.
    package func appeal(
        _ booking: BookingNumber,
        by document: DocumentNumber,
        reason: String,
        at now: Moment
    ) throws(StoreError) -> NoShowAppeal.Refusal? {
        try writing("make appeal") { () throws(StoreError) in
            guard let event = try noShow(of: booking), vault.personTags(document).contains(event.person) else {
                return .notCounting
            }
            let refusal = NoShowAppeal.refusal(
                of: event,
                reason: reason,
                wasMade: try appeal(of: booking) != nil,
                rules: try rules(at: now.timestamp),
                at: now.timestamp
            )
            guard refusal == nil else { return refusal }
            let sealed: [UInt8]
            do throws(VaultError) {
                sealed = try vault.seal(Array(reason.utf8), for: Self.appealContext(booking))
            } catch { throw .vault(error) }
            try reading { () throws(RowsError) in
                try noShowRows.insertAppeal.run(
                    .text(booking.text),
                    .integer(now.timestamp.milliseconds),
                    .blob(sealed)
                )
            }
            try note("noshow.appeal", booking.text, by: Self.visitor, at: now)
            return nil
        }
    }

    /// Answers an appeal that waits; false when there is none.
    ///
    /// A granted one takes the event off (R30).
    package func answer(
        _ booking: BookingNumber,
        _ decision: NoShowAppeal.Decision,
        note: String,
        by staff: StaffID,
        at now: Moment
    ) throws(StoreError) -> Bool {
        try writing("answer appeal") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try noShowRows.answerAppeal.run(
                    .text(decision.rawValue),
                    .text(note),
                    .text(staff.text),
                    .integer(now.timestamp.milliseconds),
                    .text(booking.text)
                )
            }
            guard connection.changes > 0 else { return false }
            // Why is kept with the event, which ends one day, and not in the audit log, which never does.
            let detail = ["decision": decision.rawValue]
            try self.note("noshow.answer", booking.text, detail, by: staff.text, at: now)
            if decision == .granted, let event = try noShow(of: booking) {
                _ = try takeOff(event, as: .removed, at: now)
            }
            return true
        }
    }

    /// Takes an event off the register without an appeal; false when it does not count (any more).
    package func remove(
        _ booking: BookingNumber,
        reason: String,
        by staff: StaffID,
        at now: Moment
    ) throws(StoreError) -> Bool {
        try writing("remove no-show") { () throws(StoreError) in
            guard let event = try noShow(of: booking), try takeOff(event, as: .removed, at: now) else { return false }
            if let record = try self.booking(booking) {
                try step(record, "noshow_removed", by: staff.text, at: now.timestamp, note: reason)
            }
            try note("noshow.remove", booking.text, by: staff.text, at: now)
            return true
        }
    }

    /// The appeal against an event, nil if there is none.
    package func appeal(of booking: BookingNumber) throws(StoreError) -> NoShowAppeal? {
        let row = try reading { () throws(RowsError) in
            try noShowRows.appeal.first(.text(booking.text)) { row throws(RowsError) in try SealedAppeal(row) }
        }
        guard let row else { return nil }
        return try open(try intact(row, "no_show_appeal"))
    }

    /// The appeals that wait for an answer, longest first.
    package func openAppeals(limit: Int) throws(StoreError) -> [NoShowAppeal] {
        let rows = try reading { () throws(RowsError) in
            try noShowRows.openAppeals.rows(.integer(Int64(limit))) { row throws(RowsError) in try SealedAppeal(row) }
        }
        return try rows.map { row throws(StoreError) in try open(try intact(row, "no_show_appeal")) }
    }

    private func open(_ row: SealedAppeal) throws(StoreError) -> NoShowAppeal {
        let plain: [UInt8]
        do throws(VaultError) {
            plain = try vault.open(row.reason, for: Self.appealContext(row.booking))
        } catch { throw .vault(error) }
        return NoShowAppeal(
            booking: row.booking,
            madeAt: row.madeAt,
            reason: String(decoding: plain, as: UTF8.self),
            answer: row.answer
        )
    }

    private static func appealContext(_ booking: BookingNumber) -> String { "appeal " + booking.text }
}

/// A row of `no_show_appeal`.
private struct SealedAppeal {
    let booking: BookingNumber
    let madeAt: Timestamp
    let reason: [UInt8]
    let answer: NoShowAppeal.Answer?

    init?(_ row: borrowing Row) throws(RowsError) {
        guard let booking = BookingNumber(text: try row.text(0)) else { return nil }
        self.booking = booking
        madeAt = Timestamp(milliseconds: try row.integer(1))
        reason = try row.blob(2)
        guard let decision = try row.optionalText(3).flatMap({ NoShowAppeal.Decision(rawValue: $0) }),
            let staff = try row.optionalText(5).flatMap({ StaffID($0) }), let at = try row.optionalInteger(6)
        else {
            answer = nil
            return
        }
        answer = NoShowAppeal.Answer(
            decision: decision,
            note: try row.optionalText(4) ?? "",
            staff: staff,
            at: Timestamp(milliseconds: at)
        )
    }
}
