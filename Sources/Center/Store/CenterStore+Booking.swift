// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
import Vault

extension CenterStore {
    /// Makes a booking of the one inventory, whatever entry it came by (R4, R10).
    ///
    /// The same intent is answered as before; an intent that meant something else is refused.
    package func book(_ request: BookingRequest, at now: Moment) throws(StoreError) -> BookingAnswer {
        try writing("book") { () throws(StoreError) in
            if let known = try booking(of: request.intent) {
                return isSame(request, known) ? .again(known) : .refused(.intentReused)
            }
            let units = try slot(request.center, request.service, request.start)
            if let refusal = request.refusal(in: try situation(of: request, units, at: now)) {
                return .refused(refusal)
            }
            guard let units else { throw .damaged("slot") }
            let number = try nextNumber(on: now.day)
            var record = BookingRecord(request, number, units.slot, mark(request.principal, number))
            record.agent = request.agent.map { mark($0, number) }
            record.madeAt = now.timestamp
            guard try takeUnit(for: &record) else { throw .damaged("slot") }
            try insert(record, request.principal, request.agent)
            try step(record, "booked", by: request.staff?.text ?? "", at: now.timestamp, note: request.reason ?? "")
            return .booked(record)
        }
    }

    /// Moves a booking to another slot of its service: the old one ends and a new one with a number of its own begins, in
    /// one transaction (A34).
    package func move(
        _ number: BookingNumber,
        to start: Timestamp,
        intent: IntentKey,
        by staff: StaffID? = nil,
        at now: Moment
    ) throws(StoreError) -> BookingAnswer {
        try writing("move booking") { () throws(StoreError) in
            if let known = try booking(of: intent) {
                return known.slot.start == start ? .again(known) : .refused(.intentReused)
            }
            guard var old = try booking(number) else { return .refused(.noSuchBooking) }
            guard old.slot.start != start else { return .again(old) }
            let rules = try rules(at: now.timestamp)
            do throws(BookingRefusal) {
                try old.giveUp(at: now.timestamp, rules)
            } catch { return .refused(error) }
            let units = try slot(old.center, old.service, start)
            let people = try people(of: old)
            let request = BookingRequest(
                intent: intent,
                center: old.center,
                service: old.service,
                item: old.item,
                start: start,
                principal: people.principal,
                agent: people.agent,
                channel: staff == nil ? .web : .desk,
                staff: staff,
                terms: old.terms
            )
            // What is given up does not count against the new one.
            if let refusal = request.refusal(in: try situation(of: request, units, besides: number, at: now)) {
                return .refused(refusal)
            }
            try returnUnit(of: &old, at: now)
            try save(old)
            return .booked(try replace(old, by: request, units, at: now))
        }
    }

    /// Takes a booking back; a late one frees its number all the same (R27, A4).
    package func cancel(
        _ number: BookingNumber,
        by staff: StaffID? = nil,
        note: String = "",
        at now: Moment
    ) throws(StoreError) -> CancelAnswer {
        try writing("cancel booking") { () throws(StoreError) in
            guard var record = try booking(number) else { return .refused(.noSuchBooking) }
            if record.standing == .cancelled || record.standing == .cancelledLate { return .again(record) }
            let rules = try rules(at: now.timestamp)
            do throws(BookingRefusal) {
                try record.cancel(at: now.timestamp, rules)
            } catch { return .refused(error) }
            try returnUnit(of: &record, at: now)
            try save(record)
            try announce(record)
            try step(record, record.standing.rawValue, by: staff?.text ?? "", at: now.timestamp, note: note)
            if record.standing == .cancelledLate { try registerLateCancel(record, at: now) }
            return record.standing == .cancelled ? .inTime(record) : .late(record)
        }
    }

    private func replace(
        _ old: BookingRecord,
        by request: BookingRequest,
        _ units: SlotUnits?,
        at now: Moment
    ) throws(StoreError) -> BookingRecord {
        guard let units else { throw .damaged("slot") }
        let number = try nextNumber(on: now.day)
        var record = BookingRecord(request, number, units.slot, mark(request.principal, number))
        record.agent = request.agent.map { mark($0, number) }
        (record.madeAt, record.moves) = (now.timestamp, old.moves + 1)
        guard try takeUnit(for: &record) else { throw .damaged("slot") }
        try insert(record, request.principal, request.agent)
        try announce(old)
        try step(old, "rescheduled", by: request.staff?.text ?? "", at: now.timestamp, note: number.text)
        try step(record, "booked", by: request.staff?.text ?? "", at: now.timestamp, note: old.number.text)
        try reading { () throws(RowsError) in
            try bookingRows.setMovedTo.run(.text(number.text), .text(old.number.text))
        }
        return record
    }
}
