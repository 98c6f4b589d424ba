// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// A booking as staff see it: people by their masked names.
struct BookingView: Encodable {
    struct Ticket: Encodable {
        let hall: HallID
        let ticket: TicketID
    }

    let number: BookingNumber
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let start, end, standing, principal: String
    let isUnit: Bool
    let agent: String?
    let channel: String
    let madeAt: String?
    let staff: StaffID?
    let moves: Int
    let endedAt: String?
    let exchange: Ticket?
    let steps: [StepView]

    init(_ record: BookingRecord, _ steps: [BookingStep], _ now: Moment) {
        (number, center, service, item) = (record.number, record.center, record.service, record.item)
        (start, end) = (now.at(record.slot.start).rfc3339, now.at(record.slot.end).rfc3339)
        (standing, principal) = (record.standing.rawValue, record.principal.maskedName)
        (isUnit, agent) = (record.principal.isUnit, record.agent?.maskedName)
        (channel, staff, moves) = (record.channel.rawValue, record.staff, record.moves)
        madeAt = record.madeAt.map { now.at($0).rfc3339 }
        endedAt = record.endedAt.map { now.at($0).rfc3339 }
        exchange = record.exchange.map { Ticket(hall: $0.hall, ticket: $0.ticket) }
        self.steps = steps.map { StepView($0, now) }
    }
}
