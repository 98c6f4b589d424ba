// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Why no number was given for a booking, as a visitor is told; a walk-in number is offered with each.
package enum DeskReason: Sendable, Equatable, Hashable, Codable {
    /// Clock text, `09:00`.
    case tooEarly(from: String)
    /// `2026-11-24`.
    case otherDay(String)
    case slotPassed
    case otherCenter
    case cancelled
    case void
    case exchangedElsewhere
    /// Refer to the help desk, never void (A9).
    case mismatch
    /// Unknown number or wrong second fact: the same words (R68).
    case notFound
    case cardNeeded
    /// The booked service is not in this hall's plan.
    case serviceNotHere
    /// A voucher whose signature does not fit, or that is damaged.
    case voucherNotValid
    /// A voucher of a key or kind that this hall cannot check.
    case voucherNotKnown
    /// A code that is neither voucher nor booking number.
    case codeNotKnown
    /// An electronic credential that its issuer does not know, or that has expired.
    case credentialRefused
    /// 仅预约办理: by the notice with this number, until a time like `2026-11-30 18:00` (R47).
    case bookingOnly(notice: String, until: String)
    /// Anything that only staff can sort out.
    case seeHelpDesk

    /// Says a refusal in the visitor's terms; `moment` gives the hall's local time.
    init(_ refusal: Refusal, at moment: Moment) {
        self =
            switch refusal {
            case .tooEarly(let from, _): .tooEarly(from: moment.at(from).clockText)
            case .otherDay(let day): .otherDay(day.text)
            case .slotPassed: .slotPassed
            case .otherCenter: .otherCenter
            case .bookingCancelled: .cancelled
            case .bookingVoid: .void
            case .exchangedElsewhere: .exchangedElsewhere
            case .documentMismatch: .mismatch
            case .bookingNotFound: .notFound
            case .secondFactNeeded: .cardNeeded
            case .unknownService: .serviceNotHere
            case .bookingOnly(let notice, let until):
                .bookingOnly(
                    notice: notice,
                    until: moment.at(until).day.text + " " + moment.at(until).clockText
                )
            case .unknownWindow, .unknownStation, .unknownTicket, .reasonNotInScope, .staffNeeded, .nothingWaiting,
                .windowBusy, .noTicketAtWindow, .notServedHere, .nobodyServes, .windowClosed, .ticketIs,
                .callLimitReached, .numbersUsedUp, .intentReused, .cursorMismatch, .verificationNeeded,
                .identityMismatch, .notBooked, .signedInElsewhere, .windowTaken, .nothingToUndo, .alreadyRated,
                .unknownCase, .complaintIs:
                .seeHelpDesk
            }
    }
}
