// SPDX-License-Identifier: Apache-2.0

/// A point that a state can go back to.
package struct HallMark: Sendable {
    /// The state without its large parts, which the trail brings back.
    fileprivate let small: HallState
}

extension HallState {
    /// Sets the mark that `goBack` leads to; one before it no longer counts.
    package mutating func mark() -> HallMark {
        trail.clear()
        trail.isOn = true
        var (small, large) = (self, HallState())
        small.exchangeLarge(with: &large)
        return HallMark(small: small)
    }

    /// Undoes every record applied since `mark` was set, which was the last mark.
    package mutating func goBack(to mark: HallMark) {
        let steps = trail.steps
        trail = UndoTrail()
        for step in steps.reversed() { undo(step) }
        var whole = mark.small
        whole.exchangeLarge(with: &self)
        whole.trail = UndoTrail()
        self = whole
    }

    /// The parts that grow with the day; whatever changes them notes it in the trail.
    private mutating func exchangeLarge(with other: inout HallState) {
        swap(&today, &other.today)
        swap(&before, &other.before)
        swap(&answersToday, &other.answersToday)
        swap(&answersBefore, &other.answersBefore)
        swap(&bookings, &other.bookings)
        swap(&bookingsByPerson, &other.bookingsByPerson)
        swap(&lists, &other.lists)
    }

    private mutating func undo(_ step: UndoTrail.Step) {
        switch step {
        case .issued:
            let index = today.tickets.count - 1
            lists.unlist(today.tickets[index], at: index)
            today.removeLast()
        case .changed(let index, let ticket):
            lists.unlist(today.tickets[index], at: index)
            today.change(index) { $0 = ticket }
            lists.list(ticket, at: index)
        case .changedBefore(let index, let ticket): before.change(index) { $0 = ticket }
        case .answered: answersToday.removeLast()
        case .booking(let number, let booking):
            if let now = bookings[number] { forget(now) }
            if let booking { keep(booking) }
        case .dayOpened(let today, let before, let answersToday, let answersBefore, let lists):
            (self.today, self.before, self.lists) = (today, before, lists)
            (self.answersToday, self.answersBefore) = (answersToday, answersBefore)
        }
    }
}
