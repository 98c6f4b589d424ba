// SPDX-License-Identifier: Apache-2.0

/// What SW3 of an answer means; the table of the public vendor protocols, equal in all of them.
package enum SDTStatus: UInt8, Sendable, CaseIterable {
    case checksumError = 0x10
    case lengthError = 0x11
    case unknownCommand = 0x21
    case notAuthorised = 0x23
    case unrecognisedError = 0x24
    case cardRefusedModule = 0x31
    case moduleRefusedCard = 0x32
    case informationNotVerified = 0x33
    case unknownCardType = 0x40
    case cardNotRead = 0x41
    case randomFailed = 0x47
    case selfTestFailed = 0x60
    case moduleNotAuthorised = 0x66
    case noCard = 0x80
    case selectFailed = 0x81
    case success = 0x90
    case noSuchItem = 0x91
    case cardFound = 0x9F

    /// What the conversation does about it.
    package var consequence: Consequence {
        switch self {
        case .success, .cardFound: .proceed
        case .noSuchItem: .nothingThere
        case .noCard: .noNewCard
        case .checksumError, .lengthError: .sendAgain
        case .notAuthorised, .unrecognisedError, .selectFailed: .findAgain
        case .cardRefusedModule, .moduleRefusedCard: .notAuthenticated
        case .cardNotRead: .placeAgain
        case .informationNotVerified, .unknownCardType: .rejectCard
        case .unknownCommand, .randomFailed, .selfTestFailed, .moduleNotAuthorised: .deviceFault
        }
    }

    /// The classes of answers.
    package enum Consequence: Sendable {
        /// The command did what it should.
        case proceed
        /// The card has no such item; not an error.
        case nothingThere
        /// No card that was not read already; the plain result of a poll, never a removal.
        case noNewCard
        /// The request was damaged on the line.
        case sendAgain
        /// The order of commands was lost.
        case findAgain
        /// Card and module did not accept each other: once, lift and place again; repeatedly, refuse the card.
        case notAuthenticated
        /// The card has to be lifted and placed again.
        case placeAgain
        /// Not an identity card, or not a genuine one.
        case rejectCard
        /// The module needs its maintainer.
        case deviceFault
    }
}
