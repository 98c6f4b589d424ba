// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import Rows
package import Terms
package import Wire

extension CenterStore {
    /// Takes a batch of a hall's facts if it continues where this hall stands; returns where it stands afterwards.
    ///
    /// Facts are never refused for what they say: what contradicts the center's knowledge becomes a case.
    package func take(_ batch: FactBatch, from hall: HallID, at now: Moment) throws(StoreError) -> FactReceipt {
        try writing("take facts") { () throws(StoreError) in
            guard let registered = try self.hall(hall) else { throw .unknownHall(hall) }
            guard batch.follows(registered.position), batch.isWellFormed else {
                return FactReceipt(position: registered.position)
            }
            for entry in batch.entries {
                try store(entry, from: hall)
                try note(entry, of: registered)
                try settle(entry, from: hall, at: now)
            }
            try reading { () throws(RowsError) in
                try linkRows.heard.run(
                    .integer(batch.through.value),
                    .integer(now.timestamp.milliseconds),
                    .text(hall.text)
                )
            }
            try noteContact(of: hall, at: now.timestamp)
            return FactReceipt(position: batch.through)
        }
    }

    /// The facts of `hall` after a position, in order.
    package func facts(of hall: HallID, after: Position, limit: Int) throws(StoreError) -> [FactBatch.Entry] {
        let decoder = JSONDecoder()
        let rows = try reading { () throws(RowsError) in
            try factRows.facts.rows(.text(hall.text), .integer(after.value), .integer(Int64(limit))) {
                row throws(RowsError) in
                FactBatch.Entry(
                    position: Position(try row.integer(0)),
                    at: Timestamp(milliseconds: try row.integer(1)),
                    staff: try row.optionalText(2).flatMap { StaffID($0) },
                    body: try row.text(3),
                    decoder
                )
            }
        }
        return try rows.map { entry throws(StoreError) in try intact(entry, "fact") }
    }

    /// Every case that people have to look into.
    package func cases() throws(StoreError) -> [StoredCase] {
        let cases = try reading { () throws(RowsError) in
            try factRows.cases.rows { row throws(RowsError) in try StoredCase(row) }
        }
        return try cases.map { found throws(StoreError) in try intact(found, "booking_case") }
    }

    private func store(_ entry: FactBatch.Entry, from hall: HallID) throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let body = try? encoder.encode(entry.fact) else { throw .damaged("fact") }
        try reading { () throws(RowsError) in
            try factRows.insertFact.run(
                .text(hall.text),
                .integer(entry.position.value),
                .integer(entry.at.milliseconds),
                .orNull(entry.staff?.text),
                .text(String(decoding: body, as: UTF8.self))
            )
        }
    }

    /// Moves the booking that a fact is about.
    private func settle(_ entry: FactBatch.Entry, from hall: HallID, at now: Moment) throws(StoreError) {
        let fact: ExchangeFact
        let number: BookingNumber?
        switch entry.fact {
        case .issued(let ticket, _, .booking(let booking, _)):
            (fact, number) = (.exchanged(ticket), booking)
        case .serving(let ticket, _):
            (fact, number) = (.serving(ticket), try bookingNumber(of: ticket, at: hall))
        case .finished(let ticket, _, _):
            (fact, number) = (.finished(ticket), try bookingNumber(of: ticket, at: hall))
        case .undone(let ticket, _):
            (fact, number) = (.reopened(ticket), try bookingNumber(of: ticket, at: hall))
        case .voided(let ticket, reason: "id_mismatch"):
            (fact, number) = (.voided(ticket), try bookingNumber(of: ticket, at: hall))
        case .voided(let ticket, reason: "issued_by_mistake"):
            (fact, number) = (.released(ticket), try bookingNumber(of: ticket, at: hall))
        default:
            return
        }
        guard let number else { return }
        guard var record = try booking(number) else {
            return try note(.unknownBooking, number, fact, entry.position, hall)
        }
        let known = record
        let rules = try rules(at: now.timestamp)
        let found = record.take(fact, from: hall, at: now.at(entry.at), rules: rules)
        if record != known {
            if record.standing.freesUnit {
                record.endedAt = entry.at
                try returnUnit(of: &record, at: now)
            }
            try save(record)
            try announce(record)
            try step(record, record.standing.rawValue, by: hall.text, at: entry.at)
            if known.standing == .noShow, record.standing == .exchanged { try takeBackNoShow(of: record, at: now) }
        }
        if let found {
            try note(found, at: entry.position)
        } else if record != known, try noShowCount(of: record.principal.tag, at: now).isListed {
            try note(.listedVisit, number, fact, entry.position, hall)
        }
    }

    private func bookingNumber(of ticket: TicketID, at hall: HallID) throws(StoreError) -> BookingNumber? {
        try reading { () throws(RowsError) in
            try bookingRows.bookingOfTicket.first(.text(hall.text), .text(ticket.text)) { row throws(RowsError) in
                BookingNumber(text: try row.text(0))
            } ?? nil
        }
    }

    private func note(
        _ kind: BookingCase.Kind,
        _ booking: BookingNumber,
        _ fact: ExchangeFact,
        _ position: Position,
        _ hall: HallID
    ) throws(StoreError) {
        guard case .exchanged(let ticket) = fact else { return }
        try note(BookingCase(kind: kind, booking: booking, hall: hall, ticket: ticket), at: position)
    }

    private func note(_ found: BookingCase, at position: Position) throws(StoreError) {
        try reading { () throws(RowsError) in
            try factRows.insertCase.run(
                .text(found.hall.text),
                .integer(position.value),
                .text(found.kind.rawValue),
                .text(found.booking.text),
                .text(found.ticket.text)
            )
        }
        try announce(found, at: position)
    }
}

extension FactBatch.Entry {
    /// Reads a stored fact, nil when its body cannot be decoded.
    fileprivate init?(position: Position, at: Timestamp, staff: StaffID?, body: String, _ decoder: JSONDecoder) {
        guard let fact = try? decoder.decode(HallFact.self, from: Data(body.utf8)) else { return nil }
        self.init(position: position, at: at, staff: staff, fact: fact)
    }
}

extension StoredCase {
    /// Reads a row of `booking_case`.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let hall = HallID(try row.text(0)), let kind = BookingCase.Kind(rawValue: try row.text(2)),
            let booking = BookingNumber(text: try row.text(3)), let ticket = TicketID(text: try row.text(4))
        else { return nil }
        self.init(
            position: Position(try row.integer(1)),
            content: BookingCase(kind: kind, booking: booking, hall: hall, ticket: ticket)
        )
    }
}
