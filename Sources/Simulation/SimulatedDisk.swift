// SPDX-License-Identifier: Apache-2.0
import Journal
import Terms

/// The disk of a hall's machine: rows as SQLite keeps them, group by group whole or not at all, and snapshots as files.
struct SimulatedDisk: JournalShelf {
    /// What is on the platter, in order; position 1 first.
    private(set) var rows: [StoredEvent] = []
    private var cursors: [String: Int64] = [:]
    private var snapshots: [(position: Position, bytes: [UInt8])] = []
    /// No space is left.
    var isFull = false
    /// The next write fails.
    var failsOnce = false

    /// Stores a group: all of it is on the platter when this returns, none when it throws.
    mutating func append(_ group: [StoredEvent]) throws(JournalError) {
        try write()
        rows += group
    }

    /// The number kept under `name`; 0 at first.
    func cursor(_ name: String) -> Int64 { cursors[name] ?? 0 }

    mutating func setCursor(_ name: String, to value: Int64) throws(JournalError) {
        try write()
        cursors[name] = value
    }

    /// Writes a snapshot's file and removes all but the newest two.
    mutating func writeSnapshot(_ position: Position, _ bytes: [UInt8]) throws(JournalError) {
        try write()
        snapshots.removeAll { $0.position >= position }
        snapshots = snapshots.suffix(Self.keptSnapshots - 1) + [(position, bytes)]
    }

    /// Loses the end of the rows, as a disk that lied about having synced.
    mutating func lose(_ count: Int) { rows.removeLast(min(count, rows.count)) }

    /// Leaves the newest snapshot cut off at some byte.
    mutating func tearSnapshot(at fraction: Int) {
        guard let last = snapshots.popLast() else { return }
        snapshots.append((last.position, Array(last.bytes.prefix(last.bytes.count * fraction / 100))))
    }

    mutating func loseSnapshot() { _ = snapshots.popLast() }

    mutating func loseSnapshots() { snapshots = [] }

    func rows(after position: Position, limit: Int) throws(JournalError) -> [StoredEvent] {
        Array(rows.dropFirst(Int(position.value)).prefix(limit))
    }

    func snapshotPositions() -> [Position] { snapshots.map(\.position).reversed() }

    func snapshot(at position: Position) -> Snapshot? {
        snapshots.first { $0.position == position }.flatMap { Snapshot($0.bytes) }
    }

    private mutating func write() throws(JournalError) {
        if isFull { throw .storageFull }
        guard failsOnce else { return }
        failsOnce = false
        throw .storageFailed("simulated write error")
    }

    private static let keptSnapshots = 2
}
