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
    private var course: ChangeCourse

    init(journal: Journal, line: CenterLine, jitter: @escaping @Sendable () -> Double) {
        (self.journal, self.line, self.jitter) = (journal, line, jitter)
        course = ChangeCourse(limits: line.limits)
    }

    /// Asks until the task is cancelled or the journal is closed.
    func run() async {
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
        switch try course.take(batch, to: question, at: cursor, elapsed: elapsed) {
        case .askAgain(let rest): return rest
        case .store(let command):
            try course.stored(await store(command))
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
        let difference = batch.now.milliseconds - line.clock().milliseconds
        line.condition.noteOffset(seconds: Int(difference / 1000))
    }
}
