// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What somebody asks of the hall; every command has the same path: decide, append, apply, answer.
package enum HallCommand: Sendable, Equatable, Hashable, Codable {
    /// 现场取号. `person` is known only if the visitor chose to show a card (A19).
    case issueWalkIn(service: ServiceID, person: PersonTag?, station: StationID?, token: TicketToken)
    /// 换取现场办理号.
    case exchange(
        booking: BookingNumber,
        proof: ExchangeProof,
        claim: CenterClaim,
        station: StationID?,
        token: TicketToken
    )
    /// 绿色通道: by staff, with a reason code of the scope list.
    case issueGreen(service: ServiceID, reason: String, station: StationID?, token: TicketToken)
    /// 补打; answered with the ticket, `again`.
    case reprint(ticket: TicketID, station: StationID)
    /// 叫号; answered `done` when the window was settled or opened but nobody waits.
    ///
    /// `settling` says what becomes of a ticket still open at the window; nil refuses when there is one.
    case callNext(window: WindowID, settling: Settling?)
    /// 指呼.
    case callTicket(window: WindowID, ticket: TicketID, settling: Settling?)
    /// A step with the ticket that is at the window, or with the window itself.
    case step(window: WindowID, WindowStep)
    /// 办结 with its outcome; the step `finish` is one that was `done`.
    case finish(window: WindowID, outcome: FinishOutcome)
    /// 核实 of the booked visitor at the window (R19–R22), by staff; the newest finding counts.
    case verify(window: WindowID, Verification)
    /// A member of staff takes a window: one window a clerk, one clerk a window.
    case signIn(window: WindowID)
    /// The clerk leaves, and the window closes; refused while a ticket is there.
    case signOut(window: WindowID)
    /// 回呼: a held ticket comes back to the window.
    case resume(window: WindowID, ticket: TicketID)
    /// 转移 of the window's ticket; keeps number and waiting time.
    case transfer(window: WindowID, to: TransferGoal)
    /// 过号重排 of a missed ticket.
    case requeue(ticket: TicketID)
    /// 弃号 of a waiting, missed or held ticket.
    case abandon(ticket: TicketID)
    /// 作废 by staff, with a reason.
    case void(ticket: TicketID, reason: VoidReason)
    /// 好差评 of a finished ticket: once, and never asked for twice.
    case rate(ticket: TicketID, Rating)
    /// Calls staff; unchanged while the same call from the same place is open.
    case raiseAlert(AlertKind, station: StationID?)
    /// A member of staff takes an alert up.
    case acknowledgeAlert(Position)
    case closeAlert(Position)
    /// 有诉即办: a complaint is received, by staff; `hotline` is a work order of 12345.
    case openComplaint(ComplaintSubject, ticket: TicketID?, hotline: WorkOrderID?)
    /// A complaint comes to its next stage.
    case moveComplaint(Position, to: ComplaintStage)
    /// 清号, by staff: whoever waits, is called or on hold is missed; windows close but those that serve somebody.
    case closeDay
    /// What a printer did with a slip.
    case reportSlip(ticket: TicketID, copy: Int, SlipOutcome)
    /// Changes of the center's feed up to `cursor`; applied once, whatever is sent twice.
    case takeCenterChanges([CenterChange], from: Int64, through: Int64)
    /// The clock says that a new business day may have begun.
    case openDay
}

/// What becomes of the ticket still open at a window when the next is called.
package enum Settling: String, Sendable, Codable, CaseIterable {
    case finish
    case miss
}

/// A step with the ticket at a window, or with the window itself.
package enum WindowStep: String, Sendable, Codable, CaseIterable {
    /// 重呼; at the call limit the answer is a refusal and the clerk marks it missed.
    case recall
    /// 受理: the visitor is here.
    case serve
    /// 办结.
    case finish
    /// 过号.
    case miss
    /// 挂起.
    case hold
    /// The window opens.
    case open
    /// 暂停服务.
    case pause
    /// 未开放; refused while a ticket is at the window.
    case close
    /// Takes the window's last step with a ticket back, soon after a misclick.
    case undo
}

/// Where a transferred ticket goes.
package enum TransferGoal: Sendable, Equatable, Hashable, Codable {
    case service(ServiceID)
    /// To one window, for the service it has.
    case window(WindowID)
}

/// Why a ticket was voided.
package enum VoidReason: String, Sendable, Codable, CaseIterable {
    /// R23: the person at the window is not who booked.
    case idMismatch = "id_mismatch"
    case issuedByMistake = "issued_by_mistake"
}

/// What became of one copy of a slip (devices.md E.4).
package enum SlipOutcome: String, Sendable, Codable, CaseIterable {
    /// Bytes are about to go to the printer.
    case started
    /// The printer confirmed everything up to the cut, with a clean status after it.
    case printed
    /// Nothing was accepted; may be printed again by itself.
    case failedBefore = "failed_before"
    /// Some bytes went out and the end is not known; only a person may ask for another copy.
    case unknown
}
