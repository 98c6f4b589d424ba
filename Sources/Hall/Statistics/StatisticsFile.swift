// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms

/// `statistics.db`: a row a ticket, the counts of staff actions, and how far the journal is in them.
final class StatisticsFile {
    /// Rows and position change together: a record counts once.
    private let connection: Connection
    private let insert: Statement
    private let count: Statement
    private let mark: Statement

    static let name = "statistics.db"

    private static let schema = Schema(
        applicationID: 0x484B_5354,  // "HKST"
        migrations: [
            Schema.Migration(
                "statistics tables",
                """
                CREATE TABLE visits (
                    day INTEGER NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, service TEXT NOT NULL,
                    hour INTEGER NOT NULL, issued INTEGER NOT NULL, slot_start INTEGER, slot_end INTEGER,
                    least INTEGER, most INTEGER, window TEXT, staff TEXT, class TEXT, called INTEGER, served INTEGER,
                    service_seconds INTEGER NOT NULL, ended INTEGER, end TEXT, outcome TEXT,
                    recalls INTEGER NOT NULL, misses INTEGER NOT NULL, requeues INTEGER NOT NULL,
                    transfers INTEGER NOT NULL, rating INTEGER, verification TEXT,
                    PRIMARY KEY (day, number)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE actions (
                    day INTEGER NOT NULL, staff TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
                    PRIMARY KEY (day, staff, kind)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE mark (
                    id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL, day_start INTEGER NOT NULL
                ) STRICT;
                """
            )
        ]
    )

    /// Opens or makes the file at `path`.
    init(path: String) throws(RowsError) {
        connection = try Connection.open(path, as: Self.schema)
        insert = try connection.prepare(
            "INSERT OR REPLACE INTO visits VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            label: "keep visit"
        )
        count = try connection.prepare("INSERT OR REPLACE INTO actions VALUES (?,?,?,?)", label: "keep actions")
        mark = try connection.prepare("INSERT OR REPLACE INTO mark VALUES (1,?,?)", label: "keep position")
    }

    /// How far the journal is in the rows, and where the day began that was going on then.
    func position() throws(RowsError) -> (position: Position, dayStart: Position) {
        let found = try connection.prepare("SELECT position, day_start FROM mark", label: "read position")
            .first { row throws(RowsError) in (try row.integer(0), try row.integer(1)) }
        guard let (position, start) = found, (0...position).contains(start) else { return (.start, .start) }
        return (Position(position), Position(start))
    }

    /// Keeps what has changed in a ledger, with its position, and forgets days before `oldest`, all or nothing.
    func keep(_ ledger: DayLedger, forgetting oldest: BusinessDay?) throws(RowsError) {
        try connection.transaction("keep statistics") { () throws(RowsError) in
            for row in ledger.changed.values { try keep(row) }
            for (action, number) in ledger.changedActions {
                try count.run(
                    .integer(Int64(action.day.daysSinceEpoch)),
                    .text(action.staff.text),
                    .text(action.kind.rawValue),
                    .integer(Int64(number))
                )
            }
            try mark.run(.integer(ledger.position.value), .integer(ledger.start.value))
            guard let oldest else { return }
            let day = Value.integer(Int64(oldest.daysSinceEpoch))
            try connection.prepare("DELETE FROM visits WHERE day < ?", label: "forget visits").run(day)
            try connection.prepare("DELETE FROM actions WHERE day < ?", label: "forget actions").run(day)
        }
    }

    /// Forgets everything: the rows are made anew from the journal.
    func clear() throws(RowsError) {
        try connection.transaction("clear statistics") { () throws(RowsError) in
            try connection.script(
                "DELETE FROM visits; DELETE FROM actions; DELETE FROM mark",
                label: "clear statistics"
            )
        }
    }

    /// The rows of a day by number.
    func visits(on day: BusinessDay) throws(RowsError) -> [VisitRow] {
        try connection.prepare("SELECT * FROM visits WHERE day = ?", label: "read visits")
            .rows(.integer(Int64(day.daysSinceEpoch))) { row throws(RowsError) in try VisitRow(row, day) }
    }

    /// The counts of staff actions of a day.
    func actions(on day: BusinessDay) throws(RowsError) -> [StaffAction: Int] {
        let rows = try connection.prepare("SELECT staff, kind, count FROM actions WHERE day = ?", label: "read actions")
            .rows(.integer(Int64(day.daysSinceEpoch))) { row throws(RowsError) in
                (staff: try row.text(0), kind: try row.text(1), count: Int(try row.integer(2)))
            }
        return rows.reduce(into: [:]) { counts, row in
            guard let staff = StaffID(row.staff), let kind = StaffAction.Kind(rawValue: row.kind) else { return }
            counts[StaffAction(day: day, staff: staff, kind: kind)] = row.count
        }
    }

    private func keep(_ row: VisitRow) throws(RowsError) {
        try insert.run(
            .integer(Int64(row.ticket.day.daysSinceEpoch)),
            .text(row.ticket.number.text),
            .text(row.kind.rawValue),
            .text(row.service.text),
            .integer(Int64(row.hour)),
            .integer(row.issued.milliseconds),
            .orNull(row.slot?.start.milliseconds),
            .orNull(row.slot?.end.milliseconds),
            .orNull(row.announced.map { Int64($0.lowerBound) }),
            .orNull(row.announced.map { Int64($0.upperBound) }),
            .orNull(row.window?.text),
            .orNull(row.staff?.text),
            .orNull(row.callClass?.rawValue),
            .orNull(row.firstCall?.milliseconds),
            .orNull(row.served?.milliseconds),
            .integer(Int64(row.serviceSeconds)),
            .orNull(row.ended?.milliseconds),
            .orNull(row.end?.rawValue),
            .orNull(row.outcome?.rawValue),
            .integer(Int64(row.recalls)),
            .integer(Int64(row.misses)),
            .integer(Int64(row.requeues)),
            .integer(Int64(row.transfers)),
            .orNull(row.rating.map { Int64($0.rawValue) }),
            .orNull(row.verification?.rawValue)
        )
    }
}
