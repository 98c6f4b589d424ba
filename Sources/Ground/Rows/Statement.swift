// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// A prepared statement, kept for the life of its connection and used by one owner at a time.
///
/// Every verb binds, steps and resets, so no read lock outlives a call. The SQL is a `StaticString`: values can only
/// come in as parameters.
@safe
package final class Statement {
    /// Keeps the connection open as long as a statement lives.
    private let connection: Connection
    private let handle: OpaquePointer
    private let label: StaticString
    private var isRunning = false

    init(_ sql: StaticString, label: StaticString, on connection: Connection) throws(RowsError) {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            connection.handle,
            "\(sql)",
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &handle,
            nil
        )
        guard code == SQLITE_OK, let handle = unsafe handle else {
            throw RowsError.engine(ResultCode(code == SQLITE_OK ? SQLITE_MISUSE : code), during: "\(label)")
        }
        unsafe (self.connection, self.handle, self.label) = (connection, handle, label)
    }

    deinit { unsafe sqlite3_finalize(handle) }

    /// Runs to the end, ignoring rows.
    package func run(_ values: Value...) throws(RowsError) {
        try each(values) { _ throws(RowsError) in }
    }

    /// Reads every row in order.
    package func rows<T>(
        _ values: Value...,
        read: (borrowing Row) throws(RowsError) -> T
    ) throws(RowsError) -> [T] {
        var found: [T] = []
        try each(values) { row throws(RowsError) in found.append(try read(row)) }
        return found
    }

    /// Reads the first row, nil when there is none; further rows are not looked at.
    package func first<T>(
        _ values: Value...,
        read: (borrowing Row) throws(RowsError) -> T
    ) throws(RowsError) -> T? {
        try start(values)
        defer { finish() }
        return try step() ? try read(row) : nil
    }

    /// Reads the whole number of the first row, as a count or a sum gives; 0 without a row.
    package func count(_ values: Value...) throws(RowsError) -> Int64 {
        try start(values)
        defer { finish() }
        return try step() ? try row.integer(0) : 0
    }

    private func each(
        _ values: [Value],
        _ body: (borrowing Row) throws(RowsError) -> Void
    ) throws(RowsError) {
        try start(values)
        defer { finish() }
        while try step() { try body(row) }
    }

    private func start(_ values: [Value]) throws(RowsError) {
        precondition(!isRunning, "a statement was used again from within its own rows")
        precondition(unsafe values.count == Int(sqlite3_bind_parameter_count(handle)), "wrong number of values")
        isRunning = true
        for (index, value) in values.enumerated() {
            let code = bind(value, Int32(index + 1))
            guard code == SQLITE_OK else {
                finish()
                throw RowsError.engine(ResultCode(code), during: "\(label)")
            }
        }
    }

    /// True when there is a row; the error code is the statement's, so it says why and never what.
    private func step() throws(RowsError) -> Bool {
        let code = unsafe sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw .engine(ResultCode(code), during: "\(label)")
        }
    }

    private var row: Row { unsafe Row(handle, label: label) }

    /// Forgets the values as well: nothing bound stays in memory after the call.
    private func finish() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
        isRunning = false
    }

    private func bind(_ value: Value, _ index: Int32) -> Int32 {
        switch value {
        case .integer(let number):
            return unsafe sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            return text.withUTF8 { text in
                unsafe text.withMemoryRebound(to: CChar.self) { text in
                    unsafe csqlite_bind_text(handle, index, text.baseAddress, Int32(text.count))
                }
            }
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes { bytes in
                unsafe csqlite_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count))
            }
        case .null:
            return unsafe sqlite3_bind_null(handle, index)
        }
    }
}
