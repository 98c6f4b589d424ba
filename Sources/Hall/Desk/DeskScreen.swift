// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a station shows: no document number and no full name can be in it.
package struct DeskScreen: Sendable, Equatable, Codable {
    /// What the visitor is told or asked.
    package var content: Content
    /// A word on what was just tried, if there is one.
    package var hint: Hint?
    /// What else there is to know.
    package var notes: [Note]
    /// True shortly before the screen is taken away.
    package var isEndingSoon: Bool
    /// The language the visitor chose.
    package var language: DeskLanguage
    /// Whether a slip can be expected.
    package var paper: DeskPaper
    /// What can be touched now.
    package var touches: [DeskTouch.Name]

    /// The kinds of screen.
    package enum Content: Sendable, Equatable, Codable {
        /// Nobody is there; `notice` is the center's.
        case home(notice: String?)
        /// 预约取号: card, voucher or number; `isMistyped` when the check digit was wrong.
        case bookingEntry(isMistyped: Bool)
        /// The last four characters of the document for the number just typed.
        case lastFour(isAgain: Bool)
        /// A card is needed besides the voucher or number.
        case cardWanted
        /// An agent's booking: the other person's document, which may be skipped.
        case secondDocument(greeting: Greeting)
        case chooseBooking([BookedChoice])
        /// `hasNoBooking` after a card that no booking of today belongs to.
        case chooseService([ServiceOffer], hasNoBooking: Bool)
        /// Nobody is on duty there; not a refusal.
        case nobodyOnDuty(ServiceOffer)
        /// An electronic credential is being checked; with what visitors know such credentials as.
        case checking(name: String?)
        /// The hall is being asked; with the booking, when it is one.
        case working(greeting: Greeting?)
        case reprint(DeskTicket, Earlier)
        case refused(DeskReason)
        /// The number could not be kept; staff have been called.
        case fault(canRetry: Bool)
        case ticket(DeskTicket, isReprint: Bool)
    }

    /// Why there is a number already.
    package enum Earlier: String, Sendable, Codable, CaseIterable {
        /// The booking was exchanged.
        case exchanged
        /// The person holds a number for the service.
        case pending
    }

    /// A booking as a screen greets with it: `王*`, `10:00–11:00`, the service's names.
    package struct Greeting: Sendable, Equatable, Codable {
        /// nil when only a voucher is known, which carries no name.
        package let maskedName: String?
        /// The booked slot, `10:00–11:00`.
        package let slot: String
        /// Its Chinese name.
        package let service: String
        /// Its English name.
        package let englishService: String
    }

    /// One of several bookings.
    package struct BookedChoice: Sendable, Equatable, Codable {
        /// The booking number.
        package let booking: BookingNumber
        /// Who booked what, masked.
        package let greeting: Greeting
        /// The number it was exchanged for already.
        package let number: TicketNumber?
    }

    /// What is said about an attempt.
    package enum Hint: String, Sendable, Codable, CaseIterable {
        case placeCardAgain = "place_card_again"
        case cardNotUsable = "card_not_usable"
        case placeDocumentAgain = "place_document_again"
        case documentNotUsable = "document_not_usable"
        case scanAgain = "scan_again"
        case callingStaff = "calling_staff"
        case staffCalled = "staff_called"
        case staffNotReached = "staff_not_reached"
        case oneMoment = "one_moment"
        case notFourCharacters = "not_four_characters"
        /// Nobody could say whose the credential is; the window will look at it.
        case credentialUnchecked = "credential_unchecked"
    }

    /// What a screen adds.
    package enum Note: String, Sendable, Codable, CaseIterable {
        case takeCardBack = "take_card_back"
        case documentExpired = "document_expired"
        case offline
        case readerAway = "reader_away"
        case scannerAway = "scanner_away"
        case documentsAway = "documents_away"
    }
}
