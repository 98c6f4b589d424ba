// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One touch of a visitor, named by what it means and not by where it was.
package enum DeskTouch: Sendable, Equatable {
    /// 预约取号.
    case haveBooking
    /// 现场取号.
    case walkIn
    case choose(ServiceID)
    case chooseBooking(BookingNumber)
    case typeNumber(BookingNumber)
    /// The last four characters of the document; keyed by the station before the session is told.
    case typeLastFour(String)
    case confirm
    case decline
    /// 遇到困难.
    case help
    case back
    /// 有诉即办: a number for those who take complaints.
    case complain
    /// The visitor is still there: the screen stays.
    case stay
    case language(DeskLanguage)

    /// The name in JSON, and what a screen lists as possible.
    package enum Name: String, Sendable, Codable, CaseIterable {
        case haveBooking = "have_booking"
        case walkIn = "walk_in"
        case choose
        case chooseBooking = "choose_booking"
        case typeNumber = "type_number"
        case typeLastFour = "type_last_four"
        case confirm, decline, help, complain, back, stay, language
    }

    /// Which touch it is.
    package var name: Name {
        switch self {
        case .haveBooking: .haveBooking
        case .walkIn: .walkIn
        case .choose: .choose
        case .chooseBooking: .chooseBooking
        case .typeNumber: .typeNumber
        case .typeLastFour: .typeLastFour
        case .confirm: .confirm
        case .decline: .decline
        case .help: .help
        case .back: .back
        case .complain: .complain
        case .stay: .stay
        case .language: .language
        }
    }
}

/// `{"touch": "choose", "service": "social"}`; only reading, since the last four characters are never written anywhere.
extension DeskTouch: Decodable {
    private enum CodingKeys: String, CodingKey {
        case touch, service, booking, language
        case lastFour = "last_four"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Name.self, forKey: .touch) {
        case .haveBooking: self = .haveBooking
        case .walkIn: self = .walkIn
        case .choose: self = .choose(try container.decode(ServiceID.self, forKey: .service))
        case .chooseBooking: self = .chooseBooking(try container.decode(BookingNumber.self, forKey: .booking))
        case .typeNumber:
            // A number typed by a person, so folded, not the canonical text only.
            guard let number = BookingNumber(entered: try container.decode(String.self, forKey: .booking)) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .booking,
                    in: container,
                    debugDescription: "not a booking number"
                )
            }
            self = .typeNumber(number)
        case .typeLastFour: self = .typeLastFour(try container.decode(String.self, forKey: .lastFour))
        case .confirm: self = .confirm
        case .decline: self = .decline
        case .help: self = .help
        case .back: self = .back
        case .complain: self = .complain
        case .stay: self = .stay
        case .language: self = .language(try container.decode(DeskLanguage.self, forKey: .language))
        }
    }
}
