// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms

extension Journal {
    /// Decides, stores and answers everybody who waits; returns the reply to the leader, who is the first of them.
    ///
    /// One synchronous step on the journal's thread: no view can come between deciding and storing.
    func storeGroup() -> Inbox.Reply {
        let group = inbox.take()
        guard let file else { return answer(group, with: group.map { _ in .failure(.stopping) }) }
        let day = live.state.day
        var rows: [StoredEvent] = []
        let moment = clock()
        let last = live.state.newest
        let verdicts = group.map { entry in
            live.decide(entry.command, intent: entry.intent, staff: entry.staff, at: moment, plan: plan, into: &rows)
        }
        do throws(JournalError) {
            try store(rows, in: file, at: moment)
        } catch {
            return answer(group, with: verdicts.map { $0.isStored ? .success($0.receipt) : .failure(error) })
        }
        if !rows.isEmpty {
            noteStored(group.count, at: moment, after: last)
            beginSnapshotIfDue(dayChanged: live.state.day != day)
        }
        return answer(group, with: verdicts.map { .success($0.receipt) })
    }

    /// Makes the rows durable, or goes back to the state before them.
    private func store(_ rows: [StoredEvent], in file: JournalFile, at moment: Moment) throws(JournalError) {
        guard !rows.isEmpty else { return }
        let begin = ContinuousClock.now
        do throws(RowsError) {
            try file.append(rows)
        } catch {
            live.rollBack()
            noteFailure(error, at: moment.timestamp)
            throw JournalError(error)
        }
        let records = live.commit()
        tail.append(records)
        signal.publish(records)
        figures.lastCommit = ContinuousClock.now - begin
    }

    /// Answers everybody but the leader, whose reply is returned.
    private func answer(_ group: [Inbox.Entry], with replies: [Inbox.Reply]) -> Inbox.Reply {
        for (entry, reply) in zip(group, replies) { entry.continuation?.resume(returning: reply) }
        guard let first = replies.first else { preconditionFailure("a leader's command is the first of its group") }
        return first
    }

    private func beginSnapshotIfDue(dayChanged: Bool) {
        let newest = snapshots.outcome.newest.value
        let isDue = live.state.position.value - newest >= Int64(limits.snapshotInterval)
        owesSnapshot = owesSnapshot || isDue || dayChanged
        // While a writer holds a copy of the state, each further copy would make the next event pay for it.
        guard owesSnapshot, !snapshots.isBusy else { return }
        owesSnapshot = false
        snapshots.begin(live.snapshot(of: plan.hall))
    }
}

// MARK: - Figures

extension Journal {
    /// How the journal is doing.
    package func status() -> JournalStatus {
        var status = figures
        status.position = live.state.position
        status.day = live.state.day
        status.waiting = inbox.count
        (status.lastSnapshot, status.snapshotFailure) = snapshots.outcome
        status.isClockBehindDay = live.state.day.map { clock().day < $0 } ?? false
        return status
    }

    private func noteStored(_ commands: Int, at moment: Moment, after last: Moment?) {
        figures.groups += 1
        figures.largestGroup = max(figures.largestGroup, commands)
        figures.storage = .ok
        guard let last else { return }
        let stepBack = last.timestamp.milliseconds - moment.timestamp.milliseconds
        figures.clockStepBackMilliseconds = max(figures.clockStepBackMilliseconds, stepBack)
    }

    /// Keeps the time since when it has been so.
    func noteFailure(_ error: RowsError, at now: Timestamp) {
        switch (figures.storage, error.failure) {
        case (.full, .full): break
        case (_, .full): figures.storage = .full(since: now)
        case (.failed(let since, _), _): figures.storage = .failed(since: since, error.description)
        default: figures.storage = .failed(since: now, error.description)
        }
    }
}
