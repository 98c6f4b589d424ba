// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
package import Vault

/// The center's memory: bookings, halls, their change feeds and the facts they reported, in one SQLite file.
///
/// Not Sendable: one actor owns it. Every verb that writes is one transaction, on the disk when it returns.
package final class BookingStore {
    let connection: Connection
    let vault: Vault
    let bookingRows: BookingStatements
    let linkRows: LinkStatements
    let factRows: FactStatements
    /// The halls whose feed has grown since it was last asked.
    var announced: Set<HallID> = []
    /// The center's clock, below whose milliseconds no cursor of a feed begins.
    let clock: () -> Timestamp
    /// When this program opened the database: no cursor of one that it was restored from is later.
    let opened: Timestamp

    /// Opens or makes the database at `path`; identities are sealed and hashed with `vault`.
    package convenience init(path: String, vault: Vault, clock: @escaping () -> Timestamp) throws(StoreError) {
        let connection: Connection
        do throws(RowsError) {
            connection = try Connection(path: path, access: .readWriteCreate)
        } catch { throw .rows(error) }
        try self.init(connection, vault, clock)
    }

    private init(_ connection: Connection, _ vault: Vault, _ clock: @escaping () -> Timestamp) throws(StoreError) {
        (self.connection, self.vault, self.clock) = (connection, vault, clock)
        opened = clock()
        do throws(RowsError) {
            try connection.migrate(to: CenterSchema.current)
            bookingRows = try BookingStatements(connection)
            linkRows = try LinkStatements(connection)
            factRows = try FactStatements(connection)
        } catch { throw .rows(error) }
    }

    /// The booking with `number`, nil if there is none.
    package func booking(_ number: BookingNumber) throws(StoreError) -> BookingRecord? {
        try reading { () throws(RowsError) in
            try bookingRows.booking.first(.text(number.text)) { row throws(RowsError) in try BookingRecord(row) }
        }
        .map { record throws(StoreError) in try intact(record, "booking") }
    }

    /// Copies the database to `path` while it is in use.
    package func backup(to path: String) throws(StoreError) {
        try reading { () throws(RowsError) in _ = try connection.backup(to: path) }
    }

    /// Opens a copy in memory of the database as it is now, as it would be read back from a backup.
    package func copyInMemory() throws(StoreError) -> BookingStore {
        let copy: Connection
        do throws(RowsError) { copy = try connection.copyInMemory() } catch { throw .rows(error) }
        return try BookingStore(copy, vault, clock)
    }

    /// Takes the halls whose feed has grown since the last call: whoever waits for them is to be woken.
    package func takeAnnounced() -> Set<HallID> {
        defer { announced = [] }
        return announced
    }

    /// Runs `body` in one transaction.
    func writing<T>(_ label: StaticString, _ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        var fault: StoreError?
        do throws(RowsError) {
            return try connection.transaction(label) { () throws(RowsError) -> T in
                do throws(StoreError) {
                    return try body()
                } catch {
                    fault = error
                    throw error.asRows
                }
            }
        } catch { throw fault ?? .rows(error) }
    }

    /// Runs `body`, naming its errors as the store's.
    func reading<T>(_ body: () throws(RowsError) -> T) throws(StoreError) -> T {
        do throws(RowsError) {
            return try body()
        } catch { throw .rows(error) }
    }

    /// Says that a row of `table` was damaged when it could not be read.
    func intact<Value>(_ value: Value?, _ table: StaticString) throws(StoreError) -> Value {
        guard let value else { throw .damaged(table) }
        return value
    }
}

extension StoreError {
    /// Stands in for this error inside a transaction, which only rolls back.
    fileprivate var asRows: RowsError {
        guard case .rows(let error) = self else { return .foreignFile(found: 0) }
        return error
    }
}
