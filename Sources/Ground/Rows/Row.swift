// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// One row of a result, borrowed while a statement stands on it; it cannot be kept.
///
/// Every reader throws `RowsError.unexpectedColumn` when the column holds another type: a damaged or foreign file must
/// not turn into zeros and empty texts, which is what SQLite's own conversions would give.
@safe
package struct Row: ~Copyable {
    private let handle: OpaquePointer
    private let label: StaticString

    init(_ handle: OpaquePointer, label: StaticString) {
        unsafe (self.handle, self.label) = (handle, label)
    }

    /// Reads an integer (sqlite3_column_int64).
    package func integer(_ column: Int) throws(RowsError) -> Int64 {
        try expect(SQLITE_INTEGER, column)
        return unsafe sqlite3_column_int64(handle, Int32(column))
    }

    /// Reads an integer, nil for NULL.
    package func optionalInteger(_ column: Int) throws(RowsError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// Reads UTF-8 text; text that is not UTF-8 is refused, not repaired.
    package func text(_ column: Int) throws(RowsError) -> String {
        try expect(SQLITE_TEXT, column)
        guard let text = String(validating: bytes(column), as: UTF8.self) else { throw mismatch(column) }
        return text
    }

    /// Reads text, nil for NULL.
    package func optionalText(_ column: Int) throws(RowsError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// Reads a blob.
    package func blob(_ column: Int) throws(RowsError) -> [UInt8] {
        try expect(SQLITE_BLOB, column)
        return bytes(column)
    }

    /// Reads a blob, nil for NULL.
    package func optionalBlob(_ column: Int) throws(RowsError) -> [UInt8]? {
        isNull(column) ? nil : try blob(column)
    }

    private func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    private func type(_ column: Int) -> Int32 { unsafe sqlite3_column_type(handle, Int32(column)) }

    private func expect(_ wanted: Int32, _ column: Int) throws(RowsError) {
        guard type(column) == wanted else { throw mismatch(column) }
    }

    /// The bytes of a text or blob column: pointer first, then the count (sqlite.org/c3ref/column_blob.html).
    private func bytes(_ column: Int) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(handle, Int32(column)) else { return [] }
        let count = unsafe Int(sqlite3_column_bytes(handle, Int32(column)))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    private func mismatch(_ column: Int) -> RowsError { .unexpectedColumn(column, during: "\(label)") }
}
