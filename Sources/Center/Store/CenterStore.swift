// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
package import Vault

/// The center's memory: bookings, halls, their change feeds and the facts they reported, in one SQLite file.
///
/// Not Sendable: one actor owns it. Every verb that writes is one transaction, on the disk when it returns.
package final class CenterStore {
    let connection: Connection
    let vault: Vault
    let bookingRows: BookingStatements
    let linkRows: LinkStatements
    let factRows: FactStatements
    let slotRows: SlotStatements
    let ruleRows: RuleStatements
    let auditRows: AuditStatements
    let visitRows: VisitStatements
    let catalogRows: CatalogStatements
    let bindingRows: BindingStatements
    let planRows: PlanStatements
    let poolRows: PoolStatements
    let waitlistRows: WaitlistStatements
    let noShowRows: NoShowStatements
    let waiverRows: WaiverStatements
    let contactRows: HallContactStatements
    let provinceRows: ProvinceStatements
    let portalRows: PortalStatements
    let markRows: AuditMarkStatements
    let staffRows: StaffStatements
    let complaintRows: ComplaintStatements
    let leadRows: LeadStatements
    let noticeRows: NoticeStatements
    let retentionRows: RetentionStatements
    let peopleRows: PeopleStatements
    let supervisionRows: SupervisionStatements
    let listRows: BookingListStatements
    let documentRows: DocumentStatements
    let modeRows: ModeStatements
    let trustRows: TrustStatements
    let reportRows: ReportStatements
    /// The halls whose feed has grown since it was last asked.
    var announced: Set<HallID> = []
    /// Whether verbs are being run in one transaction.
    private var isTogether = false
    /// The center's clock, below whose milliseconds no cursor of a feed begins.
    let clock: () -> Timestamp
    /// A random number of 0..<1, for moments that nobody is to foresee (A11).
    let draw: () -> Double
    /// The changes of rules as the transaction that is open has read them.
    var knownRules: RuleBook?
    /// When this program opened the database: no cursor of one that it was restored from is later.
    let opened: Timestamp

    /// Opens or makes the database at `path`; identities are sealed and hashed with `vault`.
    package convenience init(
        path: String,
        vault: Vault,
        draw: @escaping () -> Double = { Random.fraction },
        clock: @escaping () -> Timestamp
    ) throws(StoreError) {
        let connection: Connection
        do throws(RowsError) {
            connection = try Connection.open(path, as: CenterSchema.current)
        } catch { throw .rows(error) }
        try self.init(connection, vault, draw, clock)
    }

    /// Opens the database at `path`, which exists and is complete, for reading only.
    package convenience init(
        reading path: String,
        vault: Vault,
        clock: @escaping () -> Timestamp
    ) throws(StoreError) {
        let connection: Connection
        do throws(RowsError) {
            connection = try Connection(path: path, access: .readOnly)
            try connection.require(CenterSchema.current)
        } catch { throw .rows(error) }
        try self.init(connection, vault, { Random.fraction }, clock)
    }

    private init(
        _ connection: Connection,
        _ vault: Vault,
        _ draw: @escaping () -> Double,
        _ clock: @escaping () -> Timestamp
    ) throws(StoreError) {
        (self.connection, self.vault, self.draw, self.clock) = (connection, vault, draw, clock)
        opened = clock()
        do throws(RowsError) {
            bookingRows = try BookingStatements(connection)
            linkRows = try LinkStatements(connection)
            factRows = try FactStatements(connection)
            slotRows = try SlotStatements(connection)
            ruleRows = try RuleStatements(connection)
            auditRows = try AuditStatements(connection)
            visitRows = try VisitStatements(connection)
            catalogRows = try CatalogStatements(connection)
            bindingRows = try BindingStatements(connection)
            planRows = try PlanStatements(connection)
            poolRows = try PoolStatements(connection)
            waitlistRows = try WaitlistStatements(connection)
            noShowRows = try NoShowStatements(connection)
            waiverRows = try WaiverStatements(connection)
            contactRows = try HallContactStatements(connection)
            provinceRows = try ProvinceStatements(connection)
            portalRows = try PortalStatements(connection)
            markRows = try AuditMarkStatements(connection)
            staffRows = try StaffStatements(connection)
            complaintRows = try ComplaintStatements(connection)
            leadRows = try LeadStatements(connection)
            noticeRows = try NoticeStatements(connection)
            retentionRows = try RetentionStatements(connection)
            peopleRows = try PeopleStatements(connection)
            supervisionRows = try SupervisionStatements(connection)
            listRows = try BookingListStatements(connection)
            documentRows = try DocumentStatements(connection)
            modeRows = try ModeStatements(connection)
            trustRows = try TrustStatements(connection)
            reportRows = try ReportStatements(connection)
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
    package func copyInMemory() throws(StoreError) -> CenterStore {
        let copy: Connection
        do throws(RowsError) { copy = try connection.copyInMemory() } catch { throw .rows(error) }
        return try CenterStore(copy, vault, draw, clock)
    }

    /// Takes the halls whose feed has grown since the last call: whoever waits for them is to be woken.
    package func takeAnnounced() -> Set<HallID> {
        defer { announced = [] }
        return announced
    }

    /// Runs several verbs in one transaction: all are on the disk when this returns, none when it throws.
    ///
    /// Each verb is a part of its own: one that throws undoes what it did and leaves the others alone.
    package func together(_ verbs: () -> Void) throws(StoreError) {
        try writing("commit together") { () throws(StoreError) in
            isTogether = true
            defer { isTogether = false }
            verbs()
            // A full disk ends the whole transaction, whatever the verbs made of the error.
            guard connection.isInTransaction else { throw .transactionLost }
        }
    }

    /// Runs `body` in one transaction, or as a part of the one that is open.
    package func writing<T>(_ label: StaticString, _ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        guard !connection.isInTransaction else {
            return try connection.part(label, fault: { .rows($0) }, body)
        }
        guard !isTogether else { throw .transactionLost }
        defer { knownRules = nil }
        var fault: StoreError?
        do throws(RowsError) {
            return try connection.transaction(label) { () throws(RowsError) -> T in
                do throws(StoreError) {
                    return try body()
                } catch {
                    fault = error
                    throw .rollBack
                }
            }
        } catch { throw fault ?? .rows(error) }
    }

    /// Runs `read` on one unchanging view of the data.
    package func viewing<T>(_ read: () throws(StoreError) -> T) throws(StoreError) -> T {
        defer { knownRules = nil }
        var fault: StoreError?
        do throws(RowsError) {
            return try connection.snapshot("view") { () throws(RowsError) -> T in
                do throws(StoreError) {
                    return try read()
                } catch {
                    fault = error
                    throw .rollBack
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

extension RowsError {
    /// Rolls a transaction back whose reason is kept elsewhere.
    fileprivate static let rollBack = RowsError.foreignFile(found: 0)
}
