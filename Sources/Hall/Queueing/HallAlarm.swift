// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Something that the duty manager should do something about now.
package enum HallAlarm: Sendable, Equatable {
    /// More wait for a service than the rules call normal.
    case manyWaiting(ServiceID, count: Int)
    /// Somebody has waited longer than the rules call normal.
    case longWait(ServiceID, minutes: Int)
    /// Visitors wait and no window on duty takes them.
    case nobodyOnDuty(ServiceID, waiting: Int)
    /// A26: in an open hour no window on duty takes walk-ins for the service.
    case noWalkInWindow(ServiceID)
    /// A29: the green channel's share of today's tickets, in percent.
    case greenShare(percent: Int)
    /// An alert that nobody has taken up in time.
    case unansweredAlert(Position, minutes: Int)
    /// A complaint whose last day has come or passed.
    case complaintDue(Position, due: BusinessDay)
}
