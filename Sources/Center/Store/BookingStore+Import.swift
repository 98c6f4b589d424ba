// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
import Vault

extension BookingStore {
    /// Makes or brings up to date the bookings of `orders`, all or none.
    ///
    /// `day` numbers the new ones: 6 digits of the date and a serial of 5.
    package func take(_ orders: [BookingOrder], on day: BusinessDay) throws(StoreError) -> ImportOutcome {
        try writing("import bookings") { () throws(StoreError) -> ImportOutcome in
            var outcome = ImportOutcome()
            for order in orders {
                let number = try number(of: order, on: day)
                outcome.numbers.append(number)
                if let known = try booking(number) {
                    try update(known, with: order, &outcome)
                } else {
                    try make(order, number)
                    outcome.made += 1
                }
            }
            return outcome
        }
    }

    /// Gives a booking another standing, as by cancelling it; false when it has that standing or there is none.
    package func setStanding(_ standing: BookingStanding, of number: BookingNumber) throws(StoreError) -> Bool {
        try writing("change standing") { () throws(StoreError) in
            guard var record = try booking(number), record.standing != standing else { return false }
            record.standing = standing
            try save(record)
            try announce(record)
            return true
        }
    }

    /// Writes back a record that was read before; inside a transaction.
    func save(_ record: BookingRecord) throws(StoreError) {
        try reading { () throws(RowsError) in
            try bookingRows.updateBooking.run(
                .text(record.service.text),
                .integer(record.slot.start.milliseconds),
                .integer(record.slot.end.milliseconds),
                .text(record.standing.rawValue),
                .orNull(record.claim?.hall.text),
                .orNull(record.claim?.at.milliseconds),
                .orNull(record.exchange?.hall.text),
                .orNull(record.exchange?.ticket.text),
                .text(record.number.text)
            )
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
        try save(record)
        try announce(record)
        outcome.changed += 1
    }

    private func make(_ order: BookingOrder, _ number: BookingNumber) throws(StoreError) {
        let principal = mark(order.principal, number)
        let agent = order.agent.map { mark($0, number) }
        let record = BookingRecord(
            number: number,
            center: order.center,
            service: order.service,
            slot: order.slot,
            principal: principal,
            agent: agent
        )
        let principalSealed = try seal(order.principal, number)
        let agentSealed = try order.agent.map { party throws(StoreError) in try seal(party, number) }
        try reading { () throws(RowsError) in
            try bookingRows.insertBooking.run(
                .text(number.text),
                .text(order.center.text),
                .text(order.service.text),
                .integer(order.slot.start.milliseconds),
                .integer(order.slot.end.milliseconds),
                .text(record.standing.rawValue),
                .text(principal.tag.text),
                .text(principal.maskedName),
                .text(principal.lastFour.text),
                .blob(principalSealed),
                .orNull(agent?.tag.text),
                .orNull(agent?.maskedName),
                .orNull(agent?.lastFour.text),
                .orNull(agentSealed),
                .null,
                .null,
                .null,
                .null,
                .integer(principal.isUnit ? 1 : 0)
            )
        }
        try announce(record)
    }

    private func mark(_ party: Party, _ number: BookingNumber) -> PersonMark {
        PersonMark(
            tag: vault.personTag(party.document),
            maskedName: Masked.name(party.name),
            lastFour: vault.lastFourTag(number, lastFour: party.document.lastFour),
            isUnit: party.document.type == .creditCode
        )
    }

    /// Seals type, number and name, bound to the booking so that an envelope cannot be moved to another row.
    private func seal(_ party: Party, _ number: BookingNumber) throws(StoreError) -> [UInt8] {
        let plain = [party.document.type.rawValue, party.document.plain, party.name].joined(separator: "\n")
        do throws(VaultError) {
            return try vault.seal(Array(plain.utf8), for: "booking " + number.text)
        } catch { throw .vault(error) }
    }

    private func nextNumber(on day: BusinessDay) throws(StoreError) -> BookingNumber {
        let last = try reading { () throws(RowsError) in
            try bookingRows.serial.first(.text(day.text)) { row throws(RowsError) in try row.integer(0) }
        }
        let date = day.year % 100 * 10_000 + day.month * 100 + day.day
        var serial = Int(last ?? 0)
        var number: BookingNumber
        repeat {
            serial += 1
            guard serial <= 99_999, let next = BookingNumber(serial: date * 100_000 + serial) else {
                throw .numbersUsedUp
            }
            number = next
            // An import may have brought a number of ours, as after moving to a new database.
        } while try booking(number) != nil
        try reading { () throws(RowsError) in
            try bookingRows.setSerial.run(.text(day.text), .integer(Int64(serial)))
        }
        return number
    }
}
