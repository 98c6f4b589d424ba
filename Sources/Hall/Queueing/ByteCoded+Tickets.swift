// SPDX-License-Identifier: Apache-2.0
package import Terms

// Tickets and what belongs to them, as the bytes of a snapshot.

extension QueueRank: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        place.write(to: &writer)
        requeued.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(place: try Position(from: &reader), requeued: try Position(from: &reader))
    }
}

extension SlipState: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        station.write(to: &writer)
        copy.write(to: &writer)
        switch progress {
        case .requested: false.write(to: &writer)
        case .reported(let outcome):
            true.write(to: &writer)
            writer.word(outcome)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let station = try StationID(from: &reader)
        let copy = try Int(from: &reader)
        let progress: Progress = try Bool(from: &reader) ? .reported(try reader.word()) : .requested
        self.init(station: station, copy: copy, progress: progress)
    }
}

extension TicketKind: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .walkIn: writer.byte(0)
        case .booked(let number, let slot, let verify, let seen):
            writer.byte(1)
            number.write(to: &writer)
            slot.write(to: &writer)
            verify.write(to: &writer)
            seen.principal.write(to: &writer)
            seen.agent.write(to: &writer)
        case .green(let reason):
            writer.byte(2)
            writer.name(reason)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .walkIn
        case 1:
            self = .booked(
                try BookingNumber(from: &reader),
                slot: try TimeSlot(from: &reader),
                verifyAtWindow: try Bool(from: &reader),
                documentsSeen: DocumentsSeen(principal: try Bool(from: &reader), agent: try Bool(from: &reader))
            )
        case 2: self = .green(reason: try reader.name())
        default: throw ByteReader.Malformed()
        }
    }
}

extension TicketState: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .waiting: writer.byte(0)
        case .called(let window, let calls, let at):
            writer.byte(1)
            window.write(to: &writer)
            calls.write(to: &writer)
            at.write(to: &writer)
        case .serving(let window, let since):
            writer.byte(2)
            window.write(to: &writer)
            since.write(to: &writer)
        case .onHold(let window):
            writer.byte(3)
            window.write(to: &writer)
        case .missed: writer.byte(4)
        case .done: writer.byte(5)
        case .abandoned: writer.byte(6)
        case .voided(let reason):
            writer.byte(7)
            writer.word(reason)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .waiting
        case 1:
            self = .called(
                window: try WindowID(from: &reader),
                calls: try Int(from: &reader),
                at: try Timestamp(from: &reader)
            )
        case 2: self = .serving(window: try WindowID(from: &reader), since: try Timestamp(from: &reader))
        case 3: self = .onHold(window: try WindowID(from: &reader))
        case 4: self = .missed
        case 5: self = .done
        case 6: self = .abandoned
        case 7: self = .voided(try reader.word())
        default: throw ByteReader.Malformed()
        }
    }
}

extension Ticket: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        id.write(to: &writer)
        token.write(to: &writer)
        kind.write(to: &writer)
        person.write(to: &writer)
        issuedAt.write(to: &writer)
        service.write(to: &writer)
        rank.write(to: &writer)
        slip.write(to: &writer)
        announced.write(to: &writer)
        reservedFor.write(to: &writer)
        state.write(to: &writer)
        misses.write(to: &writer)
        firstCall.write(to: &writer)
        verification.write(to: &writer)
        finishedAt.write(to: &writer)
        writer.byte(UInt8(rating?.rawValue ?? 0))
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            id: try TicketID(from: &reader),
            token: try TicketToken(from: &reader),
            kind: try TicketKind(from: &reader),
            person: try PersonTag?(from: &reader),
            issuedAt: try Timestamp(from: &reader),
            service: try ServiceID(from: &reader),
            rank: try QueueRank(from: &reader),
            slip: try SlipState?(from: &reader),
            announced: try Outlook?(from: &reader)
        )
        reservedFor = try WindowID?(from: &reader)
        state = try TicketState(from: &reader)
        misses = try Int(from: &reader)
        firstCall = try Timestamp?(from: &reader)
        verification = try Verification?(from: &reader)
        finishedAt = try WindowID?(from: &reader)
        let level = try reader.byte()
        rating = Rating(rawValue: Int(level))
        guard level == 0 || rating != nil else { throw ByteReader.Malformed() }
    }
}
