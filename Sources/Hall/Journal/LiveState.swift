// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// The hall's state while groups are decided on it, with a way back to what is stored.
///
/// There is one state, changed in place, which notes what a group changes in it. Going back needs no disk, and so cannot
/// fail just when the disk does.
package struct LiveState {
    /// The state, with what is applied and not stored yet.
    package private(set) var state: HallState
    /// The hash of the row at `state.position`.
    package private(set) var chain: [UInt8]

    /// What is stored: where the state goes back to; nil when nothing was applied since.
    private var stored: (mark: HallMark, chain: [UInt8])?
    /// Applied, and not stored yet.
    private var pending: [HallRecord] = []

    /// Begins with a stored state.
    package init(_ state: HallState, chain: [UInt8]) { (self.state, self.chain) = (state, chain) }

    /// Applies a record that is to be stored with its group.
    mutating func apply(_ record: HallRecord, chain: [UInt8]) {
        if stored == nil { stored = (state.mark(), self.chain) }
        state.apply(record)
        self.chain = chain
        pending.append(record)
    }

    /// Takes note that everything applied is stored, and returns it.
    @discardableResult
    package mutating func commit() -> [HallRecord] {
        stored = nil
        defer { pending = [] }
        return pending
    }

    /// Goes back to what is stored.
    package mutating func rollBack() {
        guard let stored else { return }
        state.goBack(to: stored.mark)
        chain = stored.chain
        self.stored = nil
        pending = []
    }

    /// The stored state as a value; to be called between groups.
    package func snapshot(of hall: HallID) -> Snapshot { Snapshot(hall: hall, chain: chain, state: state) }
}

extension LiveState {
    /// Reads back the state of `hall`: the newest snapshot that fits the journal, and every record after it.
    package static func restored(
        from shelf: some JournalShelf,
        hall: HallID,
        limits: JournalLimits
    ) throws(JournalError) -> (live: LiveState, replayed: Int, snapshot: Position) {
        let snapshot = try newestFitting(shelf, hall)
        var state = snapshot?.state ?? HallState()
        var chain = snapshot?.chain ?? StoredEvent.firstHash(of: hall)
        var replayed = 0
        while true {
            let rows = try shelf.rows(after: state.position, limit: limits.pageRecords)
            for row in rows {
                guard row.position == state.position.next.value, row.follows(chain) else {
                    throw .corrupt(at: state.position.next)
                }
                state.apply(try row.record())
                chain = row.hash
                replayed += 1
            }
            guard !rows.isEmpty else { break }
        }
        return (LiveState(state, chain: chain), replayed, snapshot?.position ?? .start)
    }

    private static func newestFitting(_ shelf: some JournalShelf, _ hall: HallID) throws(JournalError) -> Snapshot? {
        for position in shelf.snapshotPositions() where position > .start {
            guard let snapshot = shelf.snapshot(at: position), snapshot.hall == hall else { continue }
            let row = try shelf.rows(after: Position(position.value - 1), limit: 1).first
            if row?.position == position.value, row?.hash == snapshot.chain { return snapshot }
        }
        return nil
    }
}
