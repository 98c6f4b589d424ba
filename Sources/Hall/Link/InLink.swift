// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Wire

/// Takes the center's changes down: asks as its `ChangeCourse` says, and has the journal store what comes.
actor InLink {
    private let journal: Journal
    private let line: CenterLine
    private let jitter: @Sendable () -> Double
    /// nil for a hall that keeps no documents.
    private let documents: DocumentCourse?
    /// Only a hall that keeps documents can have a mode whose end depends on a clock.
    nonisolated let hasDocuments: Bool
    private var course: ChangeCourse
    private var clock: ClockCourse

    init(
        journal: Journal,
        line: CenterLine,
        jitter: @escaping @Sendable () -> Double,
        documents: DocumentCourse? = nil
    ) {
        (self.journal, self.line, self.jitter, self.documents) = (journal, line, jitter, documents)
        hasDocuments = documents != nil
        course = ChangeCourse(limits: line.limits)
        clock = ClockCourse(toleranceSeconds: line.limits.clockTolerance)
    }

    /// Asks until the task is cancelled or the journal is closed.
    func run() async {
        await recallMode()
        while !Task.isCancelled {
            var rest: Duration?
            do throws(LinkTrouble) {
                rest = try await turn()
                course.succeed()
                line.condition.settle(.changes, nil)
            } catch {
                guard error != .stopped else { return }
                line.condition.settle(.changes, error)
                rest = course.pause(jitter: jitter())
            }
            guard let rest else { continue }
            do throws(CancellationError) { try await line.time.wait(for: rest) } catch { return }
        }
    }

    /// Asks once and stores the answer; returns how long to rest before asking again.
    private func turn() async throws(LinkTrouble) -> Duration? {
        let wasResyncing = course.isResyncing
        defer {
            if course.isResyncing, !wasResyncing {
                Log.write(.notice, "taking the center's feed from its beginning")
            }
        }
        let cursor = await journal.view { $0.centerCursor }
        let question = course.question(at: cursor)
        let began = line.time.now()
        let batch: ChangeBatch
        do throws(LinkTrouble) {
            batch = try await line.changes(after: question.after, waiting: question.seconds)
        } catch {
            try course.refused(question, because: error)
            return nil
        }
        noteClock(batch)
        let elapsed = began.duration(to: line.time.now())
        let words = try await documents?.take(batch) ?? []
        switch try course.take(batch, to: question, at: cursor, elapsed: elapsed, adding: words) {
        case .askAgain(let rest): return rest
        case .store(let command):
            try course.stored(await store(command))
            try await keepClock()
            return nil
        }
    }

    private func store(_ command: HallCommand) async throws(LinkTrouble) -> HallAnswer {
        do throws(JournalError) {
            return try await journal.submit(command, key: nil, staff: nil).answer
        } catch {
            throw error == .stopping ? .stopped : .journal
        }
    }

    /// A27: the center's clock is the one that counts; what the way took is put up with.
    private func noteClock(_ batch: ChangeBatch) {
        clock.noteAnswer(center: batch.now, at: line.time.now())
        let difference = batch.now.milliseconds - line.clock().milliseconds
        line.condition.noteOffset(seconds: line.heard(batch.now) ?? Int(difference / 1000))
    }

    /// Compares the clocks from time to time while a mode's end depends on them, also while the center is away.
    func watchClock() async {
        while !Task.isCancelled {
            do throws(CancellationError) { try await line.time.wait(for: line.limits.clockWatch) } catch { return }
            do throws(LinkTrouble) {
                try await keepClock()
            } catch {
                guard error != .stopped else { return }
            }
        }
    }

    /// Notes what the center's clock says against the hall's, where a mode's end depends on it.
    private func keepClock() async throws(LinkTrouble) {
        let (mode, noted, cursor) = await journal.view { ($0.mode, $0.clockOffsetSeconds, $0.centerCursor) }
        guard !mode.periods.isEmpty || noted != 0,
            let offset = clock.correction(of: noted, wall: line.clock(), at: line.time.now())
        else { return }
        Log.write(.warning, "the center's clock counts for the mode", ["seconds": offset])
        _ = try await store(.takeCenterChanges([.clock(offsetSeconds: offset)], from: cursor, through: cursor))
    }

    /// Tells the journal of a mode that was kept as a file just before the hall stopped, or that a restored journal lacks.
    private func recallMode() async {
        guard let mode = await documents?.mode else { return }
        let (known, cursor) = await journal.view { ($0.mode.version, $0.centerCursor) }
        guard known < mode.version else { return }
        do throws(LinkTrouble) {
            _ = try await store(.takeCenterChanges([.mode(mode)], from: cursor, through: cursor))
        } catch { Log.write(.error, "the mode could not be recalled", ["reason": error]) }
    }
}
