// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
import Vault

// How a booking is written down; all of it inside a transaction.
extension CenterStore {
    /// The booking that an intent has made; nil if there is none.
    package func booking(of intent: IntentKey) throws(StoreError) -> BookingRecord? {
        try reading { () throws(RowsError) in
            try slotRows.intent.first(.text(intent.text)) { row throws(RowsError) in try BookingRecord(row) }
        }
        .map { record throws(StoreError) in try intact(record, "booking") }
    }

    /// Writes a new booking down, with the plain parties sealed, and tells its halls.
    func insert(_ record: BookingRecord, _ principal: Party, _ agent: Party?) throws(StoreError) {
        let principalSealed = try seal(principal, for: Self.context(record.number))
        let agentSealed = try agent.map { party throws(StoreError) in try seal(party, for: Self.context(record.number))
        }
        try reading { () throws(RowsError) in
            try bookingRows.insertBooking.run(
                .text(record.number.text),
                .text(record.center.text),
                .text(record.service.text),
                .integer(record.slot.start.milliseconds),
                .integer(record.slot.end.milliseconds),
                .text(record.standing.rawValue),
                .text(record.principal.tag.text),
                .text(record.principal.maskedName),
                .text(record.principal.lastFour.text),
                .blob(principalSealed),
                .orNull(record.agent?.tag.text),
                .orNull(record.agent?.maskedName),
                .orNull(record.agent?.lastFour.text),
                .orNull(agentSealed),
                .integer(record.principal.isUnit ? 1 : 0),
                .orNull(record.item?.text),
                .text(record.channel.rawValue),
                .orNull(record.madeAt?.milliseconds),
                .orNull(record.staff?.text),
                .orNull(record.intent?.text),
                .integer(Int64(record.terms)),
                .integer(Int64(record.moves)),
                .integer(record.holdsUnit ? 1 : 0)
            )
        }
        try announce(record)
    }

    /// Writes back a record that was read before.
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
                .orNull(record.endedAt?.milliseconds),
                .integer(record.holdsUnit ? 1 : 0),
                .text(record.number.text)
            )
        }
    }

    /// What the center keeps in the clear of a person, bound to a booking.
    func mark(_ party: Party, _ number: BookingNumber) -> PersonMark {
        PersonMark(
            tag: vault.personTag(party.document),
            maskedName: Masked.name(party.name),
            lastFour: vault.lastFourTag(number, lastFour: party.document.lastFour),
            isUnit: party.document.type == .creditCode
        )
    }

    /// The people of a booking in the clear, to be sealed anew for another number; nothing else may ask for them.
    func people(of record: BookingRecord) throws(StoreError) -> (principal: Party, agent: Party?) {
        let sealed = try reading { () throws(RowsError) in
            try bookingRows.sealed.first(.text(record.number.text)) { row throws(RowsError) in
                (principal: try row.blob(0), agent: try row.optionalBlob(1))
            }
        }
        guard let sealed else { throw .damaged("booking") }
        return (
            try open(sealed.principal, for: Self.context(record.number)),
            try sealed.agent.map { bytes throws(StoreError) in try open(bytes, for: Self.context(record.number)) }
        )
    }

    /// Gives the next number of a day: six digits of the date and a serial of five.
    func nextNumber(on day: BusinessDay) throws(StoreError) -> BookingNumber {
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

    /// What an envelope of a booking is bound to, so that it cannot be moved to another row.
    private static func context(_ number: BookingNumber) -> String { "booking " + number.text }

    /// Seals type, number and name, bound to `context`.
    func seal(_ party: Party, for context: String) throws(StoreError) -> [UInt8] {
        let plain = [party.document.type.rawValue, party.document.plain, party.name].joined(separator: "\n")
        do throws(VaultError) {
            return try vault.seal(Array(plain.utf8), for: context)
        } catch { throw .vault(error) }
    }

    /// Opens what `seal` made.
    func open(_ sealed: [UInt8], for context: String) throws(StoreError) -> Party {
        let plain: [UInt8]
        do throws(VaultError) {
            plain = try vault.open(sealed, for: context)
        } catch { throw .vault(error) }
        let parts = String(decoding: plain, as: UTF8.self).split(separator: "\n", maxSplits: 2)
        guard parts.count == 3, let type = DocumentType(rawValue: String(parts[0])),
            let document = DocumentNumber(type, parts[1])
        else { throw .damaged("booking") }
        return Party(document: document, name: String(parts[2]))
    }
}

extension BookingRecord {
    /// Begins a booking that `request` asks for.
    init(_ request: BookingRequest, _ number: BookingNumber, _ slot: TimeSlot, _ principal: PersonMark) {
        self.init(
            number: number,
            center: request.center,
            service: request.service,
            slot: slot,
            principal: principal,
            agent: nil
        )
        (item, channel, staff, intent, terms) = (
            request.item, request.channel, request.staff, request.intent, request.terms
        )
    }
}
