// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What is true in a hall after a journal's records up to `position`.
///
/// Changed by `apply` only. Snapshots hold what follows from nothing else; the lists are made anew when one is read.
package struct HallState: Sendable, Equatable {
    /// The last record applied.
    package internal(set) var position = Position.start
    /// The circumstances of the last record; nil before the first.
    package internal(set) var newest: Moment?
    /// The business day that numbers are given out for; nil before the first was opened.
    ///
    /// It never goes back.
    package internal(set) var day: BusinessDay?
    /// The business day before `day`.
    package internal(set) var previousDay: BusinessDay?
    /// The center's feed is known up to here.
    package internal(set) var centerCursor: Int64 = 0
    /// The notice line for boards and idle screens.
    package internal(set) var notice: String?
    /// 仅预约办理: the newest document, without the periods that were seen to end.
    package internal(set) var mode = BookingOnlyMode.none
    /// The center's clock minus the hall's, in seconds, where that is worth noting (A27).
    package internal(set) var clockOffsetSeconds = 0
    /// The open conflicts that the center has found, oldest first, at most `centerCaseLimit`.
    package internal(set) var centerCases: [CenterCase] = []

    var today = DayBook()
    /// The tickets of `previousDay`, all missed or ended: for retries and printers across midnight.
    var before = DayBook()
    /// The last serial given out per prefix today.
    var serials: [TicketPrefix: Int] = [:]
    var windows: [WindowID: WindowState] = [:]
    var bookings: [BookingNumber: Booking] = [:]
    var answersToday = AnswerBook()
    var answersBefore = AnswerBook()
    /// Seconds that the last visits took, oldest first, at most `handlingSamples` a service.
    var handling: [ServiceID: [Int]] = [:]
    /// The calls on the boards, oldest first: one at most for each window.
    var calls: [CurrentCall] = []
    /// Alerts that are open, and those closed today.
    package internal(set) var alerts: [HallAlert] = []
    /// Complaints that are open, and those answered within a month.
    package internal(set) var complaints: [HallComplaint] = []
    /// The newest missed tickets that have not come back, oldest first, at most `BoardView.missedLimit`.
    var missed: [TicketID] = []

    /// Follows from `today`.
    var lists = HallLists()
    /// Follows from `bookings`.
    var bookingsByPerson: [PersonTag: Set<BookingNumber>] = [:]
    /// Follows from `bookings` and `today`.
    var toCome = BookingsToCome()
    /// The way back to a mark; says nothing about the hall.
    var trail = UndoTrail()

    /// A hall in which nothing has happened.
    package init() {}

    /// Visits that the mean handling time is taken of.
    package static let handlingSamples = 50
}
