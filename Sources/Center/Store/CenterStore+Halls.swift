// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms
import Wire

extension CenterStore {
    /// Enrols a hall, or renames one; its feed begins with the bookings from `since` on.
    package func enrol(_ hall: HallID, center: CenterID, name: String, since: Timestamp) throws(StoreError) {
        try writing("enrol hall") { () throws(StoreError) in
            let isNew = try self.hall(hall) == nil
            try reading { () throws(RowsError) in
                try linkRows.insertHall.run(.text(hall.text), .text(center.text), .text(name))
            }
            guard isNew else { return }
            let numbers = try reading { () throws(RowsError) in
                try bookingRows.bookingsFrom.rows(.text(center.text), .integer(since.milliseconds)) {
                    row throws(RowsError) in try row.text(0)
                }
            }
            for number in numbers { try append(.text(number), notice: .null, to: hall) }
            if try notice(of: center) != nil { try append(.null, notice: .integer(1), to: hall) }
            for document in try documents(of: center) { try append(topic: .document(document.kind), to: hall) }
        }
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
