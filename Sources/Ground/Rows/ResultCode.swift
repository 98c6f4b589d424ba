// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// An extended result code of SQLite (sqlite.org/rescode.html).
package struct ResultCode: Sendable, Hashable {
    /// The extended code; its low byte is the primary code.
    package let extended: Int32

    /// Wraps an extended or primary code.
    package init(_ extended: Int32) { self.extended = extended }

    /// The primary code.
    package var primary: Int32 { extended & 0xFF }

    /// What a caller can do about it.
    package var failure: Failure {
        switch primary {
        case SQLITE_FULL: .full
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_CANTOPEN: .cantOpen
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_IOERR, SQLITE_PROTOCOL, SQLITE_NOLFS: .io
        default: .other
        }
    }
}

extension ResultCode: CustomStringConvertible {
    /// `SQLITE_IOERR_FSYNC (1034)`.
    package var description: String {
        let name = Self.primaryNames[primary] ?? "SQLITE"
        guard extended != primary else { return "\(name) (\(extended))" }
        return "\(name)\(Self.extendedNames[extended].map { "_\($0)" } ?? "") (\(extended))"
    }

    private static let primaryNames: [Int32: String] = [
        1: "SQLITE_ERROR", 2: "SQLITE_INTERNAL", 3: "SQLITE_PERM", 4: "SQLITE_ABORT", 5: "SQLITE_BUSY",
        6: "SQLITE_LOCKED", 7: "SQLITE_NOMEM", 8: "SQLITE_READONLY", 9: "SQLITE_INTERRUPT", 10: "SQLITE_IOERR",
        11: "SQLITE_CORRUPT", 12: "SQLITE_NOTFOUND", 13: "SQLITE_FULL", 14: "SQLITE_CANTOPEN", 15: "SQLITE_PROTOCOL",
        17: "SQLITE_SCHEMA", 18: "SQLITE_TOOBIG", 19: "SQLITE_CONSTRAINT", 20: "SQLITE_MISMATCH", 21: "SQLITE_MISUSE",
        22: "SQLITE_NOLFS", 23: "SQLITE_AUTH", 25: "SQLITE_RANGE", 26: "SQLITE_NOTADB",
    ]

    /// The extended codes that a disk, a lock or a constraint can lead to (sqlite3.h).
    private static let extendedNames: [Int32: String] = [
        266: "READ", 522: "SHORT_READ", 778: "WRITE", 1034: "FSYNC", 1290: "DIR_FSYNC", 1546: "TRUNCATE",
        1802: "FSTAT", 2058: "UNLOCK", 2314: "RDLOCK", 2570: "DELETE", 3338: "ACCESS", 3850: "LOCK", 4106: "CLOSE",
        4618: "SHMOPEN", 4874: "SHMSIZE", 5130: "SHMLOCK", 5386: "SHMMAP", 8202: "DATA", 8458: "CORRUPTFS",
        261: "RECOVERY", 517: "SNAPSHOT", 773: "TIMEOUT",
        267: "VTAB", 779: "INDEX",
        264: "RECOVERY", 520: "CANTLOCK", 776: "ROLLBACK", 1032: "DBMOVED", 1288: "CANTINIT", 1544: "DIRECTORY",
        270: "NOTEMPDIR", 526: "ISDIR", 782: "FULLPATH", 1550: "SYMLINK",
        275: "CHECK", 531: "COMMITHOOK", 787: "FOREIGNKEY", 1299: "NOTNULL", 1555: "PRIMARYKEY", 1811: "TRIGGER",
        2067: "UNIQUE", 2579: "ROWID", 3091: "DATATYPE",
    ]
}
