// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Queueing
import Rows
package import Terms

/// What a hall remembers: the only writer of its events, and the state that follows from them.
///
/// Commands that wait together are decided one after the other, stored in one transaction, and answered after its
/// fsync. Nobody sees a state, a record or an answer of a group before that. A group that cannot be stored leaves no
/// trace; the journal stays up and tries again with the next.
///
/// A directory holds `journal.db` (SQLite, write-ahead log), `snapshot-<position>.state`, and `lock`.
package actor Journal {
    let plan: HallPlan
    nonisolated let limits: JournalLimits
    let clock: @Sendable () -> Moment
    /// Where its files lie.
    package nonisolated let directory: String
    nonisolated let inbox: Inbox
    nonisolated let signal: PositionSignal
    nonisolated let tail: RecordTail
    nonisolated let reader: JournalReader
    nonisolated let snapshots: SnapshotWriter
    private nonisolated let thread: WorkThread

    var live: LiveState
    var figures: JournalStatus
    /// A snapshot is due and waits for the one before it to be written.
    var owesSnapshot = false
    /// nil once closed, as is `lock`.
    var file: JournalFile?
    private var lock: DirectoryLock?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.executor.asUnownedSerialExecutor() }

    /// The file in a journal's directory that is there while a backup is being put back: a journal that is begun anew in
    /// the middle of it would give out every number of the day again.
    package static let restoreMark = "restore-unfinished"

    /// Opens the journal of `plan.hall` in `directory`, which is made if it is missing, and reads back its state.
    ///
    /// Reads and writes files before it returns. Throws `.inUse`, `.otherHall`, `.newerVersion`, `.notAJournal`,
    /// `.restoreUnfinished`, `.corrupt`, or a failure of the storage; the files of others are left as they were.
    package static func open(
        directory: String,
        plan: HallPlan,
        limits: JournalLimits = JournalLimits(),
        clock: @escaping @Sendable () -> Moment
    ) throws(JournalError) -> Journal {
        try Journal(directory, plan, limits, clock)
    }

    private init(
        _ directory: String,
        _ plan: HallPlan,
        _ limits: JournalLimits,
        _ clock: @escaping @Sendable () -> Moment
    ) throws(JournalError) {
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .storageFailed("make journal directory: errno \(errno)")
        }
        lock = try DirectoryLock(directory: directory)
        guard unsafe access(directory + "/" + Self.restoreMark, F_OK) != 0 else { throw .restoreUnfinished }
        let file = try JournalFile.open(
            directory: directory,
            hall: plan.hall,
            at: clock(),
            busyMilliseconds: limits.busyMilliseconds
        )
        let folder = SnapshotFolder(directory: directory, kept: limits.keptSnapshots)
        let start = try LiveState.restored(
            from: FiledJournal(file: file, folder: folder),
            hall: plan.hall,
            limits: limits
        )
        (self.directory, self.plan, self.limits, self.clock) = (directory, plan, limits, clock)
        (self.file, live) = (file, start.live)
        figures = JournalStatus()
        figures.replayedAtStart = start.replayed
        inbox = Inbox(limit: limits.waitingCommands)
        signal = PositionSignal(at: start.live.state.position)
        tail = RecordTail(after: start.live.state.position, limit: limits.tailRecords)
        reader = try JournalReader(directory: directory)
        snapshots = try SnapshotWriter(folder, newest: start.snapshot)
        thread = try WorkThread(named: "journal")
    }

    /// Has `command` decided and stored; returns its answer when it is on the disk.
    ///
    /// The same `key` gives the same answer again, for ever within the business day, without storing anything. A task
    /// that is cancelled still gets the answer: what was decided cannot be taken back.
    package nonisolated func submit(
        _ command: HallCommand,
        key: IntentKey?,
        staff: StaffID?
    ) async throws(JournalError) -> Receipt {
        let intent = key.map { Intent(key: $0, digest: command.digest) }
        let reply = await inbox.wait(Inbox.Entry(command: command, intent: intent, staff: staff))
        if let reply { return try reply.get() }
        return try await storeGroup().get()
    }

    /// Reads the state as it is stored, between two groups.
    package func view<T: Sendable>(_ read: @Sendable (HallState) -> T) async -> T { read(live.state) }

    /// The number that a consumer keeps under `name`, such as how far the center has acknowledged; 0 at first.
    package func cursor(named name: String) throws(JournalError) -> Int64 {
        guard let file else { throw .stopping }
        return try JournalFile.reporting { () throws(RowsError) in try file.cursor(name) }
    }

    /// Keeps a number for a consumer; on the disk when this returns.
    package func setCursor(named name: String, to value: Int64) throws(JournalError) {
        guard let file else { throw .stopping }
        try JournalFile.reporting { () throws(RowsError) in try file.setCursor(name, to: value) }
    }

    /// Stores what was accepted, refuses what comes later, writes a snapshot, and lets go of the directory.
    ///
    /// Waits of consumers end with nil, reads of records with `.stopping`; `view` goes on to see the last state.
    package func close() async {
        inbox.close()
        signal.end()
        tail.close()
        // Before the writer: the last connection to close moves the log into the database, which a reader cannot.
        await reader.close()
        guard file != nil else { return }
        file = nil
        let snapshot = live.snapshot(of: plan.hall)
        await snapshots.finish(snapshot)
        lock = nil
    }
}
