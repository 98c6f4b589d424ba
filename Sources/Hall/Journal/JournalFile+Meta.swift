// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
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
            ),
            Schema.Migration("seals of shortened events", "ALTER TABLE events ADD COLUMN seal BLOB"),
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

    /// Puts `rows` in the place of longer ones and keeps `position` under the name `cursor`, in one transaction.
    ///
    /// What was there is overwritten with zeros (`secure_delete`), not only left to be reused.
    func shorten(_ rows: [StoredEvent], noting cursor: String, at position: Int64) throws(RowsError) {
        try connection.script("PRAGMA secure_delete = ON", label: "shorten events")
        let update = try connection.prepare(
            """
            UPDATE events SET intent = NULL, digest = NULL, answer = NULL, version = ?, body = ?, seal = ?
            WHERE position = ?
            """,
            label: "shorten events"
        )
        try connection.transaction("shorten events") { () throws(RowsError) in
            for row in rows {
                try update.run(
                    .integer(row.version),
                    .text(row.body),
                    .orNull(row.seal),
                    .integer(row.position)
                )
            }
            try setCursor(cursor, to: position)
        }
    }

    /// The copies from before upgrades.
    var rollbackCopies: [String] { RollbackCopy.all(of: connection.path, upTo: Self.schema.steps) }

    func remove(_ copy: String) { unsafe unlink(copy) }

    /// Whether the file `copy` was written before `moment`.
    func wasMade(_ copy: String, before moment: Timestamp) -> Bool {
        var facts = stat()
        return unsafe stat(copy, &facts) == 0 && Int64(facts.st_mtim.tv_sec) < moment.seconds
    }

    /// Copies the journal as it is now into the directory `target`, which is made if it is missing.
    func backUp(to target: String, isCancelled: () -> Bool) throws(JournalError) {
        guard unsafe mkdir(target, 0o700) == 0 || errno == EEXIST else {
            throw .storageFailed("make backup directory: errno \(errno)")
        }
        try checkRoom(for: target)
        do throws(RowsError) {
            let isWhole = try connection.backup(to: target + "/" + Self.name, isCancelled: isCancelled)
            if isWhole { return }
        } catch {
            guard case .file(EEXIST, _) = error else { throw JournalError(error) }
            throw .backupExists
        }
        throw .stopping
    }

    /// A copy must not take the room that tickets need.
    private func checkRoom(for target: String) throws(JournalError) {
        let size = DiskSpace.size(connection.path) + DiskSpace.size(connection.path + "-wal")
        let room: (free: Int64, total: Int64)
        do throws(PortError) { room = try DiskSpace.look(target) } catch { throw .storageFailed("\(error)") }
        let kept = min(DiskWatch.lowBytes, room.total / DiskWatch.lowPart) / DiskWatch.scarcePart
        guard room.free - size >= kept else { throw .storageFull }
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
