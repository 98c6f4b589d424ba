// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms
import Vault

extension CenterStore {
    /// Reads places with their wishes.
    func entries(_ rows: () throws(RowsError) -> [WaitlistRow?]) throws(StoreError) -> [WaitlistEntry] {
        try reading(rows).map { row throws(StoreError) in
            let row = try intact(row, "waitlist")
            return row.entry(wishes: try wishes(of: row.id))
        }
    }

    /// The place that an intent has made.
    func entry(ofIntent intent: IntentKey) throws(StoreError) -> WaitlistEntry? {
        try entries { () throws(RowsError) in
            try waitlistRows.entryOfIntent.rows(.text(intent.text)) { row throws(RowsError) in try WaitlistRow(row) }
        }
        .first
    }

    /// How many places a person has that wait.
    func openPlaces(of document: DocumentNumber) throws(StoreError) -> Int {
        var count = 0
        for tag in vault.personTags(document) {
            count += try reading { () throws(RowsError) in
                try waitlistRows.openOfPerson.first(.text(tag.text)) { row throws(RowsError) in
                    Int(try row.integer(0))
                } ?? 0
            }
        }
        return count
    }

    /// Writes a new place, its person sealed.
    func make(_ request: WaitlistRequest, _ person: PersonTag, at now: Moment) throws(StoreError) -> WaitlistID {
        // 80 random bits: a place is asked for with the document as well, and cannot be guessed even so.
        guard let id = WaitlistID("W" + Hex.text(Random.bytes(10))) else { throw .damaged("waitlist") }
        let context = "waitlist " + id.text
        let principal = try seal(request.principal, for: context)
        let agent = try request.agent.map { agent throws(StoreError) in try seal(agent, for: context) }
        let until = request.wishes.map(\.end).max() ?? now.timestamp
        try reading { () throws(RowsError) in
            try waitlistRows.insert.run(
                .text(id.text),
                .text(request.intent.text),
                .text(request.center.text),
                .text(request.service.text),
                .orNull(request.item?.text),
                .text(person.text),
                .text(Masked.name(request.principal.name)),
                .blob(principal),
                .orNull(agent),
                .integer(Int64(request.terms)),
                .integer(now.timestamp.milliseconds),
                .integer(until.milliseconds)
            )
            for wish in request.wishes {
                try waitlistRows.insertWish.run(
                    .text(id.text),
                    .integer(wish.start.milliseconds),
                    .integer(wish.end.milliseconds)
                )
            }
        }
        return id
    }

    /// How many places for the same service were made before this one and wait.
    func placesAhead(of entry: WaitlistEntry) throws(StoreError) -> Int {
        try reading { () throws(RowsError) in
            try waitlistRows.ahead.first(.text(entry.center.text), .text(entry.service.text), .text(entry.id.text)) {
                row throws(RowsError) in Int(try row.integer(0))
            } ?? 0
        }
    }

    /// The number of a place in the order of all.
    func sequence(of id: WaitlistID) throws(StoreError) -> Int64 {
        try reading { () throws(RowsError) in
            try waitlistRows.entry.first(.text(id.text)) { row throws(RowsError) in try row.integer(0) } ?? 0
        }
    }

    private func wishes(of id: WaitlistID) throws(StoreError) -> [TimeSlot] {
        let wishes = try reading { () throws(RowsError) in
            try waitlistRows.wishes.rows(.text(id.text)) { row throws(RowsError) in
                TimeSlot(
                    start: Timestamp(milliseconds: try row.integer(0)),
                    end: Timestamp(milliseconds: try row.integer(1))
                )
            }
        }
        return try wishes.map { wish throws(StoreError) in try intact(wish, "waitlist_wish") }
    }
}
