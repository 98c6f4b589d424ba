// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What never changes about a ticket, so that an answer repeated is the same answer.
struct TicketBrief: Equatable {
    let id: TicketID
    let number: TicketNumber
    /// nil, as all that follow, for a ticket that is not kept any more.
    let kind: TicketLabel?
    /// The opaque text of the slip's code.
    let token: TicketToken?
    let issuedAt: String?
    /// The booked slot.
    let slotFrom: String?
    let slotTo: String?

    /// Tells what is known of a ticket, with times in the zone of `now`.
    init(_ id: TicketID, _ ticket: Ticket?, in now: Moment) {
        (self.id, number) = (id, id.number)
        kind = ticket.map { TicketLabel($0.kind) }
        token = ticket?.token
        issuedAt = ticket.map { now.at($0.issuedAt).rfc3339 }
        let slot = ticket?.kind.slot
        slotFrom = slot.map { now.at($0.start).rfc3339 }
        slotTo = slot.map { now.at($0.end).rfc3339 }
    }
}

extension TicketBrief: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("issued_at", issuedAt)
        json.member("kind", kind?.rawValue)
        json.member("number", number)
        json.member("slot_from", slotFrom)
        json.member("slot_to", slotTo)
        json.member("token", token)
        json.endObject()
    }
}

/// What a ticket's label says of how its visitor came; never why somebody has priority.
enum TicketLabel: String, Encodable, CaseIterable {
    case booked
    case walkIn = "walk_in"
    case priority

    init(_ kind: TicketKind) {
        self =
            switch kind {
            case .booked: .booked
            case .walkIn: .walkIn
            case .green: .priority
            }
    }
}

extension TicketKind {
    /// The booked slot.
    var slot: TimeSlot? {
        guard case .booked(_, let slot, _, _) = self else { return nil }
        return slot
    }
}
