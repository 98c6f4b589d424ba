// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A conflict that the center has found, as the staff of the hall see it: numbers, and no person.
struct ConflictView: Equatable {
    let kind: CenterCase.Kind
    let booking: BookingNumber
    let ticket: TicketID
    /// The hall that gave the ticket.
    let hall: HallID

    init(_ found: CenterCase) {
        (kind, booking, ticket, hall) = (found.kind, found.booking, found.ticket, found.hall)
    }
}

extension ConflictView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("booking", booking.text)
        json.member("hall", hall.text)
        json.member("kind", kind.rawValue)
        json.member("ticket", ticket)
        json.endObject()
    }
}
