// SPDX-License-Identifier: Apache-2.0
package import Terms

// What clerks and visitors add, as the bytes of a snapshot.

extension Booking.PrincipalKind: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.word(self) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.word() }
}

extension Outlook: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        ahead.write(to: &writer)
        windowsOnDuty.write(to: &writer)
        (minutes?.lowerBound).write(to: &writer)
        if let minutes { minutes.upperBound.write(to: &writer) }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let ahead = try Int(from: &reader)
        let windowsOnDuty = try Int(from: &reader)
        var minutes: ClosedRange<Int>?
        if let least = try Int?(from: &reader) {
            let most = try Int(from: &reader)
            guard least <= most else { throw ByteReader.Malformed() }
            minutes = least...most
        }
        self.init(ahead: ahead, minutes: minutes, windowsOnDuty: windowsOnDuty)
    }
}

extension Verification: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.word(result)
        principalDocument.write(to: &writer)
        agentDocument.write(to: &writer)
        authorizationLetter.write(to: &writer)
        agencyAgreement.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            result: try reader.word(),
            principalDocument: try Bool(from: &reader),
            agentDocument: try Bool(from: &reader),
            authorizationLetter: try Bool(from: &reader),
            agencyAgreement: try Bool(from: &reader)
        )
    }
}

extension WindowUndo: ByteCoded {
    func write(to writer: inout ByteWriter) {
        ticket.write(to: &writer)
        call.write(to: &writer)
        left.write(to: &writer)
        position.write(to: &writer)
        at.write(to: &writer)
        greenRun.write(to: &writer)
        priorityRun.write(to: &writer)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            ticket: try Ticket(from: &reader),
            call: try CurrentCall?(from: &reader),
            left: try TicketState(from: &reader),
            position: try Position(from: &reader),
            at: try Timestamp(from: &reader),
            greenRun: try Int(from: &reader),
            priorityRun: try Int(from: &reader)
        )
    }
}

extension HallAlert: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        id.write(to: &writer)
        writer.word(kind)
        station.write(to: &writer)
        raised.write(to: &writer)
        acknowledged.write(to: &writer)
        acknowledgedBy.write(to: &writer)
        closed.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            id: try Position(from: &reader),
            kind: try reader.word(),
            station: try StationID?(from: &reader),
            raised: try Timestamp(from: &reader)
        )
        acknowledged = try Timestamp?(from: &reader)
        acknowledgedBy = try StaffID?(from: &reader)
        closed = try Timestamp?(from: &reader)
    }
}

extension HallComplaint: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        id.write(to: &writer)
        writer.word(subject)
        ticket.write(to: &writer)
        hotline.write(to: &writer)
        received.write(to: &writer)
        due.write(to: &writer)
        writer.word(stage)
        since.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            id: try Position(from: &reader),
            subject: try reader.word(),
            ticket: try TicketID?(from: &reader),
            hotline: try WorkOrderID?(from: &reader),
            received: try Timestamp(from: &reader),
            due: try BusinessDay(from: &reader)
        )
        stage = try reader.word()
        since = try Timestamp(from: &reader)
    }
}
