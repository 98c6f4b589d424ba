// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Terms

extension JournalFile {
    /// The tables; `user_version` counts the steps.
    static let schema = Schema(
        applicationID: 0x484B_4A4C,  // "HKJL"
        migrations: [
            Schema.Migration(
                "journal tables",
                """
                CREATE TABLE events (
                    position INTEGER PRIMARY KEY,
                    moment INTEGER NOT NULL,
                    offset INTEGER NOT NULL,
                    intent TEXT,
                    digest INTEGER,
                    staff TEXT,
                    version INTEGER NOT NULL,
                    body TEXT NOT NULL,
                    answer TEXT,
                    hash BLOB NOT NULL
                ) STRICT;
                CREATE TABLE meta (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    hall TEXT NOT NULL,
                    created INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE cursors (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                """
            )
        ]
    )

    /// Opens for writing the journal of `hall`, or begins one at `moment`; writes nothing into another's or a newer one.
    static func open(
        directory: String,
        hall: HallID,
        at moment: Moment,
        busyMilliseconds: Int32
    ) throws(JournalError) -> JournalFile {
        try Self.reporting { () throws(RowsError) in
            try JournalFile(directory: directory, access: .readWriteCreate, busyMilliseconds: busyMilliseconds)
        }.checked(hall, at: moment)
    }

    /// Opens for reading a journal that exists.
    static func openForReading(directory: String) throws(JournalError) -> JournalFile {
        try Self.reporting { () throws(RowsError) in
            try JournalFile(directory: directory, access: .readOnly, busyMilliseconds: 5000)
        }
    }

    /// The hall whose journal this is; nil when it never began.
    func hall() throws(JournalError) -> HallID? {
        let text = try Self.reporting { () throws(RowsError) in
            try connection.prepare("SELECT hall FROM meta", label: "read hall")
                .first { row throws(RowsError) in try row.text(0) }
        }
        guard let text else { return nil }
        guard let hall = HallID(text) else { throw .corrupt(at: nil) }
        return hall
    }

    /// The number kept under `name`; 0 when none was.
    func cursor(_ name: String) throws(RowsError) -> Int64 {
        try connection.prepare("SELECT value FROM cursors WHERE name = ?", label: "read cursor")
            .first(.text(name)) { row throws(RowsError) in try row.integer(0) } ?? 0
    }

    /// Keeps `value` under `name`; on the disk when this returns.
    func setCursor(_ name: String, to value: Int64) throws(RowsError) {
        try connection.prepare(
            "INSERT INTO cursors (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            label: "keep cursor"
        ).run(.text(name), .integer(value))
    }

    /// Copies the journal as it is now into the directory `target`, which is made if it is missing.
    func backUp(to target: String, isCancelled: () -> Bool) throws(JournalError) {
        guard unsafe mkdir(target, 0o700) == 0 || errno == EEXIST else {
            throw .storageFailed("make backup directory: errno \(errno)")
        }
        do throws(RowsError) {
            let isWhole = try connection.backup(to: target + "/" + Self.name, isCancelled: isCancelled)
            if isWhole { return }
        } catch {
            guard case .file(EEXIST, _) = error else { throw JournalError(error) }
            throw .backupExists
        }
        throw .stopping
    }

    /// Runs `body` with its error in the journal's words.
    static func reporting<T>(_ body: () throws(RowsError) -> T) throws(JournalError) -> T {
        do throws(RowsError) { return try body() } catch { throw JournalError(error) }
    }

    /// Checks owner and version; begins the journal when there is nothing in it.
    private func checked(_ hall: HallID, at moment: Moment) throws(JournalError) -> JournalFile {
        let last = try Self.reporting { () throws(RowsError) in try row(at: lastPosition()) }
        if let last, last.version > EventCodec.version {
            throw .newerVersion(found: Int(last.version), known: EventCodec.version)
        }
        switch try self.hall() {
        case hall: break
        case let other?: throw .otherHall(other)
        case nil:
            guard last == nil else { throw .corrupt(at: nil) }
            try Self.reporting { () throws(RowsError) in
                try connection.prepare("INSERT INTO meta (id, hall, created) VALUES (1, ?, ?)", label: "begin journal")
                    .run(.text(hall.text), .integer(moment.timestamp.milliseconds))
            }
        }
        return self
    }
}
