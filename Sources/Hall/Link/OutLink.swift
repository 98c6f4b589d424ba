// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Wire

/// Sends the hall's facts up: reads the journal from its own position, and goes on from wherever the center says it stands.
///
/// The center's word on its position is the truth: what is sent twice counts once, and a center that was restored from a
/// backup is given again what it has lost.
actor OutLink {
    private let journal: Journal
    private let line: CenterLine
    private let jitter: @Sendable () -> Double
    private var limits: LinkLimits { line.limits }
    private var condition: LinkCondition { line.condition }
    private var time: any Timekeeper { line.time }

    /// Where the next batch begins.
    private var acknowledged: Position
    /// How far the center ever acknowledged: an event before it that is parked was parked before.
    private var farthest: Position
    /// True until the center has said where it stands.
    private var isFirst = true
    /// The last position that was ever sent.
    private var offered: Position
    private var retry: RetryDelay
    /// True while the last answer moved us without taking what was sent.
    private var wasMoved = false
    /// There is an event up to here that the center cannot read.
    private var suspect: Position?
    /// The event that is left out, to see whether the center takes the rest.
    private var leftOut: Position?

    /// Goes on after `acknowledged`, but sends the last event before it once more.
    ///
    /// Nothing new may go out before the center has said where it stands: facts sent to a center that knows more than this
    /// journal would pass for those that it has.
    init(
        journal: Journal,
        line: CenterLine,
        acknowledged: Position,
        offered: Position,
        jitter: @escaping @Sendable () -> Double
    ) {
        (self.journal, self.line, self.jitter) = (journal, line, jitter)
        (self.offered, farthest) = (offered, acknowledged)
        self.acknowledged = Position(max(0, acknowledged.value - 1))
        retry = RetryDelay(line.limits)
    }

    /// Sends until the task is cancelled or the journal is closed.
    func run() async {
        while await journal.wait(beyond: acknowledged) != nil {
            var rest: Duration?
            do throws(LinkTrouble) {
                rest = try await sendBatch() ? nil : limits.gathering
                condition.settle(.facts, nil)
            } catch {
                guard error != .stopped else { return }
                condition.settle(.facts, error)
                rest = retry.next(jitter: jitter())
            }
            guard let rest else { continue }
            do throws(CancellationError) { try await time.wait(for: rest) } catch { return }
        }
    }

    /// Sends the next batch; returns whether more should follow at once.
    private func sendBatch() async throws(LinkTrouble) -> Bool {
        let (start, asked) = (acknowledged, window)
        let records = try await storing { journal throws(JournalError) in
            try await journal.records(after: start, limit: asked)
        }
        guard let first = records.first else { throw .journal }
        condition.noteOldest(first.moment.timestamp)
        let (batch, body) = batch(of: records)
        if batch.through > offered {
            // Before sending, or a lost reply and a restart would look like a journal from a backup.
            try await keep(batch.through, as: LinkCursor.offered)
            offered = batch.through
        }
        let receipt: FactReceipt
        do throws(LinkTrouble) {
            receipt = try await line.post(facts: body)
        } catch {
            guard error.isUnreadable else { throw error }
            try narrow(batch, because: error)
            return true
        }
        isFirst = false
        try await take(receipt, for: batch)
        // Less than was asked for is all there was: what comes next may gather for a moment.
        return records.count == asked || acknowledged != records.last?.position
    }

    /// How many positions to send: everything, or half of the stretch in which something cannot be read.
    private var window: Int {
        if isFirst { return 1 }
        guard let suspect, suspect > acknowledged else { return limits.batchPositions }
        return max(1, Int(suspect.value - acknowledged.value) / 2)
    }

    /// The batch of `records` with its body, shortened until the body is within its limit.
    private func batch(of records: [HallRecord]) -> (FactBatch, [UInt8]) {
        var records = records[...]
        while true {
            let batch = FactBatch(
                after: acknowledged,
                through: records.last?.position ?? acknowledged,
                entries: records.filter { $0.position != leftOut }.compactMap(FactTranslation.entry)
            )
            let body = LinkJSON.encode(batch)
            if body.count <= limits.batchBytes || records.count == 1 { return (batch, body) }
            records = records.prefix(records.count / 2)
        }
    }
}

// MARK: - Answers

extension OutLink {
    /// Goes to where the center stands.
    private func take(_ receipt: FactReceipt, for batch: FactBatch) async throws(LinkTrouble) {
        let center = receipt.position
        if center == batch.through {
            retry.reset()
            wasMoved = false
            try await parkLeftOut()
            return try await move(to: center)
        }
        (suspect, leftOut) = (nil, nil)
        if center > offered { try await noteBehind(center) }
        guard center != batch.after else { throw .standsStill }
        Log.write(.notice, "center stands elsewhere", ["center": center, "hall": batch.after])
        try await move(to: center)
        // Once may be a lost reply or a restored center; again without a batch between is a center that cannot decide.
        guard !wasMoved else { throw .standsStill }
        wasMoved = true
    }

    /// Raises the alarm; throws while the journal has nothing beyond what the center knows.
    private func noteBehind(_ center: Position) async throws(LinkTrouble) {
        condition.noteBehind(center: center, journal: journal.position)
        try await keep(center, as: LinkCursor.behind)
        guard center <= journal.position else { throw .journalBehind }
        try await keep(center, as: LinkCursor.offered)
        offered = center
    }

    private func move(to position: Position) async throws(LinkTrouble) {
        (acknowledged, farthest) = (position, max(position, farthest))
        if let suspect, suspect <= position { self.suspect = nil }
        condition.noteAcknowledged(position)
        try await keep(position, as: LinkCursor.acknowledged)
    }
}

// MARK: - Events that the center cannot read

extension OutLink {
    /// Narrows down which event it is that the center cannot read; when it is found, tries without it.
    ///
    /// Only when the center takes the same stretch without the event is the event to blame: one that refuses whatever it is
    /// sent must not make the hall throw away its day.
    private func narrow(_ batch: FactBatch, because trouble: LinkTrouble) throws(LinkTrouble) {
        guard !batch.entries.isEmpty else {
            (suspect, leftOut) = (nil, nil)
            throw trouble
        }
        if batch.through == batch.after.next { leftOut = batch.through }
        suspect = batch.through
    }

    /// The center has taken a batch: what was left out of it is to blame for the refusal.
    private func parkLeftOut() async throws(LinkTrouble) {
        guard let parked = leftOut.take(), parked > farthest else { return }
        let count = condition.notePark(parked)
        try await storing { journal throws(JournalError) in
            try await journal.setCursor(named: LinkCursor.parked, to: Int64(count))
        }
    }

    private func keep(_ position: Position, as name: String) async throws(LinkTrouble) {
        try await storing { journal throws(JournalError) in
            try await journal.setCursor(named: name, to: position.value)
        }
    }

    private func storing<Result>(
        _ work: (Journal) async throws(JournalError) -> Result
    ) async throws(LinkTrouble) -> Result {
        do throws(JournalError) {
            return try await work(journal)
        } catch {
            throw error == .stopping ? .stopped : .journal
        }
    }
}
