// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// The center, halls and wishes of a rush.
enum City {
    static let center = name("linzhou", CenterID.init)
    static let service = name("estate", ServiceID.init)

    /// Hall `number`, from 0.
    static func hall(_ number: Int) -> HallID { name("hall-\(number)", HallID.init) }

    /// The hour that begins on the hour, `hoursAhead` hours after the next.
    static func slot(hoursAhead: Int, after now: Moment) throws -> TimeSlot {
        let hour = (now.timestamp.seconds / 3600 + 1 + Int64(hoursAhead)) * 3600
        guard let slot = TimeSlot(start: Timestamp(seconds: hour), end: Timestamp(seconds: hour + 3600)) else {
            throw RushFault("an hour is no slot")
        }
        return slot
    }

    /// The wish of person `number` for the slot that begins at `start`.
    static func request(_ number: Int, _ start: Timestamp) throws -> BookingRequest {
        BookingRequest(
            intent: name("rush-\(number)") { IntentKey(text: $0) },
            center: center,
            service: service,
            item: nil,
            start: start,
            principal: try Crowd.party(number),
            agent: nil,
            channel: .web,
            terms: 1
        )
    }

    private static func name<Value>(_ text: String, _ read: (String) -> Value?) -> Value {
        guard let value = read(text) else { preconditionFailure("\(text) is a name") }
        return value
    }
}
