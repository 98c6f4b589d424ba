// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// The bodies that this adapter and the province send each other; keys in snake case.
///
/// **This is our stand-in's contract.** The province's own (全省统一预约赋码, 失约名单接口) is not public; when a customer
/// supplies it, this file and `HTTPSProvinceLine` are what changes.
///
/// JSON over HTTPS, in which each side shows a certificate; times are RFC 3339, days `YYYY-MM-DD`; `city` is the code that
/// the province gave the city. No body holds a document number or a name: `person` is the document's hash under the key
/// that the province gives its cities (`ProvinceKey`).
///
/// `POST {url}/v1/codes`, at most `mostBookings`: the same (city, number) is given the same code for ever; a number that
/// cannot be coded now is left out of the reply.
/// ```
/// {"city":"410500","bookings":[{"number":"…","center":"…","service":"…","start":"…","end":"…"}]}
/// 200 {"codes":[{"number":"…","code":"…"}]}
/// ```
/// `POST {url}/v1/noshows`, at most `mostEvents`: an event is known by (city, booking); the highest revision of it counts,
/// one that is known already is taken again and changes nothing.
/// ```
/// {"city":"410500","events":[{"booking":"…","revision":1,"person":"…","kind":"no_show","halves":2,"day":"2026-11-23",
///  "counts":true,"recorded_at":"…"}]}
/// 200 {"taken":[{"booking":"…","revision":1}]}
/// ```
/// `GET {url}/v1/list?after=CURSOR`: what changed on the province's list after the cursor, in the order it changed, 0 for
/// all of it; the latest word on a person counts.
/// ```
/// 200 {"from":0,"through":17,"more":false,"changes":[{"person":"…","listed":true,"events":3,"since":"…"}]}
/// 410 for a cursor that it never gave out: the list is to be read again from 0
/// ```
/// Any other status: nothing was taken, ask again later.
enum ProvinceContract {
    /// The most bookings of one call for codes.
    static let mostBookings = 100
    /// The most events of one call.
    static let mostEvents = 100
    /// The longest reply that is read, in bytes.
    static let longestReply = 2 * 1024 * 1024

    /// Body of `POST /v1/codes`.
    struct CodeQuestion: Codable {
        let city: String
        let bookings: [Order]

        struct Order: Codable {
            let number: BookingNumber
            let center: CenterID
            let service: ServiceID
            let start: String
            let end: String
        }
    }

    /// Reply of `POST /v1/codes`.
    struct CodeAnswer: Codable {
        let codes: [Coded]

        /// The code stays a text until it has been looked at: a bad one must not spoil the others.
        struct Coded: Codable {
            let number: BookingNumber
            let code: String
        }
    }

    /// Body of `POST /v1/noshows`.
    struct EventReport: Codable {
        let city: String
        let events: [Event]

        struct Event: Codable {
            let booking: BookingNumber
            let revision: Int
            let person: ProvinceMark
            let kind: String
            let halves: Int
            let day: BusinessDay
            let counts: Bool
            let recordedAt: String
        }
    }

    /// Reply of `POST /v1/noshows`.
    struct EventReceipt: Codable {
        let taken: [Taken]

        struct Taken: Codable {
            let booking: BookingNumber
            let revision: Int
        }
    }

    /// Reply of `GET /v1/list`.
    struct ListAnswer: Codable {
        let from: Int64
        let through: Int64
        let more: Bool
        let changes: [Change]

        struct Change: Codable {
            let person: ProvinceMark
            let listed: Bool
            let events: Int
            let since: String?
        }
    }
}
