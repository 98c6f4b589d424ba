// SPDX-License-Identifier: Apache-2.0
package import Rows
package import Terms

// What whoever keeps copies of the database needs to know and do.
extension CenterStore {
    /// Throws unless the file at `path` is a center's database of this release: `.newerSchema` for one of a later.
    package static func checkSchema(of path: String) throws(RowsError) {
        try Connection(path: path, access: .readOnly).require(CenterSchema.current)
    }

    /// Rows of the tables that a copy is compared by.
    package func counts() throws(StoreError) -> [String: Int64] {
        let tables: [(name: String, sql: StaticString)] = [
            ("bookings", "SELECT count(*) FROM booking"), ("halls", "SELECT count(*) FROM hall"),
            ("facts", "SELECT count(*) FROM fact"), ("slots", "SELECT count(*) FROM slot"),
            ("audit", "SELECT count(*) FROM audit"), ("no_shows", "SELECT count(*) FROM no_show_event"),
        ]
        var counts: [String: Int64] = [:]
        for table in tables {
            counts[table.name] = try reading { () throws(RowsError) in
                try connection.prepare(table.sql, label: "count rows").first { row throws(RowsError) in
                    try row.integer(0)
                }
            }
        }
        return counts
    }

    /// Lists what SQLite finds wrong with the file (`PRAGMA integrity_check`); empty when it is sound.
    package func integrityProblems() throws(StoreError) -> [String] {
        try reading { () throws(RowsError) in try connection.integrityProblems() }
    }

    /// The last serial of the booking numbers that were given on `day`; 0 for none.
    package func bookingSerial(on day: BusinessDay) throws(StoreError) -> Int {
        let last = try reading { () throws(RowsError) in
            try bookingRows.serial.first(.text(day.text)) { row throws(RowsError) in try row.integer(0) }
        }
        return Int(last ?? 0)
    }

    /// Lets the booking numbers of `day` go on above `serial`, after the database was put back from a backup: those given
    /// since are in people's hands, and in no database.
    package func raiseBookingSerial(on day: BusinessDay, above serial: Int) throws(StoreError) {
        let raised = max(serial, try bookingSerial(on: day))
        try writing("raise serial") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try bookingRows.setSerial.run(.text(day.text), .integer(Int64(raised)))
            }
        }
    }
}
