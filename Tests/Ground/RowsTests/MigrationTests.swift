// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Rows

/// Upgrades of a database: the copy before it, files of others, orphans, and power that goes in the middle.
struct MigrationTests {
    let scratch = Scratch()

    static let first = Schema.Migration(
        "halls and visits",
        """
        CREATE TABLE hall (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE visit (id INTEGER PRIMARY KEY, hall INTEGER NOT NULL REFERENCES hall (id)) STRICT
        """
    )
    static let second = Schema.Migration("hours", "ALTER TABLE visit ADD COLUMN hour INTEGER NOT NULL DEFAULT 9")
    static let third = Schema.Migration(
        "visits anew",
        """
        CREATE TABLE stay (id INTEGER PRIMARY KEY, hall INTEGER NOT NULL REFERENCES hall (id), hour INTEGER) STRICT;
        INSERT INTO stay SELECT id, hall, hour FROM visit;
        DROP TABLE visit
        """
    )
    static let old = Schema(applicationID: 7, migrations: [first])
    static let new = Schema(applicationID: 7, migrations: [first, second, third])

    /// A closed database of the old schema.
    private func makeOld(visits: Int = 50) throws {
        let connection = try Connection.open(scratch.file("s.db"), as: Self.old)
        try connection.script("INSERT INTO hall VALUES (1, 'one')", label: "hall")
        for _ in 0..<visits { try connection.script("INSERT INTO visit (hall) VALUES (1)", label: "visit") }
    }

    private func count(_ sql: StaticString, _ name: String = "s.db") throws -> Int64 {
        try Connection(path: scratch.file(name), access: .readWrite).number(sql, label: "count")
    }

    @Test func `the database is copied before its tables change, and the older program opens the copy`() throws {
        try makeOld()
        _ = try Connection.open(scratch.file("s.db"), as: Self.new)
        #expect(try count("SELECT count(*) FROM stay") == 50)
        #expect(scratch.names.contains("s.schema-1.db"))
        let copy = try Connection.open(scratch.file("s.schema-1.db"), as: Self.old)
        #expect(try copy.number("SELECT count(*) FROM visit", label: "count") == 50)
    }

    @Test func `a new database and one that is complete are not copied`() throws {
        for _ in 0..<2 { _ = try Connection.open(scratch.file("s.db"), as: Self.new) }
        #expect(!scratch.names.contains { $0.contains("schema-") })
    }

    @Test func `copies are bounded: the oldest schema goes first`() throws {
        for steps in 1...5 {
            let more = Self.columns.prefix(steps - 1).map { Schema.Migration("more", $0) }
            _ = try Connection.open(scratch.file("s.db"), as: Schema(applicationID: 7, migrations: [Self.first] + more))
        }
        #expect(scratch.names.filter { $0.contains("schema-") } == ["s.schema-3.db", "s.schema-4.db"])
    }

    private static let columns: [StaticString] = [
        "ALTER TABLE hall ADD COLUMN a TEXT", "ALTER TABLE hall ADD COLUMN b TEXT",
        "ALTER TABLE hall ADD COLUMN c TEXT", "ALTER TABLE hall ADD COLUMN d TEXT",
    ]

    @Test func `a leftover of a start that was broken off is made anew`() throws {
        try makeOld()
        try scratch.write(Array("half a copy".utf8), to: "s.schema-1.db")
        _ = try Connection.open(scratch.file("s.db"), as: Self.new)
        #expect(try count("SELECT count(*) FROM visit", "s.schema-1.db") == 50)
    }

    @Test func `without room for the copy nothing is changed`() throws {
        try makeOld()
        let connection = try Connection(path: scratch.file("s.db"), access: .readWrite)
        let error = #expect(throws: RowsError.self) {
            try RollbackCopy.make(of: connection, at: scratch.file("s.db"), steps: 1) { _ in RollbackCopy.margin }
        }
        #expect(error?.failure == .full)
        #expect(!scratch.names.contains("s.schema-1.db"))
    }

    @Test func `rows that point at nothing stop the upgrade, and all is as it was`() throws {
        try makeOld()
        let connection = try Connection(path: scratch.file("s.db"), access: .readWrite)
        try connection.script("PRAGMA foreign_keys = OFF; INSERT INTO visit VALUES (99, 12)", label: "orphan")
        #expect(throws: RowsError.orphans(table: "stay")) { try connection.migrate(to: Self.new) }
        #expect(try count("PRAGMA user_version") == 1)
        #expect(try count("SELECT count(*) FROM visit") == 51)
        #expect(try count("SELECT count(*) FROM sqlite_schema WHERE name = 'stay'") == 0)
    }

    @Test(arguments: [true, false])
    func `a newer file is refused with its log and index as they were, also as a crash left them`(_ isCrashed: Bool)
        throws
    {
        let live = try Connection.open(scratch.file("live.db"), as: Self.new)
        try live.script("INSERT INTO hall VALUES (2, 'two')", label: "hall")
        if !isCrashed { try live.checkpoint() }
        for end in isCrashed ? ["", "-wal", "-shm"] : [""] {
            try scratch.write(try #require(scratch.bytes("live.db" + end)), to: "s.db" + end)
        }
        let before = ["s.db", "s.db-wal", "s.db-shm"].map(scratch.bytes)
        let error = #expect(throws: RowsError.newerSchema(found: 3, known: 1)) {
            try Connection.open(scratch.file("s.db"), as: Self.old)
        }
        #expect(["s.db", "s.db-wal", "s.db-shm"].map(scratch.bytes) == before)
        let words = error?.description ?? ""
        #expect(words.contains("schema 3") && words.contains("up to 1") && words.contains("newer program"))
    }

    @Test func `a reader says of an older file that its daemon has to open it first`() throws {
        try makeOld()
        let reader = try Connection(path: scratch.file("s.db"), access: .readOnly)
        #expect(throws: RowsError.olderSchema(found: 1, known: 3)) { try reader.require(Self.new) }
    }

    /// What may lie beside a log when power comes back.
    enum Index: CaseIterable { case gone, empty, stale }

    /// The log of an upgrade, cut off wherever power may go: what is in it whole counts, the rest is as if never written.
    @Test(arguments: Index.allCases)
    func `after a power cut at any byte of an upgrade all of it was done or nothing, and it ends well`(_ index: Index)
        throws
    {
        try makeOld()
        let base = try #require(scratch.bytes("s.db"))
        let connection = try Connection(path: scratch.file("s.db"), access: .readWrite)
        try connection.script("PRAGMA wal_autocheckpoint = 0", label: "keep log")
        try connection.migrate(to: Self.new)
        let log = try #require(scratch.bytes("s.db-wal"))
        let stale = try #require(scratch.bytes("s.db-shm"))
        try #require(scratch.bytes("s.db") == base)
        var seen: Set<Int64> = []
        for length in [1, 31, 32, 33] + Array(stride(from: 0, to: log.count, by: 1024)) + [log.count - 1, log.count] {
            try cut(base, Array(log[..<length]), index, stale)
            let found = try count("PRAGMA user_version", "cut.db")
            #expect(found == 1 || found == 3, "cut at \(length)")
            seen.insert(found)
            try cut(base, Array(log[..<length]), index, stale)
            _ = try Connection.open(scratch.file("cut.db"), as: Self.new)
            #expect(try count("SELECT count(*) FROM stay WHERE hour = 9", "cut.db") == 50, "cut at \(length)")
        }
        #expect(seen == [1, 3])
    }

    /// A disk may have given a log its length and not its bytes: zeros, or what was there before.
    @Test(arguments: [0, 0xA5], [32, 4096])
    func `a log that has only its length is as if never written`(_ byte: UInt8, _ length: Int) throws {
        try makeOld()
        let log = [UInt8](repeating: byte, count: length)
        try cut(try #require(scratch.bytes("s.db")), log, .empty, [])
        _ = try Connection.open(scratch.file("cut.db"), as: Self.new)
        #expect(try count("SELECT count(*) FROM stay", "cut.db") == 50)
    }

    /// What a power cut leaves: `base` and the `log`, and its index or none.
    private func cut(_ base: [UInt8], _ log: [UInt8], _ index: Index, _ stale: [UInt8]) throws {
        for end in ["", "-wal", "-shm"] { unsafe unlink(scratch.file("cut.db" + end)) }
        try scratch.write(base, to: "cut.db")
        try scratch.write(log, to: "cut.db-wal")
        switch index {
        case .gone: break
        case .empty: try scratch.write([UInt8](repeating: 0, count: 32768), to: "cut.db-shm")
        case .stale: try scratch.write(stale, to: "cut.db-shm")
        }
    }
}
