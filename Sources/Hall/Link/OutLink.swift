// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Wire

/// Sends the hall's facts up: reads the journal from its own position, and goes on as its `FactCourse` says.
actor OutLink {
    private let journal: Journal
    private let line: CenterLine
    private let jitter: @Sendable () -> Double
    private var course: FactCourse
    private var condition: LinkCondition { line.condition }

    /// Follows `course`, which begins with what the journal keeps.
    init(journal: Journal, line: CenterLine, course: FactCourse, jitter: @escaping @Sendable () -> Double) {
        (self.journal, self.line, self.course, self.jitter) = (journal, line, course, jitter)
    }

    /// Sends until the task is cancelled or the journal is closed.
    func run() async {
        while await journal.wait(beyond: course.acknowledged) != nil {
            var rest: Duration?
            do throws(LinkTrouble) {
                rest = try await sendBatch() ? nil : line.limits.gathering
                condition.settle(.facts, nil)
            } catch {
                guard error != .stopped else { return }
                condition.settle(.facts, error)
                rest = course.pause(jitter: jitter())
            }
            guard let rest else { continue }
            do throws(CancellationError) { try await line.time.wait(for: rest) } catch { return }
        }
    }

    /// Sends the next batch; returns whether more should follow at once.
    private func sendBatch() async throws(LinkTrouble) -> Bool {
        let (start, asked) = (course.acknowledged, course.window)
        let records = try await storing { journal throws(JournalError) in
            try await journal.records(after: start, limit: asked)
        }
        guard let first = records.first else { throw .journal }
        condition.noteOldest(first.moment.timestamp)
        let offer = course.offer(records)
        if offer.isNews {
            try await keep(.offered, offer.batch.through.value)
            course.noteSent(through: offer.batch.through)
        }
        let receipt: FactReceipt
        do throws(LinkTrouble) {
            receipt = try await line.post(facts: offer.body)
        } catch {
            guard error.isUnreadable else { throw error }
            if let trouble = course.narrow(offer.batch, because: error) { throw trouble }
            return true
        }
        try await take(receipt, for: offer.batch)
        // Less than was asked for is all there was: what comes next may gather for a moment.
        return records.count == asked || course.acknowledged != records.last?.position
    }

    private func take(_ receipt: FactReceipt, for batch: FactBatch) async throws(LinkTrouble) {
        var next = course
        let (steps, trouble) = next.take(receipt, for: batch, newest: journal.position)
        for step in steps { try await carryOut(step) }
        course = next
        if let trouble { throw trouble }
    }

    private func carryOut(_ step: FactCourse.Step) async throws(LinkTrouble) {
        switch step {
        case .keep(let cursor, let value): try await keep(cursor, value)
        case .behind(let center): condition.noteBehind(center: center, journal: journal.position)
        case .moved(let center, let hall):
            Log.write(.notice, "center stands elsewhere", ["center": center, "hall": hall])
        case .parked(let position, let count): condition.notePark(position, count: count)
        case .acknowledged(let position): condition.noteAcknowledged(position)
        }
    }

    private func keep(_ cursor: LinkCursor, _ value: Int64) async throws(LinkTrouble) {
        try await storing { journal throws(JournalError) in
            try await journal.setCursor(named: cursor.rawValue, to: value)
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
