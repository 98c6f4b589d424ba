// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Terms

/// What an import did.
struct ImportReport: Encodable {
    let numbers: [BookingNumber]
    let made, changed, unchanged: Int
    let notTaken: [BookingNumber]
}

/// A notice to set, an empty or missing text to take it away.
struct NoticeOrder: Decodable {
    let center: CenterID
    let text: String?
}

/// An enrolled hall.
struct EnrolledHallReport: Encodable {
    let id: HallID
    let center: CenterID
    let name: String
    let cursor: Int64
    let position: Position
    let heardAt: Timestamp?

    init(_ hall: RegisteredHall) {
        (id, center, name) = (hall.id, hall.center, hall.name)
        (cursor, position, heardAt) = (hall.cursor, hall.position, hall.heardAt)
    }
}

/// A case for people.
struct CaseReport: Encodable {
    let kind: String
    let hall: HallID
    let position: Position
    let booking: BookingNumber
    let ticket: TicketID

    init(_ found: StoredCase) {
        kind = found.content.kind.rawValue
        (hall, position) = (found.content.hall, found.position)
        (booking, ticket) = (found.content.booking, found.content.ticket)
    }
}

/// A booking, the person masked.
struct BookingReport: Encodable {
    let number: BookingNumber
    let center: CenterID
    let service: ServiceID
    let slot: TimeSlot
    let standing: String
    let principal: String
    let hasAgent: Bool
    let hall: HallID?
    let ticket: TicketID?

    init(_ record: BookingRecord) {
        (number, center, service, slot) = (record.number, record.center, record.service, record.slot)
        (standing, principal) = (record.standing.rawValue, record.principal.maskedName)
        (hasAgent, hall, ticket) = (record.agent != nil, record.exchange?.hall, record.exchange?.ticket)
    }
}
