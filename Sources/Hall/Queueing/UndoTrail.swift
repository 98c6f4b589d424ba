// SPDX-License-Identifier: Apache-2.0
import Terms

/// What was changed in the large parts of a state since a mark, so that the way back costs as much as the way there.
struct UndoTrail: Sendable {
    /// One change, with what was there before.
    enum Step: Sendable {
        case issued
        case changed(Int, Ticket)
        /// A ticket of the business day before.
        case changedBefore(Int, Ticket)
        case answered
        case booking(BookingNumber, Booking?)
        case dayOpened(today: DayBook, before: DayBook, answersToday: AnswerBook, answersBefore: AnswerBook, HallLists)
    }

    /// False while nobody would go back.
    var isOn = false
    private(set) var steps: [Step] = []

    mutating func note(_ step: @autoclosure () -> Step) { if isOn { steps.append(step()) } }

    /// Forgets all steps and keeps their room.
    mutating func clear() { steps.removeAll(keepingCapacity: true) }
}

extension UndoTrail: Equatable {
    /// Equal states may have come about in different ways.
    static func == (left: Self, right: Self) -> Bool { true }
}
