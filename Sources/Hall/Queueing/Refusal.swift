// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a command was not carried out, in words a visitor or clerk can be told; not a fault of the machine.
package enum Refusal: Error, Sendable, Equatable, Hashable, Codable {
    case unknownService(ServiceID)
    case unknownWindow(WindowID)
    case unknownStation(StationID)
    case unknownTicket
    /// No such booking here, or a wrong second fact: the same answer, so that numbers cannot be guessed (R68).
    case bookingNotFound
    /// Exchange is possible from `from`.
    case tooEarly(from: Timestamp, slot: TimeSlot)
    /// Booked for another day.
    case otherDay(BusinessDay)
    case slotPassed(TimeSlot)
    case otherCenter(CenterID)
    case bookingCancelled
    /// 作废; a walk-in ticket is still possible.
    case bookingVoid
    /// Exchanged at another place.
    case exchangedElsewhere
    /// The document is not the principal's or agent's: see the help desk; never voids (A9).
    case documentMismatch
    /// A card or the last four characters are needed as well.
    case secondFactNeeded
    /// The reason code is not in the green channel's scope.
    case reasonNotInScope
    /// Only signed-in staff may do this.
    case staffNeeded
    case nothingWaiting
    /// The window still has a ticket.
    case windowBusy(TicketID)
    /// The window has no ticket to do this with.
    case noTicketAtWindow
    /// The window does not handle the ticket's service.
    case notServedHere(TicketID)
    /// No window on duty handles the service, so nobody can be sent there.
    case nobodyServes(ServiceID)
    /// The window is closed, so nobody can be sent there.
    case windowClosed(WindowID)
    /// The ticket's state does not allow it; `state` is its name.
    case ticketIs(TicketID, state: String)
    /// Called as often as the rules allow: mark it missed.
    case callLimitReached(TicketID)
    /// R22: what has to be seen before the booked visitor is served.
    case verificationNeeded(TicketID, missing: [Verification.Part])
    /// R23: the person is not who booked; void the ticket, and a walk-in number is possible.
    case identityMismatch(TicketID)
    /// Only booked visitors are checked against a registration.
    case notBooked(TicketID)
    /// The clerk works at another window.
    case signedInElsewhere(WindowID)
    /// Another clerk works at the window.
    case windowTaken(WindowID)
    /// Nothing at the window can be taken back, or no longer.
    case nothingToUndo(WindowID)
    /// The ticket has its rating.
    case alreadyRated(TicketID)
    /// No such alert or complaint.
    case unknownCase
    /// The complaint is at another stage.
    case complaintIs(Position, ComplaintStage)
    /// R47: walk-in numbers rest by the notice with this number until then; the green channel stays open (A36).
    case bookingOnly(notice: String, until: Timestamp)
    /// The series has no number left below 100,000.
    case numbersUsedUp(TicketPrefix)
    /// The key was used before for a different request.
    case intentReused
    /// The feed does not continue where this hall's copy ends.
    case cursorMismatch(expected: Int64)
}
