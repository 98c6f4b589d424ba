// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// How a checkpoint went: the write-ahead log's frames, and how many of them are in the database file now.
package struct Checkpoint: Sendable, Equatable {
    /// Pages in the log.
    package let frames: Int
    /// Pages of it that are in the database now.
    package let moved: Int
}

extension Connection {
    /// Moves the write-ahead log into the database file, waiting for readers, and empties it.
    ///
    /// (`SQLITE_CHECKPOINT_TRUNCATE`; throws `.busy` when readers stay longer than the time limit.)
    @discardableResult
    package func checkpoint() throws(RowsError) -> Checkpoint {
        var (frames, moved) = (Int32(0), Int32(0))
        try check(
            unsafe sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, &frames, &moved),
            "checkpoint"
        )
        return Checkpoint(frames: Int(frames), moved: Int(moved))
    }

    /// Takes the database for this connection alone, as long as it lives; throws `.busy` while anybody else has it open.
    ///
    /// (sqlite.org/pragma.html#pragma_locking_mode: a log is then used without shared memory, which nobody else may have
    /// mapped.)
    package func takeAlone() throws(RowsError) {
        let mode = try prepare("PRAGMA locking_mode = EXCLUSIVE", label: "take database alone")
        _ = try mode.first { row throws(RowsError) in try row.text(0) }
        try script("BEGIN IMMEDIATE; COMMIT;", label: "take database alone")
    }

    /// Lists what `PRAGMA integrity_check` finds, at most 100 lines; empty when the file is sound.
    package func integrityProblems() throws(RowsError) -> [String] {
        let check = try prepare("PRAGMA integrity_check", label: "integrity check")
        return try check.rows { row throws(RowsError) in try row.text(0) }.filter { $0 != "ok" }
    }

    /// Lists what `PRAGMA quick_check` finds, at most 10 lines: as `integrityProblems` without looking at indexes.
    package func quickProblems() throws(RowsError) -> [String] {
        let check = try prepare("PRAGMA quick_check(10)", label: "quick check")
        return try check.rows { row throws(RowsError) in try row.text(0) }.filter { $0 != "ok" }
    }

    /// The pages the database has now (`PRAGMA page_count`).
    package func pageCount() throws(RowsError) -> Int64 {
        try number("PRAGMA page_count", label: "page count")
    }

    /// Limits the pages this connection may let the database have, never below what it has.
    ///
    /// Beyond it a write fails with `.full`, as it does on a full disk.
    package func limitPages(to pages: Int64) throws(RowsError) {
        try execute("PRAGMA max_page_count = \(pages)", label: "page limit")
    }

    func number(_ sql: StaticString, label: StaticString) throws(RowsError) -> Int64 {
        let value = try prepare(sql, label: label).first { row throws(RowsError) in try row.integer(0) }
        guard let value else { throw .unexpectedColumn(0, during: "\(label)") }
        return value
    }
}
