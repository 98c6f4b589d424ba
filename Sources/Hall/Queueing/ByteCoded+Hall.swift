// SPDX-License-Identifier: Apache-2.0
package import Terms

// Bookings, windows and answers, as the bytes of a snapshot.

extension Booking: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        number.write(to: &writer)
        center.write(to: &writer)
        service.write(to: &writer)
        slot.write(to: &writer)
        principal.write(to: &writer)
        agent.write(to: &writer)
        writer.text(maskedName)
        lastFour.write(to: &writer)
        writer.word(standing)
        principalKind.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            number: try BookingNumber(from: &reader),
            center: try CenterID(from: &reader),
            service: try ServiceID(from: &reader),
            slot: try TimeSlot(from: &reader),
            principal: try PersonTag(from: &reader),
            agent: try PersonTag?(from: &reader),
            maskedName: try reader.text(),
            lastFour: try [LastFourTag](from: &reader),
            standing: try reader.word(),
            principalKind: try Booking.PrincipalKind?(from: &reader)
        )
    }
}

extension WindowState: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.word(mode)
        since.write(to: &writer)
        clerk.write(to: &writer)
        ticket.write(to: &writer)
        greenRun.write(to: &writer)
        priorityRun.write(to: &writer)
        undo.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init()
        mode = try reader.word()
        since = try Timestamp?(from: &reader)
        clerk = try StaffID?(from: &reader)
        ticket = try TicketID?(from: &reader)
        greenRun = try Int(from: &reader)
        priorityRun = try Int(from: &reader)
        undo = try [WindowUndo](from: &reader)
    }
}

extension CurrentCall: ByteCoded {
    func write(to writer: inout ByteWriter) {
        ticket.write(to: &writer)
        window.write(to: &writer)
        at.write(to: &writer)
        calls.write(to: &writer)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            ticket: try TicketID(from: &reader),
            window: try WindowID(from: &reader),
            at: try Timestamp(from: &reader),
            calls: try Int(from: &reader)
        )
    }
}

extension StoredAnswer: ByteCoded {
    func write(to writer: inout ByteWriter) {
        key.write(to: &writer)
        writer.word(digest)
        answer.write(to: &writer)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            key: try IntentKey(from: &reader),
            digest: try reader.word(),
            answer: try HallAnswer(from: &reader)
        )
    }
}

extension HallAnswer: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .ticket(let id, let again):
            writer.byte(0)
            id.write(to: &writer)
            again.write(to: &writer)
        case .called(let id, let window):
            writer.byte(1)
            id.write(to: &writer)
            window.write(to: &writer)
        case .done: writer.byte(2)
        case .refused(let refusal):
            writer.byte(3)
            refusal.write(to: &writer)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .ticket(try TicketID(from: &reader), again: try Bool(from: &reader))
        case 1: self = .called(try TicketID(from: &reader), window: try WindowID(from: &reader))
        case 2: self = .done
        case 3: self = .refused(try Refusal(from: &reader))
        default: throw ByteReader.Malformed()
        }
    }
}
