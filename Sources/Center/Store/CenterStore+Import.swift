// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
import Vault

extension CenterStore {
    /// Makes or brings up to date the bookings of `orders`, all or none.
    ///
    /// Where the center has opened the slot, an imported booking takes one of its numbers like any other (R11); one that
    /// finds none is not taken.
    package func take(_ orders: [BookingOrder], at now: Moment) throws(StoreError) -> ImportOutcome {
        try writing("import bookings") { () throws(StoreError) -> ImportOutcome in
            var outcome = ImportOutcome()
            for order in orders {
                let number = try number(of: order, on: now.day)
                outcome.numbers.append(number)
                if let known = try booking(number) {
                    try update(known, with: order, at: now, &outcome)
                } else if try make(order, number, at: now) {
                    outcome.made += 1
                } else {
                    outcome.notTaken.append(number)
                }
            }
            return outcome
        }
    }

    /// Gives a booking another standing, as by voiding it; false when it has that standing or there is none.
    package func setStanding(
        _ standing: BookingStanding,
        of number: BookingNumber,
        by staff: StaffID? = nil,
        note: String = "",
        at now: Moment
    ) throws(StoreError) -> Bool {
        try writing("change standing") { () throws(StoreError) in
            guard var record = try booking(number), record.standing != standing else { return false }
            record.standing = standing
            record.endedAt = standing.isOpen ? nil : now.timestamp
            if standing.freesUnit { try returnUnit(of: &record, at: now) }
            try save(record)
            try announce(record)
            try step(record, standing.rawValue, by: staff?.text ?? "", at: now.timestamp, note: note)
            return true
        }
    }

    /// The number that the order has, or was given before, or is to be given.
    private func number(of order: BookingOrder, on day: BusinessDay) throws(StoreError) -> BookingNumber {
        if let number = order.number { return number }
        if let number = try made(before: order) { return number }
        return try nextNumber(on: day)
    }

    /// The booking that an order without a number has made already.
    ///
    /// One a person, service and slot (A25): a file that is sent again because its answer was lost makes nothing twice.
    /// What was cancelled may be booked anew.
    private func made(before order: BookingOrder) throws(StoreError) -> BookingNumber? {
        for tag in vault.personTags(order.principal.document) {
            let found = try reading { () throws(RowsError) in
                try bookingRows.sameBooking.first(
                    .text(tag.text),
                    .integer(order.slot.start.milliseconds),
                    .integer(order.slot.end.milliseconds),
                    .text(order.center.text),
                    .text(order.service.text)
                ) { row throws(RowsError) in try row.text(0) }
            }
            if let found { return try intact(BookingNumber(text: found), "booking") }
        }
        return nil
    }

    /// A booking belongs to who booked it (R54): another person under the same number is not an update of it.
    private func update(
        _ known: BookingRecord,
        with order: BookingOrder,
        at now: Moment,
        _ outcome: inout ImportOutcome
    ) throws(StoreError) {
        var record = known
        (record.service, record.slot) = (order.service, order.slot)
        let isOwn = vault.personTags(order.principal.document).contains(known.principal.tag)
        guard isOwn, record == known || known.standing == .booked else {
            outcome.notTaken.append(known.number)
            return
        }
        guard record != known else {
            outcome.unchanged += 1
            return
        }
        if record.holdsUnit || record.slot != known.slot {
            var old = known
            try returnUnit(of: &old, at: now)
            record.holdsUnit = false
            guard try takeUnit(for: &record) else { throw .noUnit(record.number) }
        }
        try save(record)
        try announce(record)
        try step(record, "changed", by: "", at: now.timestamp, note: "import")
        outcome.changed += 1
    }

    /// False when the slot has no number left.
    private func make(_ order: BookingOrder, _ number: BookingNumber, at now: Moment) throws(StoreError) -> Bool {
        var record = BookingRecord(
            number: number,
            center: order.center,
            service: order.service,
            slot: order.slot,
            principal: mark(order.principal, number),
            agent: order.agent.map { mark($0, number) }
        )
        record.madeAt = now.timestamp
        guard try takeUnit(for: &record) else { return false }
        try insert(record, order.principal, order.agent)
        try step(record, "booked", by: "", at: now.timestamp, note: "import")
        return true
    }
}
