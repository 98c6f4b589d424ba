// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Wire

/// How a hall follows the center's change feed, and what each answer means for the next question; no clock, no I/O.
package struct ChangeCourse: Sendable, Equatable {
    /// What is asked of the center.
    package struct Question: Sendable, Equatable {
        /// The cursor after which the changes are wanted.
        package let after: Int64
        /// How long the center may hold its answer, in seconds.
        package let seconds: Int
    }

    /// What follows on an answer.
    package enum Turn: Sendable, Equatable {
        /// Have the journal decide this, and take its answer by `stored`.
        case store(HallCommand)
        /// Ask again, after a rest if there is one.
        case askAgain(rest: Duration?)
    }

    private let limits: LinkLimits
    private var retry: RetryDelay
    /// After a failure the center is not asked to hold its answer, so that it is known at once that it is back.
    private var mayHold = false
    /// The feed is to be taken from its beginning.
    package private(set) var isResyncing = false
    /// Answers in a row that did not continue where the state stood.
    private var misfits = 0

    /// How many answers in a row may begin elsewhere before the next question has to wait.
    private static let mostMisfits = 1

    /// Begins after a start.
    package init(limits: LinkLimits) {
        self.limits = limits
        retry = RetryDelay(limits)
    }

    /// The next question of a hall whose state stands at `cursor`.
    package func question(at cursor: Int64) -> Question {
        Question(after: isResyncing ? 0 : cursor, seconds: mayHold ? LinkPath.longestWaitSeconds : 0)
    }

    /// Takes the answer to `question`, which came `elapsed` after it was asked; `cursor` is where the state stood then,
    /// and `words` what its documents came to.
    package mutating func take(
        _ batch: ChangeBatch,
        to question: Question,
        at cursor: Int64,
        elapsed: Duration,
        adding words: [CenterChange] = []
    ) throws(LinkTrouble) -> Turn {
        guard batch.from == question.after || batch.from == 0, batch.changes.count <= ChangeBatch.mostChanges,
            batch.changes.isEmpty || batch.through > batch.from
        else { throw .garbled }
        guard batch.through >= batch.from else {
            // A feed that ends before we stand belongs to a center that was restored from a backup.
            try beginResync()
            return .askAgain(rest: nil)
        }
        isResyncing = false
        if batch.from != cursor { try noteMisfit() } else { misfits = 0 }
        guard !batch.changes.isEmpty || batch.through != cursor else {
            return .askAgain(rest: mayHold && elapsed < limits.leastPoll ? limits.leastPoll : nil)
        }
        return .store(
            .takeCenterChanges(
                ChangeTranslation.changes(of: batch) + words,
                from: batch.from,
                through: batch.through
            )
        )
    }

    /// Takes the center's refusal of `question`: a cursor that is none of its own leads to a full resync.
    package mutating func refused(_ question: Question, because trouble: LinkTrouble) throws(LinkTrouble) {
        guard trouble == .refused(status: 410), question.after != 0 else { throw trouble }
        try beginResync()
    }

    /// Takes what the journal answered to the changes.
    package mutating func stored(_ answer: HallAnswer) throws(LinkTrouble) {
        switch answer {
        // Somebody else moved the cursor: ask again from where it is now.
        case .refused(.cursorMismatch): try noteMisfit()
        case .refused: throw .journal
        case .done, .ticket, .called: break
        }
    }

    /// Ends a turn that came to its end.
    package mutating func succeed() {
        if misfits == 0 { retry.reset() }
        mayHold = true
    }

    /// Ends a turn that failed; returns how long to wait before the next.
    package mutating func pause(jitter: Double) -> Duration {
        mayHold = false
        return retry.next(jitter: jitter)
    }

    private mutating func beginResync() throws(LinkTrouble) {
        guard !isResyncing else { throw .garbled }
        isResyncing = true
    }

    /// A feed that always begins anew would fill the journal: the second time in a row has to wait.
    private mutating func noteMisfit() throws(LinkTrouble) {
        misfits += 1
        guard misfits <= Self.mostMisfits else {
            misfits = 0
            throw .garbled
        }
    }
}
