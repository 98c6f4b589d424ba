// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Where a ticket is between issue and end (requirements.md 5).
package enum TicketState: Sendable, Equatable, Hashable, Codable {
    case waiting
    /// `calls` counts the first call and every recall.
    case called(window: WindowID, calls: Int, at: Timestamp)
    case serving(window: WindowID, since: Timestamp)
    /// 挂起 by a window.
    case onHold(window: WindowID)
    /// 过号; may be requeued.
    case missed
    case done
    /// 弃号.
    case abandoned
    case voided(VoidReason)

    /// The name in answers and logs.
    package var name: String {
        switch self {
        case .waiting: "waiting"
        case .called: "called"
        case .serving: "serving"
        case .onHold: "hold"
        case .missed: "missed"
        case .done: "done"
        case .abandoned: "abandoned"
        case .voided: "voided"
        }
    }

    /// True while the visitor still expects to be served with this ticket.
    package var isLive: Bool {
        switch self {
        case .waiting, .called, .serving, .onHold, .missed: true
        case .done, .abandoned, .voided: false
        }
    }
}
