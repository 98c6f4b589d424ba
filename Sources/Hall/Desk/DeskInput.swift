// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// Everything that can happen to a session.
package enum DeskInput: Sendable, Equatable {
    case presented(DeskCredential)
    case noticed(ReaderNotice, DeskDevice)
    /// A touch; `typeLastFour` comes as `typedLastFour` instead.
    case touched(DeskTouch)
    /// The last four characters, keyed to the booking that the session asks about; nil when they are not four
    /// letters and digits.
    case typedLastFour(LastFourTag?)
    /// The bookings of today that `question` asked for.
    case foundBookings([FoundBooking], question: Int)
    /// The services and their outlooks that `question` asked for.
    case foundServices([ServiceOffer], question: Int)
    /// What the verifier says of the credential of `question`.
    case verified(CredentialVerdict, question: Int)
    /// The hall decided the request of `question`; `ticket` is what the answer speaks of.
    case answered(HallAnswer, DeskTicket?, question: Int)
    /// The request of `question` could not be stored; nothing of it was.
    case failed(question: Int)
    /// Whether the hall has kept a call for help.
    case calledStaff(isKept: Bool)
    case rang(DeskAlarm)
    case paper(DeskPaper)
    case link(isOnline: Bool)
    /// The notice line of the center, nil when there is none.
    case announced(String?)
}

/// A device that a visitor presents something to.
package enum DeskDevice: String, Sendable, Codable, CaseIterable, Comparable {
    case reader
    case scanner
    /// The OCR reader of passports and permits.
    case documents

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a visitor should know of the station's printer.
package enum DeskPaper: String, Sendable, Codable, CaseIterable {
    /// A slip can be expected.
    case ready
    /// 缺纸.
    case out
    /// It does not print for another reason.
    case faulty
    /// The station has none.
    case absent
}
