// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms
import Wire

extension CenterStore {
    /// Enrols a hall, renames one, or moves one to another center (R61); the feed of one that is new or moved begins anew
    /// with the bookings from `since` on, and those of the center before are taken back.
    package func enrol(_ hall: HallID, center: CenterID, name: String, since: Timestamp) throws(StoreError) {
        try writing("enrol hall") { () throws(StoreError) in
            let before = try self.hall(hall)
            try reading { () throws(RowsError) in
                try linkRows.insertHall.run(.text(hall.text), .text(center.text), .text(name))
            }
            guard before?.center != center, let registered = try self.hall(hall) else { return }
            try restartFeed(of: registered, since: since, leaving: before?.center)
        }
    }

    /// Begins a hall's feed anew: no cursor that the hall can have, of this center's past or of another center, is one of
    /// the new feed's, so that it takes all of it.
    ///
    /// The bookings of the center that it is `leaving` come first, as exchanged elsewhere.
    func restartFeed(of hall: RegisteredHall, since: Timestamp, leaving: CenterID? = nil) throws(StoreError) {
        var numbers: [String] = []
        for center in [leaving, hall.center].compactMap(\.self) {
            numbers += try reading { () throws(RowsError) in
                try bookingRows.bookingsFrom.rows(.text(center.text), .integer(since.milliseconds)) {
                    row throws(RowsError) in try row.text(0)
                }
            }
        }
        let base = max(hall.cursor, clock().milliseconds - 1)
        try reading { () throws(RowsError) in
            try linkRows.emptyFeed.run(.text(hall.id.text))
            try linkRows.forgetGaps.run(.text(hall.id.text))
            try linkRows.setGap.run(.text(hall.id.text), .integer(base))
            try linkRows.setCursor.run(.integer(base), .text(hall.id.text))
        }
        for number in numbers { try append(.text(number), notice: .null, to: hall.id) }
        if try notice(of: hall.center) != nil { try append(.null, notice: .integer(1), to: hall.id) }
        for document in try documents(of: hall.center) { try append(topic: .document(document.kind), to: hall.id) }
        announced.insert(hall.id)
    }

    /// The hall with `id`, nil if it was never enrolled.
    package func hall(_ id: HallID) throws(StoreError) -> RegisteredHall? {
        try reading { () throws(RowsError) in
            try linkRows.hall.first(.text(id.text)) { row throws(RowsError) in try RegisteredHall(row) }
        }
        .map { hall throws(StoreError) in try intact(hall, "hall") }
    }

    /// Every enrolled hall.
    package func halls() throws(StoreError) -> [RegisteredHall] {
        let halls = try reading { () throws(RowsError) in
            try linkRows.halls.rows { row throws(RowsError) in try RegisteredHall(row) }
        }
        return try halls.map { hall throws(StoreError) in try intact(hall, "hall") }
    }
}

extension RegisteredHall {
    /// Reads a row of `SELECT * FROM hall`.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let id = HallID(try row.text(0)), let center = CenterID(try row.text(1)), try row.integer(4) >= 0 else {
            return nil
        }
        self.init(
            id: id,
            center: center,
            name: try row.text(2),
            cursor: try row.integer(3),
            position: Position(try row.integer(4)),
            heardAt: try row.optionalInteger(5).map { Timestamp(milliseconds: $0) }
        )
    }
}
