// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Wire

/// Takes the center's changes down: asks from where the hall's state stands, and has the journal store what comes.
actor InLink {
    private let journal: Journal
    private let line: CenterLine
    private let jitter: @Sendable () -> Double
    private var retry: RetryDelay
    /// After a failure the center is not asked to hold its answer, so that it is known at once that it is back.
    private var mayHold = false
    /// The feed is to be taken from its beginning.
    private var isResyncing = false
    /// Answers in a row that did not continue where the state stood.
    private var misfits = 0

    /// How many answers in a row may begin elsewhere before the next question has to wait.
    private static let mostMisfits = 1

    init(journal: Journal, line: CenterLine, jitter: @escaping @Sendable () -> Double) {
        (self.journal, self.line, self.jitter) = (journal, line, jitter)
        retry = RetryDelay(line.limits)
    }

    /// Asks until the task is cancelled or the journal is closed.
    func run() async {
        while !Task.isCancelled {
            var rest: Duration?
            do throws(LinkTrouble) {
                rest = try await turn()
                if misfits == 0 { retry.reset() }
                mayHold = true
                line.condition.settle(.changes, nil)
            } catch {
                guard error != .stopped else { return }
                line.condition.settle(.changes, error)
                mayHold = false
                rest = retry.next(jitter: jitter())
            }
            guard let rest else { continue }
            do throws(CancellationError) { try await line.time.wait(for: rest) } catch { return }
        }
    }

    /// Asks once and stores the answer; returns how long to rest before asking again.
    private func turn() async throws(LinkTrouble) -> Duration? {
        let cursor = await journal.view { $0.centerCursor }
        let asked = isResyncing ? 0 : cursor
        let began = line.time.now()
        guard let batch = try await batch(after: asked) else { return nil }
        noteClock(batch)
        guard batch.from == asked || batch.from == 0, batch.changes.count <= ChangeBatch.mostChanges,
            batch.changes.isEmpty || batch.through > batch.from
        else { throw .garbled }
        guard batch.through >= batch.from else {
            // A feed that ends before we stand belongs to a center that was restored from a backup.
            try beginResync()
            return nil
        }
        isResyncing = false
        if batch.from != cursor { try noteMisfit() } else { misfits = 0 }
        guard !batch.changes.isEmpty || batch.through != cursor else {
            let least = line.limits.leastPoll
            return mayHold && began.duration(to: line.time.now()) < least ? least : nil
        }
        try await store(batch)
        return nil
    }

    /// The answer of the center; nil when it says that the cursor is none of its own.
    private func batch(after cursor: Int64) async throws(LinkTrouble) -> ChangeBatch? {
        do throws(LinkTrouble) {
            return try await line.changes(after: cursor, waiting: mayHold ? LinkPath.longestWaitSeconds : 0)
        } catch {
            guard error == .refused(status: 410), cursor != 0 else { throw error }
            try beginResync()
            return nil
        }
    }

    private func beginResync() throws(LinkTrouble) {
        guard !isResyncing else { throw .garbled }
        isResyncing = true
        Log.write(.notice, "taking the center's feed from its beginning")
    }

    /// A feed that always begins anew would fill the journal: the second time in a row has to wait.
    private func noteMisfit() throws(LinkTrouble) {
        misfits += 1
        guard misfits <= Self.mostMisfits else {
            misfits = 0
            throw .garbled
        }
    }

    private func store(_ batch: ChangeBatch) async throws(LinkTrouble) {
        let answer: HallAnswer
        do throws(JournalError) {
            let command = HallCommand.takeCenterChanges(
                ChangeTranslation.changes(of: batch),
                from: batch.from,
                through: batch.through
            )
            answer = try await journal.submit(command, key: nil, staff: nil).answer
        } catch {
            throw error == .stopping ? .stopped : .journal
        }
        switch answer {
        // Somebody else moved the cursor: ask again from where it is now.
        case .refused(.cursorMismatch): try noteMisfit()
        case .refused: throw .journal
        case .done, .ticket, .called: break
        }
    }

    /// A27: the center's clock is the one that counts; what the way took is put up with.
    private func noteClock(_ batch: ChangeBatch) {
        let difference = batch.now.milliseconds - line.clock().milliseconds
        line.condition.noteOffset(seconds: Int(difference / 1000))
    }
}
