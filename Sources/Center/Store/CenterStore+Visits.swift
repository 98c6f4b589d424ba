// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms
import Wire

// What halls report of their tickets, ticket by ticket: the ground of every figure (F8).
extension CenterStore {
    /// Takes a fact into the ticket it is about; inside the transaction that stores the fact.
    func note(_ entry: FactBatch.Entry, of hall: RegisteredHall) throws(StoreError) {
        try reading { () throws(RowsError) in
            let (place, at) = (Value.text(hall.id.text), Value.integer(entry.at.milliseconds))
            switch entry.fact {
            case .issued(let ticket, let service, let origin):
                try issue(ticket, service, origin, at: at, of: hall)
            case .called(let ticket, let window):
                try visitRows.call.run(at, .text(window.text), place, .text(ticket.text))
            case .serving(let ticket, let window):
                try visitRows.serve.run(at, .text(window.text), place, .text(ticket.text))
            case .finished(let ticket, let window, let outcome):
                try visitRows.finish.run(at, .text(window.text), .orNull(outcome), place, .text(ticket.text))
            case .undone(let ticket, _):
                try visitRows.reopen.run(place, .text(ticket.text))
            case .transferred(let ticket, let service):
                try visitRows.transfer.run(.text(service.text), place, .text(ticket.text))
            case .abandoned(let ticket):
                try visitRows.end.run(.text("abandoned"), place, .text(ticket.text))
            case .voided(let ticket, let reason):
                try visitRows.end.run(.text(reason), place, .text(ticket.text))
            case .dayOpened, .verified, .missed, .requeued, .held, .resumed, .slip, .window, .refused:
                break
            }
        }
    }

    private func issue(
        _ ticket: TicketID,
        _ service: ServiceID,
        _ origin: HallFact.Origin,
        at: Value,
        of hall: RegisteredHall
    ) throws(RowsError) {
        let (kind, booking): (String, BookingNumber?) =
            switch origin {
            case .walkIn: ("walk_in", nil)
            case .booking(let number, _): ("booking", number)
            case .green: ("green", nil)
            }
        try visitRows.issue.run(
            .text(hall.id.text),
            .text(ticket.text),
            .text(hall.center.text),
            .text(ticket.day.text),
            .text(service.text),
            .text(kind),
            .orNull(booking?.text),
            at
        )
    }
}
