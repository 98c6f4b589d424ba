// SPDX-License-Identifier: Apache-2.0
import Queueing

extension Refusal {
    /// The refusal's name on the link, without any of its values; part of the treaty with the center.
    var factName: String {
        switch self {
        case .unknownService: "unknown_service"
        case .unknownWindow: "unknown_window"
        case .unknownStation: "unknown_station"
        case .unknownTicket: "unknown_ticket"
        case .bookingNotFound: "booking_not_found"
        case .tooEarly: "too_early"
        case .otherDay: "other_day"
        case .slotPassed: "slot_passed"
        case .otherCenter: "other_center"
        case .bookingCancelled: "booking_cancelled"
        case .bookingVoid: "booking_void"
        case .exchangedElsewhere: "exchanged_elsewhere"
        case .documentMismatch: "document_mismatch"
        case .secondFactNeeded: "second_fact_needed"
        case .reasonNotInScope: "reason_not_in_scope"
        case .staffNeeded: "staff_needed"
        case .nothingWaiting: "nothing_waiting"
        case .windowBusy: "window_busy"
        case .noTicketAtWindow: "no_ticket_at_window"
        case .notServedHere: "not_served_here"
        case .nobodyServes: "nobody_serves"
        case .windowClosed: "window_closed"
        case .ticketIs: "ticket_is"
        case .callLimitReached: "call_limit_reached"
        case .numbersUsedUp: "numbers_used_up"
        case .intentReused: "intent_reused"
        case .cursorMismatch: "cursor_mismatch"
        case .verificationNeeded: "verification_needed"
        case .identityMismatch: "identity_mismatch"
        case .notBooked: "not_booked"
        case .signedInElsewhere: "signed_in_elsewhere"
        case .windowTaken: "window_taken"
        case .nothingToUndo: "nothing_to_undo"
        case .alreadyRated: "already_rated"
        case .unknownCase: "unknown_case"
        case .complaintIs: "complaint_is"
        case .bookingOnly: "booking_only"
        }
    }
}
