// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What is printed on one slip (requirements.md 6).
///
/// It holds no person by construction: nothing is taken from a ticket but number, kind, times and token, and of a green
/// ticket not the reason (requirements.md 5.2).
package struct SlipContent: Sendable, Equatable {
    /// What the slip says about the queue at the moment of printing.
    package enum Standing: Sendable, Equatable {
        /// `minutes` is nil while no wait can be estimated.
        case waiting(ahead: Int, minutes: ClosedRange<Int>?)
        /// Called already: go to the window with this label.
        case called(window: String)
        /// 过号.
        case missed
        /// On hold or over; nothing is said.
        case silent
    }

    /// The hall's name.
    package let title: String
    /// The number the visitor holds, as `A017`.
    package let number: String
    /// `预约 10:00–11:00`, `优先`, or nil for a walk-in.
    package let mark: String?
    /// True when the center has not confirmed the booking: the window checks it.
    package let isVerifiedAtWindow: Bool
    /// Chinese name of the service; its identifier when the plan no longer has it.
    package let service: String
    /// English name of the service; may be empty.
    package let englishService: String
    /// Labels of the windows that will call the ticket, in the order of the plan.
    package let windows: [String]
    /// Where to wait; may be empty.
    package let area: String
    /// What the slip says about the queue.
    package let standing: Standing
    /// `2025-03-03 09:41:07`, the time of issue.
    package let issued: String
    /// `09:52`, the time of printing.
    package let printed: String
    /// The number on the kiosk.
    package let stationLabel: String
    /// What the QR code holds.
    package let code: String?
    /// Whom to ask and how to book.
    package let contact: SlipContact
    /// 0 for the original, n for the nth reprint.
    package let copy: Int

    /// Picks what the public may read out of a ticket; `outlook` and `now` are those of the moment of printing.
    package init(
        ticket: Ticket,
        copy: Int,
        plan: HallPlan,
        outlook: Outlook?,
        settings: SlipSettings,
        now: Moment
    ) {
        let line = plan.service(ticket.service)
        title = plan.name
        number = ticket.id.number.text
        (mark, isVerifiedAtWindow) = Self.mark(of: ticket.kind, inZoneOf: now)
        service = line?.name ?? ticket.service.text
        englishService = line?.englishName ?? ""
        windows = ticket.reservedFor.map { [plan.label(of: $0)] } ?? plan.windows(for: ticket.service).map(\.label)
        area = line?.area ?? ""
        standing = Self.standing(of: ticket, outlook: outlook, plan: plan)
        issued = now.at(ticket.issuedAt).text
        printed = now.clockText
        stationLabel = settings.stationLabel
        contact = settings.contact
        self.copy = copy
        switch settings.code {
        case .none: code = nil
        case .token: code = ticket.token.text
        case .link(let prefix): code = prefix.prefix(SlipSettings.linkLimit) + ticket.token.text
        }
    }

    private static func mark(of kind: TicketKind, inZoneOf now: Moment) -> (String?, Bool) {
        switch kind {
        case .walkIn: (nil, false)
        case .booked(_, let slot, let verifyAtWindow, _): ("预约 " + slot.text(inZoneOf: now), verifyAtWindow)
        case .green: ("优先", false)
        }
    }

    private static func standing(of ticket: Ticket, outlook: Outlook?, plan: HallPlan) -> Standing {
        switch ticket.state {
        case .waiting: outlook.map { .waiting(ahead: $0.ahead, minutes: $0.minutes) } ?? .silent
        case .called(let window, _, _), .serving(let window, _): .called(window: plan.label(of: window))
        case .missed: .missed
        case .onHold, .done, .abandoned, .voided: .silent
        }
    }
}

extension HallPlan {
    /// The label of a window; its identifier when the plan no longer has it.
    fileprivate func label(of id: WindowID) -> String { window(id)?.label ?? id.text }
}
