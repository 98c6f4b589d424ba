// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
package import Terms

/// What a journal has forgotten in one go.
package struct Forgetting: Sendable, Equatable {
    /// Rows that were looked at.
    package var looked = 0
    /// Rows of which something had to go.
    package var shortened = 0
    /// Everything up to here holds nobody any more.
    package var through = Position.start
    /// Whether there is more to look at.
    package var isMore = false

    /// Nothing yet.
    package init() {}
}

extension Journal {
    /// Forgets whom the rows from before the previous business day were about, one page of them; to be called again
    /// while there is more, with a rest between, for nobody's number waits for it longer than a page takes.
    ///
    /// A visitor's identity is kept to the end of the day and 24 hours (requirements, "Proposed retention"): the day that
    /// is open and the one before. The hash chain stays whole.
    package func forgetPage() throws(JournalError) -> Forgetting {
        guard let file else { throw .stopping }
        var done = Forgetting()
        done.through = Position(try cursor(named: Self.forgotten))
        guard let kept = live.state.previousDay else { return done }
        var previous = try hash(at: done.through, in: file)
        let rows = try JournalFile.reporting { () throws(RowsError) in
            try file.rows(after: done.through.value, limit: limits.forgettingRows)
        }
        var short: [StoredEvent] = []
        for row in rows {
            if case .dayOpened(let day) = try row.record().event, day >= kept { return try keep(short, done, in: file) }
            if row.seal == nil, let shorter = try row.shortened(before: kept, after: previous) { short.append(shorter) }
            previous = row.hash
            done.looked += 1
            done.through = Position(row.position)
        }
        done.isMore = rows.count == limits.forgettingRows
        return try keep(short, done, in: file)
    }

    /// Drops the snapshots of earlier states, which hold whom the rows no longer do, and moves the log into the database.
    package func dropOldSnapshots() async {
        guard file != nil else { return }
        let snapshot = live.snapshot(of: plan.hall)
        await snapshots.replaceAll(by: snapshot)
        // A reader may be at work: then the log goes with the next checkpoint.
        _ = try? file?.connection.checkpoint()
    }

    /// The name of the cursor that tells how far the journal has forgotten.
    static let forgotten = "forgotten"

    private func hash(at position: Position, in file: JournalFile) throws(JournalError) -> [UInt8] {
        guard position > .start else { return StoredEvent.firstHash(of: plan.hall) }
        let row = try JournalFile.reporting { () throws(RowsError) in try file.row(at: position.value) }
        guard let row else { throw .corrupt(at: position) }
        return row.hash
    }

    private func keep(
        _ rows: [StoredEvent],
        _ done: Forgetting,
        in file: JournalFile
    ) throws(JournalError) -> Forgetting {
        var done = done
        done.shortened = rows.count
        guard done.looked > 0 else { return done }
        try JournalFile.reporting { () throws(RowsError) in
            try file.shorten(rows, noting: Self.forgotten, at: done.through.value)
        }
        return done
    }
}
