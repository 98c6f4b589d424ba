// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Terms

/// The database `journal.db` of a directory and every statement on it; not Sendable: one actor owns it.
final class JournalFile {
    let connection: Connection
    private let insert: Statement
    private let page: Statement
    private let newest: Statement

    /// The database's name in a journal's directory.
    static let name = "journal.db"

    /// Opens the database; with `.readWriteCreate` it is made or brought to the current schema.
    init(directory: String, access: Connection.Access, busyMilliseconds: Int32) throws(RowsError) {
        let path = directory + "/" + Self.name
        var steps = Self.schema.steps
        if access == .readOnly {
            connection = try Connection(path: path, access: access, busyMilliseconds: busyMilliseconds)
            // A backup of an older release is read as it is: whoever looks at it must not change it.
            steps = try connection.require(Self.schema, from: 1)
        } else {
            connection = try Connection.open(path, as: Self.schema, busyMilliseconds: busyMilliseconds)
        }
        insert = try connection.prepare(
            """
            INSERT INTO events (position, moment, offset, intent, digest, staff, version, body, answer, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            label: "append event"
        )
        page = try connection.prepare(steps >= Self.sealStep ? Self.read : Self.readWithoutSeals, label: "read events")
        newest = try connection.prepare("SELECT max(position) FROM events", label: "newest position")
    }

    /// The step of the schema since which rows have seals.
    private static let sealStep = 2
    private static let read: StaticString = """
        SELECT position, moment, offset, intent, digest, staff, version, body, answer, hash, seal FROM events
        WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
        """
    private static let readWithoutSeals: StaticString = """
        SELECT position, moment, offset, intent, digest, staff, version, body, answer, hash, NULL FROM events
        WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
        """

    /// Stores `rows` in one transaction: on the disk when this returns, not at all when it throws.
    func append(_ rows: [StoredEvent]) throws(RowsError) {
        try connection.transaction("append group") { () throws(RowsError) in
            for row in rows { try append(row) }
        }
    }

    /// The rows beyond `position` up to `last`, at most `limit`, in order.
    func rows(after position: Int64, through last: Int64 = .max, limit: Int) throws(RowsError) -> [StoredEvent] {
        try page.rows(.integer(position), .integer(last), .integer(Int64(limit))) { row throws(RowsError) in
            StoredEvent(
                position: try row.integer(0),
                moment: try row.integer(1),
                offset: try row.integer(2),
                intent: try row.optionalText(3),
                digest: try row.optionalInteger(4),
                staff: try row.optionalText(5),
                version: try row.integer(6),
                body: try row.text(7),
                answer: try row.optionalText(8),
                hash: try row.blob(9),
                seal: try row.optionalBlob(10)
            )
        }
    }

    /// The row at `position`, if there is one.
    func row(at position: Int64) throws(RowsError) -> StoredEvent? {
        try rows(after: position - 1, through: position, limit: 1).first
    }

    /// The newest position; 0 in an empty journal.
    func lastPosition() throws(RowsError) -> Int64 {
        try newest.first { row throws(RowsError) in try row.optionalInteger(0) ?? 0 } ?? 0
    }

    private func append(_ row: StoredEvent) throws(RowsError) {
        try insert.run(
            .integer(row.position),
            .integer(row.moment),
            .integer(row.offset),
            .orNull(row.intent),
            .orNull(row.digest),
            .orNull(row.staff),
            .integer(row.version),
            .text(row.body),
            .orNull(row.answer),
            .blob(row.hash)
        )
    }
}
