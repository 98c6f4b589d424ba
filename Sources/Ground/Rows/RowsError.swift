// SPDX-License-Identifier: Apache-2.0

/// Why a database could not do what was asked.
///
/// Holds no bound value and no SQL text, so that it can be logged: only codes, and the caller's own label.
package enum RowsError: Error, Sendable, Equatable {
    /// SQLite answered with an error; `during` is the label of the statement or step.
    case engine(ResultCode, during: String)
    /// The file was written by a newer program (`PRAGMA user_version`); it has not been touched.
    case newerSchema(found: Int, known: Int)
    /// The file has not been brought to this program's schema; a reader does not do that.
    case olderSchema(found: Int, known: Int)
    /// Rows of this table point at rows that are not there; the file is as it was.
    case orphans(table: String)
    /// The file is a database of another program (`PRAGMA application_id`); it has not been touched.
    case foreignFile(found: Int32)
    /// A column held another type than the reader expected, or text that is not UTF-8.
    case unexpectedColumn(Int, during: String)
    /// A file of the database could not be made, moved or synced; `errno` says why.
    case file(errno: Int32, during: String)

    /// What a caller can do about it.
    package var failure: Failure {
        switch self {
        case .engine(let code, _): code.failure
        case .newerSchema, .olderSchema, .foreignFile: .other
        case .unexpectedColumn, .orphans: .corrupt
        case .file(let errno, _): Failure(errno: errno)
        }
    }
}

extension RowsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .engine(let code, let label): "\(label): \(code)"
        case .newerSchema(let found, let known):
            "the database has schema \(found), this program knows up to \(known): use the newer program, or restore the "
                + "copy from before the upgrade"
        case .olderSchema(let found, let known):
            "the database has schema \(found), this program works with \(known): let its daemon open it first"
        case .orphans(let table):
            "rows of \(table) point at rows that are not there: nothing was changed; restore a backup"
        case .foreignFile(let found): "the file belongs to another program (application id \(found))"
        case .unexpectedColumn(let column, let label): "\(label): column \(column) does not hold what it should"
        case .file(let errno, let label): "\(label): errno \(errno)"
        }
    }
}
