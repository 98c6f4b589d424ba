// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// The tables of one kind of database, as the steps that lead to them.
package struct Schema: Sendable {
    /// One step; what has been shipped is never edited, only followed by another.
    package struct Migration: Sendable {
        let name: StaticString
        let script: StaticString

        /// Names a script of statements that give no rows; `name` appears in errors.
        package init(_ name: StaticString, _ script: StaticString) { (self.name, self.script) = (name, script) }
    }

    /// Marks the file as ours (`PRAGMA application_id`), not 0.
    let applicationID: Int32
    let migrations: [Migration]
    /// How many steps lead to it: the `user_version` of a complete file.
    package var steps: Int { migrations.count }

    /// Collects the steps; a file's `user_version` is the number of steps it has taken.
    package init(applicationID: Int32, migrations: [Migration]) {
        precondition(applicationID != 0, "0 marks a file of nobody")
        (self.applicationID, self.migrations) = (applicationID, migrations)
    }
}

extension Connection {
    /// Opens or makes the file at `path` for writing and brings it to `schema`.
    ///
    /// A file of a newer or another program is refused, and neither it nor its log is touched.
    package static func open(
        _ path: String,
        as schema: Schema,
        busyMilliseconds: Int32 = 5000
    ) throws(RowsError) -> Connection {
        if let mark = try SchemaPeek.mark(of: path) {
            // A file that nobody has marked yet may be ours, just begun: the tables tell.
            guard mark.owner == schema.applicationID || mark.owner == 0 else { throw .foreignFile(found: mark.owner) }
            guard mark.owner == 0 || mark.steps <= schema.migrations.count else {
                throw .newerSchema(found: mark.steps, known: schema.migrations.count)
            }
        }
        let connection = try Connection(path: path, access: .readWriteCreate, busyMilliseconds: busyMilliseconds)
        try connection.migrate(to: schema)
        return connection
    }

    /// Brings the file to `schema`, in one transaction, and to write-ahead logging.
    ///
    /// A file of a newer or another program is refused before anything is written. A file with tables is copied before
    /// they are changed (`RollbackCopy`). When a step fails, or leaves rows that point at nothing, all is as it was. Two
    /// programs may do this at once.
    package func migrate(to schema: Schema) throws(RowsError) {
        var taken = try stepsTaken(of: schema)
        try useWriteAheadLog()
        // Bounds what a burst leaves behind: the log is cut to this after a checkpoint.
        try execute("PRAGMA journal_size_limit = 16777216", label: "write-ahead log")
        guard taken < schema.migrations.count else { return }
        if taken > 0, !isInMemory { try RollbackCopy.make(of: self, at: path, steps: taken) }
        try transaction("migrate") { () throws(RowsError) in
            taken = try stepsTaken(of: schema)
            for migration in schema.migrations.dropFirst(taken) {
                try script(migration.script, label: migration.name)
            }
            try refuseOrphans()
            try execute("PRAGMA application_id = \(schema.applicationID)", label: "migrate")
            try execute("PRAGMA user_version = \(schema.migrations.count)", label: "migrate")
        }
        if !isInMemory { RollbackCopy.prune(path, below: schema.migrations.count) }
    }

    /// Throws unless the file is complete for `schema`, or has taken `oldest` steps at least; for readers, who change
    /// nothing.
    ///
    /// Returns how many steps it has taken.
    @discardableResult
    package func require(_ schema: Schema, from oldest: Int? = nil) throws(RowsError) -> Int {
        let (taken, known) = (try stepsTaken(of: schema), schema.migrations.count)
        guard taken > 0 else { throw .foreignFile(found: Int32(truncatingIfNeeded: try applicationID())) }
        guard taken >= oldest ?? known else { throw .olderSchema(found: taken, known: known) }
        return taken
    }

    /// Rows whose foreign key leads nowhere come from damage or from a program that did not enforce keys: a migration
    /// that built on them would only hide them (sqlite.org/pragma.html#pragma_foreign_key_check).
    private func refuseOrphans() throws(RowsError) {
        let check = try prepare("PRAGMA foreign_key_check", label: "look for orphans")
        let table = try check.first(read: { row throws(RowsError) in try row.text(0) })
        if let table { throw .orphans(table: table) }
    }

    /// SQLite answers with the mode it kept when it could not change it, for example on a network file system; a database
    /// in memory has no log and says so.
    private func useWriteAheadLog() throws(RowsError) {
        let change = try prepare("PRAGMA journal_mode = WAL", label: "write-ahead log")
        let mode = try change.first(read: { row throws(RowsError) in try row.text(0) })
        guard mode == "wal" || isInMemory && mode == "memory" else {
            throw .engine(ResultCode(SQLITE_NOLFS), during: "write-ahead log")
        }
    }

    private func stepsTaken(of schema: Schema) throws(RowsError) -> Int {
        let owner = try applicationID()
        let tables = try number("SELECT count(*) FROM sqlite_schema", label: "schema")
        guard owner == Int64(schema.applicationID) || (owner == 0 && tables == 0) else {
            throw .foreignFile(found: Int32(truncatingIfNeeded: owner))
        }
        let found = Int(try number("PRAGMA user_version", label: "schema"))
        guard found <= schema.migrations.count else {
            throw .newerSchema(found: found, known: schema.migrations.count)
        }
        return found
    }

    private func applicationID() throws(RowsError) -> Int64 {
        try number("PRAGMA application_id", label: "schema")
    }
}
