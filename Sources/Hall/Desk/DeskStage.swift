// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Where a visit is; everything that belongs to a stage is in its case and goes with it.
enum DeskStage: Sendable, Equatable {
    case home
    case bookingEntry(isMistyped: Bool)
    /// The last four characters, or a card, for a typed number; `tries` counts the wrong ones.
    case lastFour(BookingNumber, tries: Int)
    /// A card besides a voucher or number (`code_and_card`).
    case cardWanted(Code)
    /// An agent's booking, of which one document was seen.
    case secondDocument(Booking, first: PersonTag)
    case choosingBooking([FoundBooking])
    case choosingService([ServiceOffer], hasNoBooking: Bool)
    case nobodyOnDuty(ServiceOffer)
    /// A credential is being checked; with the verdict the visit goes on where it was.
    indirect case checking(question: Int, resuming: DeskStage)
    /// A question is open.
    case waiting(Waiting)
    /// A question is open for so long that the visitor is taken to be gone; nothing personal is left.
    case stuck(question: Int)
    case reprint(TicketID, DeskTicket, DeskScreen.Earlier)
    case refused(DeskReason)
    /// The request could not be stored; `question` names the intent, which is kept.
    case fault(DeskRequest, question: Int)
    case ticket(DeskTicket, isReprint: Bool)

    /// What a card is wanted for.
    enum Code: Sendable, Equatable {
        case voucher(VoucherClaims)
        case number(BookingNumber)
    }

    /// An open question.
    struct Waiting: Sendable, Equatable {
        let question: Int
        let subject: Subject
        var greeting: DeskScreen.Greeting?
        /// True once the visitor was told that it takes too long.
        var isLate = false
    }

    /// What the question is about.
    enum Subject: Sendable, Equatable {
        case bookings(PersonTag)
        case services(hasNoBooking: Bool)
        case request(DeskRequest)
    }

    /// What becomes of a screen that nobody touches.
    enum Standing {
        /// It stays until something happens.
        case lasting
        /// It is an answer: shown for `DeskTiming.result`.
        case result
        /// It is a question to the visitor: `DeskTiming.choice` with a warning before.
        case choice
        /// It is the hall's turn: `DeskTiming.patience`.
        case busy
    }

    var standing: Standing {
        switch self {
        case .home, .stuck: .lasting
        case .ticket: .result
        case .waiting, .checking: .busy
        case .bookingEntry, .lastFour, .cardWanted, .secondDocument, .choosingBooking, .choosingService, .nobodyOnDuty,
            .reprint, .refused, .fault:
            .choice
        }
    }
}
