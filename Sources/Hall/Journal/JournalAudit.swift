// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
package import Terms

/// Checks a whole journal from its first event to its last, reading only; its daemon may run meanwhile.
package struct JournalAudit {
    /// What was checked and found in order.
    package struct Counts: Sendable, Equatable {
        /// Events.
        package internal(set) var events = 0
        /// Business days opened.
        package internal(set) var days = 0
        /// Snapshots that agree with the events.
        package internal(set) var snapshots = 0

        /// Nothing yet.
        package init() {}
    }

    /// What is wrong with a journal.
    package enum Fault: Sendable, Equatable {
        /// A position is missing.
        case gap
        /// The row or one before it was changed after it was written.
        case hashBroken
        /// The columns do not hold a record.
        case undecodable
        /// A newer program wrote it.
        case newerVersion(Int)
        /// The event cannot have happened after those before it.
        case contradiction
        /// The snapshot file is damaged.
        case snapshotDamaged
        /// The snapshot says something else than the events up to it.
        case snapshotDiffers
        /// The database has damaged pages.
        case databaseDamaged
    }

    /// The outcome; `counts` are those before the fault.
    package enum Finding: Sendable, Equatable {
        case sound(Counts)
        case broken(at: Position, Fault, Counts)
    }

    private let file: JournalFile
    private let folder: SnapshotFolder
    /// Listed before the database is read, so that none of them can be newer than what is read.
    private let snapshotPositions: [Position]
    private let hall: HallID
    private var counts = Counts()
    private var state = HallState()
    private var chain: [UInt8]

    private static let pageRows = 500

    /// Walks through the journal in `directory`; throws when it cannot be opened or read at all.
    ///
    /// Takes about as long as a start without a snapshot.
    package static func verify(directory: String) throws(JournalError) -> Finding {
        var audit = try JournalAudit(directory)
        do throws(RowsError) {
            return try audit.file.connection.snapshot("audit") { () throws(RowsError) in try audit.run() }
        } catch {
            guard error.failure == .corrupt else { throw JournalError(error) }
            return audit.broken(.databaseDamaged)
        }
    }

    private init(_ directory: String) throws(JournalError) {
        folder = SnapshotFolder(directory: directory, kept: 0)
        snapshotPositions = folder.positions()
        file = try JournalFile.openForReading(directory: directory)
        guard let hall = try file.hall() else { throw .corrupt(at: nil) }
        self.hall = hall
        chain = StoredEvent.firstHash(of: hall)
    }

    private mutating func run() throws(RowsError) -> Finding {
        while true {
            let rows = try file.rows(after: state.position.value, limit: Self.pageRows)
            for row in rows {
                if let fault = check(row) { return broken(fault) }
            }
            guard !rows.isEmpty else { break }
        }
        // Rows at positions below 1 are in nobody's page.
        guard try file.rows(after: .min, through: 0, limit: 1).isEmpty else { return broken(.gap) }
        if let beyond = snapshotPositions.first(where: { $0 > state.position }), folder.exists(beyond) {
            return .broken(at: beyond, .snapshotDiffers, counts)
        }
        guard try file.connection.integrityProblems().isEmpty else { return broken(.databaseDamaged) }
        return .sound(counts)
    }

    private mutating func check(_ row: StoredEvent) -> Fault? {
        guard row.position == state.position.next.value else { return .gap }
        guard row.version <= EventCodec.version else { return .newerVersion(Int(row.version)) }
        guard row.follows(chain) else { return .hashBroken }
        guard let record = try? row.record() else { return .undecodable }
        guard !record.contradicts(state) else { return .contradiction }
        state.apply(record)
        chain = row.hash
        counts.events += 1
        if case .dayOpened = record.event { counts.days += 1 }
        return snapshotFault()
    }

    /// Compares the snapshot at the position reached, if there is one; a file removed meanwhile is no fault.
    private mutating func snapshotFault() -> Fault? {
        guard snapshotPositions.contains(state.position), folder.exists(state.position) else { return nil }
        guard let snapshot = folder.snapshot(at: state.position) else { return .snapshotDamaged }
        guard snapshot == Snapshot(hall: hall, chain: chain, state: state) else { return .snapshotDiffers }
        counts.snapshots += 1
        return nil
    }

    /// A snapshot's fault lies at the position reached, a row's at the one after.
    private func broken(_ fault: Fault) -> Finding {
        switch fault {
        case .snapshotDamaged, .snapshotDiffers: .broken(at: state.position, fault, counts)
        default: .broken(at: state.position.next, fault, counts)
        }
    }
}
