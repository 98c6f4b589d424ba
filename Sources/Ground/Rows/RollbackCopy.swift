// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Glibc

/// The copy of a database from before a migration: what the older program can go on with.
///
/// `journal.db` with schema 1 is copied to `journal.schema-1.db` beside it.
package enum RollbackCopy {
    /// Copies kept of one database; the oldest go first.
    package static let kept = 2
    /// Space beyond the copy and the migration's own log that has to stay free, in bytes.
    static let margin: Int64 = 16 << 20

    /// Where the copy of the database at `path` lies that has taken `steps` steps.
    package static func path(of path: String, steps: Int) -> String {
        let name = path.hasSuffix(".db") ? String(path.dropLast(3)) : path
        return name + ".schema-\(steps).db"
    }

    /// The copies of the database at `path`, the newest schema first; none is newer than `steps`.
    package static func all(of path: String, upTo steps: Int) -> [String] {
        stride(from: steps, through: 1, by: -1).map { self.path(of: path, steps: $0) }
            .filter { unsafe access($0, F_OK) == 0 }
    }

    /// Makes the copy of a database that has taken `steps` steps, and checks it; throws before anything is changed.
    ///
    /// Needs room for the copy and as much again for what the migration writes: without it `.file(errno: ENOSPC)`.
    static func make(
        of connection: Connection,
        at path: String,
        steps: Int,
        free: (String) throws(RowsError) -> Int64 = free
    ) throws(RowsError) {
        let size = try connection.pageCount() * connection.number("PRAGMA page_size", label: "size of database")
        guard try free(path) >= 2 * size + margin else {
            throw .file(errno: ENOSPC, during: "copy before migration")
        }
        let goal = self.path(of: path, steps: steps)
        // From a start that was broken off: the database is still what it was copied from.
        unsafe unlink(goal)
        guard try connection.backup(to: goal) else { return }
        let copy = try Connection(path: goal, access: .readWrite, busyMilliseconds: 0)
        guard try copy.integrityProblems().isEmpty,
            try copy.number("PRAGMA user_version", label: "check copy") == Int64(steps)
        else { throw .engine(ResultCode(SQLITE_CORRUPT), during: "check copy before migration") }
    }

    /// Removes the oldest copies once the database has taken `steps` steps.
    static func prune(_ path: String, below steps: Int) {
        for old in all(of: path, upTo: steps - 1).dropFirst(kept) { unsafe unlink(old) }
    }

    private static func free(_ path: String) throws(RowsError) -> Int64 {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { throw .file(errno: errno, during: "look for space") }
        return Int64(clamping: UInt64(facts.f_bavail)) * Int64(clamping: UInt64(facts.f_frsize))
    }
}
