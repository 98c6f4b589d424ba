// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What a panel learns of the hall: the calls since it last asked, and how things stand after them.
package struct PanelNews: Sendable, Equatable {
    /// What changed about calls.
    package enum Change: Sendable, Equatable {
        /// A call or recall.
        case called(PanelCall)
        /// The number's call no longer holds: it was missed, moved or taken back.
        case withdrawn(TicketNumber)
    }

    /// The journal's position that all of it holds for.
    package let position: Position
    /// The hall's clock when it was read.
    package let now: Timestamp
    /// What happened since the last news, in order.
    package let changes: [Change]
    /// The calls whose visitors are at their windows or on the way, newest first.
    package let standing: [PanelCall]
    /// For the panel of a window: the window.
    package let window: WindowBoard?
    /// The hall's notice line.
    package let notice: String?

    /// Collects the parts.
    package init(
        position: Position,
        now: Timestamp,
        changes: [Change] = [],
        standing: [PanelCall],
        window: WindowBoard? = nil,
        notice: String? = nil
    ) {
        (self.position, self.now, self.changes) = (position, now, changes)
        (self.standing, self.window, self.notice) = (standing, window, notice)
    }
}
