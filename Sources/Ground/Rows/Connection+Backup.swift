// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Glibc

extension Connection {
    /// The pages copied between two looks at `isCancelled`.
    package static var pagesPerBackupStep: Int32 { 256 }

    /// Copies the database, as it is at this moment, to a new file at `path` while others go on writing.
    ///
    /// The online backup API (sqlite.org/backup.html), on one pinned view, so that a busy writer cannot make it start
    /// anew. The file appears under its name only when it is whole and synced. An existing file is not replaced:
    /// `.file(errno: EEXIST)`. Returns false, leaving nothing, when `isCancelled` became true.
    package func backup(
        to path: String,
        isCancelled: () -> Bool = { false }
    ) throws(RowsError) -> Bool {
        guard unsafe access(path, F_OK) != 0 else { throw .file(errno: EEXIST, during: "backup") }
        let partial = path + ".partial"
        unsafe unlink(partial)
        defer { unsafe unlink(partial) }
        let isWhole = try snapshot("backup") { () throws(RowsError) in
            _ = try number("SELECT count(*) FROM sqlite_schema", label: "backup")
            // Nobody else has business in that file: whoever locks it is not waited for.
            let target = try Connection(path: partial, access: .readWriteCreate, busyMilliseconds: 0)
            return try copyPages(to: target, isCancelled)
        }
        if isWhole { try DurableFile.publish(partial, as: path) }
        return isWhole
    }

    /// Copies the database, as it is at this moment, to a new one in memory.
    package func copyInMemory() throws(RowsError) -> Connection {
        let copy = try Connection(path: Self.memory, access: .readWriteCreate)
        _ = try copyPages(to: copy) { false }
        return copy
    }

    private func copyPages(to target: Connection, _ isCancelled: () -> Bool) throws(RowsError) -> Bool {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw .engine(ResultCode(unsafe sqlite3_extended_errcode(target.handle)), during: "backup")
        }
        var code = SQLITE_OK
        while code == SQLITE_OK && !isCancelled() {
            code = unsafe sqlite3_backup_step(backup, Self.pagesPerBackupStep)
        }
        // finish repeats the error of a failed step, but not SQLITE_BUSY and SQLITE_LOCKED.
        try check(unsafe sqlite3_backup_finish(backup), "backup")
        guard code == SQLITE_DONE || code == SQLITE_OK else { throw .engine(ResultCode(code), during: "backup") }
        return code == SQLITE_DONE
    }
}
