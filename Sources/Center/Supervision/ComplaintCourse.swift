// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Where a complaint stands and by when it has to move; what was said in it is kept elsewhere, sealed.
package struct ComplaintCourse: Sendable, Equatable {
    /// How it came.
    package let source: ComplaintSource
    /// The local date on which it was received.
    package let received: BusinessDay
    /// How far it has come.
    package private(set) var stage: ComplaintStage
    /// Whether the answer was put off.
    package private(set) var isPostponed: Bool

    /// Why a step cannot be taken.
    package enum Refusal: Error, Sendable, Equatable {
        /// The stage that may follow; nil after an end.
        case outOfOrder(next: ComplaintStage?)
        /// It was put off before, or may not be, or is answered.
        case notPostponable
    }

    /// Takes up a complaint where it stands.
    package init(
        source: ComplaintSource,
        received: BusinessDay,
        stage: ComplaintStage = .received,
        isPostponed: Bool = false
    ) {
        (self.source, self.received, self.stage, self.isPostponed) = (source, received, stage, isPostponed)
    }

    /// Takes the next stage; it can go back to where it came from before anything was found in it.
    package mutating func move(to next: ComplaintStage) throws(Refusal) {
        guard next == stage.next || next == .returned && stage == .received else {
            throw .outOfOrder(next: stage.next)
        }
        stage = next
    }

    /// Puts the answer off, once.
    package mutating func postpone() throws(Refusal) {
        guard !isPostponed, source.postponement != nil, !isOver else { throw .notPostponable }
        isPostponed = true
    }

    /// Whether nothing is left to do.
    package var isOver: Bool { stage.next == nil }

    /// The last day for the answer.
    package func answerDue(_ calendar: WorkingDays) -> BusinessDay {
        let due = source.answer.end(from: received, calendar)
        guard isPostponed, let postponement = source.postponement else { return due }
        return postponement.end(from: due, calendar)
    }

    /// The last day for the step that comes next; nil when nothing is left to do.
    package func due(_ calendar: WorkingDays) -> BusinessDay? {
        switch stage {
        case .received: min(source.contact.end(from: received, calendar), answerDue(calendar))
        case .verified, .handled: answerDue(calendar)
        case .answered, .returned: nil
        }
    }

    /// The last day for sending it back or on; nil once somebody has found that it is in the right place.
    package func redirectDue(_ calendar: WorkingDays) -> BusinessDay? {
        stage == .received ? source.redirect.end(from: received, calendar) : nil
    }

    /// Whether the next step is late on `today`.
    package func isLate(on today: BusinessDay, _ calendar: WorkingDays) -> Bool {
        due(calendar).map { $0 < today } ?? false
    }
}
