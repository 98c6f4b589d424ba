// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An event with its place and circumstances, as journals store and consumers read it.
package struct HallRecord: Sendable, Equatable {
    /// Its place in the journal.
    package let position: Position
    /// When it was decided, by the hall's clock.
    package let moment: Moment
    /// The intent that led to it; nil for what the hall did by itself.
    package let intent: Intent?
    /// The staff number of who asked, if known.
    package let staff: StaffID?
    /// What happened.
    package let event: HallEvent
    /// On the last event of a command with an intent: its answer.
    package let answer: HallAnswer?

    /// Collects the parts.
    package init(
        position: Position,
        moment: Moment,
        intent: Intent?,
        staff: StaffID?,
        event: HallEvent,
        answer: HallAnswer?
    ) {
        (self.position, self.moment, self.intent) = (position, moment, intent)
        (self.staff, self.event, self.answer) = (staff, event, answer)
    }
}
