// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A fact of the hall, in the past tense; carries everything that applying it needs.
///
/// Stored for ever: a case may gain optional fields, never lose or change one (Journal encodes with a version).
package enum HallEvent: Sendable, Equatable, Codable {
    /// Numbers start anew, windows are closed, and tickets and answers from before the last day are dropped.
    case dayOpened(BusinessDay)
    case ticketIssued(
        TicketID,
        token: TicketToken,
        kind: TicketKind,
        person: PersonTag?,
        service: ServiceID,
        station: StationID?,
        announced: Outlook? = nil
    )
    case slipRequested(TicketID, station: StationID, copy: Int)
    case slipReported(TicketID, copy: Int, SlipOutcome)
    case ticketCalled(TicketID, window: WindowID, as: CallClass)
    case ticketRecalled(TicketID, window: WindowID)
    case servingStarted(TicketID, window: WindowID)
    /// `outcome` is nil where it was not asked for.
    case ticketFinished(TicketID, window: WindowID, outcome: FinishOutcome? = nil)
    /// `window` is nil when the day closed on it.
    case ticketMissed(TicketID, window: WindowID?)
    case ticketRequeued(TicketID, rank: QueueRank)
    case ticketAbandoned(TicketID)
    case ticketHeld(TicketID, window: WindowID)
    case ticketResumed(TicketID, window: WindowID)
    case ticketTransferred(TicketID, from: WindowID, service: ServiceID, reservedFor: WindowID?)
    case ticketVoided(TicketID, VoidReason)
    case ticketVerified(TicketID, window: WindowID, Verification)
    /// The window's last step with the ticket, and a step of the same command before it, did not happen.
    case stepUndone(TicketID, window: WindowID)
    case ticketRated(TicketID, window: WindowID?, Rating)
    /// The record's member of staff works at the window.
    case clerkSignedIn(WindowID)
    case clerkSignedOut(WindowID)
    case windowOpened(WindowID)
    case windowPaused(WindowID)
    case windowClosed(WindowID)
    /// The alert's id is the position of this event.
    case alertRaised(AlertKind, station: StationID?)
    case alertAcknowledged(Position)
    case alertClosed(Position)
    /// The complaint's id is the position of this event.
    case complaintReceived(ComplaintSubject, ticket: TicketID?, hotline: WorkOrderID?, due: BusinessDay)
    case complaintMoved(Position, to: ComplaintStage)
    /// Changes of the center's feed, with the cursor after them.
    case centerChangesTaken([CenterChange], through: Int64)
    /// Numbers of the day go on above `above`, whatever their prefix: the journal was put back from a backup, and which
    /// were given out after it nobody knows.
    case numbersRaised(above: Int)
    /// A command with an intent was refused; kept so that its key gives the same answer again.
    case refused(Refusal)
    /// A command with an intent changed nothing; kept so that its key gives the same answer again.
    case unchanged
}
