// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// One open SQLite database (sqlite.org/c3ref/open.html); not Sendable: one actor owns it.
///
/// Opened without SQLite's own mutex, with extended result codes, `synchronous = FULL`, foreign keys on, an untrusted
/// schema, no double-quoted strings and the defensive switch. Opening changes nothing in the file; `migrate` does.
@safe
package final class Connection {
    /// How a file is opened.
    package enum Access: Sendable, Equatable {
        /// Makes the file if it is missing.
        case readWriteCreate
        case readWrite
        case readOnly
    }

    let handle: OpaquePointer
    /// Where the file lies.
    package let path: String
    /// True for a database that ends with its connection.
    let isInMemory: Bool
    /// The statements around a transaction, prepared by the first.
    private var begin: OpaquePointer?
    private var commit: OpaquePointer?
    /// The statements around a part of one.
    private var save: OpaquePointer?
    private var release: OpaquePointer?

    /// The path of a new database in memory (sqlite.org/inmemorydb.html).
    package static let memory = ":memory:"

    /// Opens `path`; `busyMilliseconds` is the longest wait for another connection's lock.
    package init(path: String, access: Access, busyMilliseconds: Int32 = 5000) throws(RowsError) {
        let mode =
            switch access {
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        let flags = mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE
        var handle: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw RowsError.engine(ResultCode(code), during: "open database")
        }
        unsafe self.handle = handle
        self.path = path
        isInMemory = path == Self.memory
        unsafe sqlite3_busy_timeout(handle, busyMilliseconds)
        let switches: [(option: Int32, on: Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ]
        for (option, on) in switches {
            try check(unsafe csqlite_switch(handle, option, on), "configure database")
        }
        try script("PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;", label: "configure database")
    }

    /// Opens `path` only to look at it: neither the file nor its log nor the log's index is written to.
    init(peeking path: String) throws(RowsError) {
        var handle: OpaquePointer?
        let address = "file:" + Self.percentEncoded(path) + "?readonly_shm=1"
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(address, &handle, flags, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw RowsError.engine(ResultCode(code), during: "look at database")
        }
        unsafe self.handle = handle
        self.path = path
        isInMemory = false
    }

    /// What means something in a URI is written as `%XX` (sqlite.org/uri.html).
    private static func percentEncoded(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }

    deinit {
        unsafe sqlite3_finalize(begin)
        unsafe sqlite3_finalize(commit)
        unsafe sqlite3_finalize(save)
        unsafe sqlite3_finalize(release)
        unsafe sqlite3_close_v2(handle)
    }

    /// Prepares `sql` for repeated use; `label` names it in errors.
    package func prepare(_ sql: StaticString, label: StaticString) throws(RowsError) -> Statement {
        try Statement(sql, label: label, on: self)
    }

    /// Runs fixed statements that give no rows, one after the other.
    package func script(_ sql: StaticString, label: StaticString) throws(RowsError) {
        try execute("\(sql)", label: label)
    }

    /// Runs `body` in one transaction: all of it is on the disk when this returns, none of it when this throws.
    ///
    /// The write lock is taken at the beginning (`BEGIN IMMEDIATE`), so that no step after it can find another writer.
    package func transaction<T>(
        _ label: StaticString,
        _ body: () throws(RowsError) -> T
    ) throws(RowsError) -> T {
        try unsafe run("BEGIN IMMEDIATE", keptIn: &begin, label)
        do {
            let result = try body()
            try unsafe run("COMMIT", keptIn: &commit, label)
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Runs `body` on one unchanging view of the data, whatever is committed elsewhere meanwhile.
    ///
    /// The view is that of the first statement in `body`.
    package func snapshot<T>(
        _ label: StaticString,
        _ body: () throws(RowsError) -> T
    ) throws(RowsError) -> T {
        try script("BEGIN DEFERRED", label: label)
        defer { rollBack() }
        return try body()
    }

    /// Runs `body` as a part of the transaction that is open: when it throws, what it did is undone and the rest stays.
    ///
    /// See sqlite.org/lang_savepoint.html. An error that ended the whole transaction (SQLITE_FULL, SQLITE_IOERR) leaves
    /// `isInTransaction` false.
    package func part<T, Fault: Error>(
        _ label: StaticString,
        fault: (RowsError) -> Fault,
        _ body: () throws(Fault) -> T
    ) throws(Fault) -> T {
        do throws(RowsError) {
            try unsafe run("SAVEPOINT part", keptIn: &save, label)
        } catch { throw fault(error) }
        do throws(Fault) {
            let result = try body()
            do throws(RowsError) {
                try unsafe run("RELEASE part", keptIn: &release, label)
            } catch { throw fault(error) }
            return result
        } catch {
            if isInTransaction { unsafe sqlite3_exec(handle, "ROLLBACK TO part; RELEASE part", nil, nil, nil) }
            throw error
        }
    }

    /// True between the begin and the end of a transaction.
    package var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// How many rows the latest INSERT, UPDATE or DELETE touched (sqlite3_changes64).
    package var changes: Int64 { unsafe sqlite3_changes64(handle) }

    /// Runs `sql`, which gives no rows, by a statement that is prepared once.
    private func run(_ sql: String, keptIn statement: inout OpaquePointer?, _ label: StaticString) throws(RowsError) {
        if unsafe statement == nil {
            let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
            try check(unsafe sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil), label)
        }
        _ = unsafe sqlite3_step(statement)
        // The reset repeats the error of the step.
        try check(unsafe sqlite3_reset(statement), label)
    }

    /// Some errors (SQLITE_FULL, SQLITE_IOERR) roll back by themselves: then there is nothing left to do.
    private func rollBack() {
        guard isInTransaction else { return }
        unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }

    func execute(_ sql: String, label: StaticString) throws(RowsError) {
        try check(unsafe sqlite3_exec(handle, sql, nil, nil, nil), label)
    }

    func check(_ code: Int32, _ label: StaticString) throws(RowsError) {
        guard code == SQLITE_OK else { throw .engine(ResultCode(code), during: "\(label)") }
    }
}
