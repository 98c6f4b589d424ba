// SPDX-License-Identifier: Apache-2.0
package import Terms

// A refusal is kept with the intent it answered: a tag for its case, then what the case holds.
extension Refusal: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .unknownService(let value): writer.put(0, value)
        case .unknownWindow(let value): writer.put(1, value)
        case .unknownStation(let value): writer.put(2, value)
        case .unknownTicket: writer.byte(3)
        case .bookingNotFound: writer.byte(4)
        case .tooEarly(let from, let slot):
            writer.put(5, from)
            slot.write(to: &writer)
        case .otherDay(let value): writer.put(6, value)
        case .slotPassed(let value): writer.put(7, value)
        case .otherCenter(let value): writer.put(8, value)
        case .bookingCancelled: writer.byte(9)
        case .bookingVoid: writer.byte(10)
        case .exchangedElsewhere: writer.byte(11)
        case .documentMismatch: writer.byte(12)
        case .secondFactNeeded: writer.byte(13)
        case .reasonNotInScope: writer.byte(14)
        case .staffNeeded: writer.byte(15)
        case .nothingWaiting: writer.byte(16)
        case .windowBusy(let value): writer.put(17, value)
        case .noTicketAtWindow: writer.byte(18)
        case .notServedHere(let value): writer.put(19, value)
        case .nobodyServes(let value): writer.put(20, value)
        case .windowClosed(let value): writer.put(21, value)
        case .ticketIs(let id, let state):
            writer.put(22, id)
            writer.name(state)
        case .callLimitReached(let value): writer.put(23, value)
        case .numbersUsedUp(let value): writer.put(24, value)
        case .intentReused: writer.byte(25)
        case .cursorMismatch(let value): writer.put(26, value)
        case .verificationNeeded, .identityMismatch, .notBooked, .signedInElsewhere, .windowTaken, .nothingToUndo,
            .alreadyRated, .unknownCase, .complaintIs, .bookingOnly:
            writeStaffed(to: &writer)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .unknownService(try ServiceID(from: &reader))
        case 1: self = .unknownWindow(try WindowID(from: &reader))
        case 2: self = .unknownStation(try StationID(from: &reader))
        case 3: self = .unknownTicket
        case 4: self = .bookingNotFound
        case 5: self = .tooEarly(from: try Timestamp(from: &reader), slot: try TimeSlot(from: &reader))
        case 6: self = .otherDay(try BusinessDay(from: &reader))
        case 7: self = .slotPassed(try TimeSlot(from: &reader))
        case 8: self = .otherCenter(try CenterID(from: &reader))
        case 9: self = .bookingCancelled
        case 10: self = .bookingVoid
        case 11: self = .exchangedElsewhere
        case 12: self = .documentMismatch
        case 13: self = .secondFactNeeded
        case 14: self = .reasonNotInScope
        case 15: self = .staffNeeded
        case 16: self = .nothingWaiting
        case 17: self = .windowBusy(try TicketID(from: &reader))
        case 18: self = .noTicketAtWindow
        case 19: self = .notServedHere(try TicketID(from: &reader))
        case 20: self = .nobodyServes(try ServiceID(from: &reader))
        case 21: self = .windowClosed(try WindowID(from: &reader))
        case 22: self = .ticketIs(try TicketID(from: &reader), state: try reader.name())
        case 23: self = .callLimitReached(try TicketID(from: &reader))
        case 24: self = .numbersUsedUp(try TicketPrefix(from: &reader))
        case 25: self = .intentReused
        case 26: self = .cursorMismatch(expected: try Int64(from: &reader))
        case let tag: self = try Self.staffed(tag, from: &reader)
        }
    }
}

// What mostly members of staff are told.
extension Refusal {
    private func writeStaffed(to writer: inout ByteWriter) {
        switch self {
        case .verificationNeeded(let id, let missing):
            writer.put(27, id)
            writer.count(missing.count)
            for part in missing { writer.word(part) }
        case .identityMismatch(let value): writer.put(28, value)
        case .notBooked(let value): writer.put(29, value)
        case .signedInElsewhere(let value): writer.put(30, value)
        case .windowTaken(let value): writer.put(31, value)
        case .nothingToUndo(let value): writer.put(32, value)
        case .alreadyRated(let value): writer.put(33, value)
        case .unknownCase: writer.byte(34)
        case .complaintIs(let id, let stage):
            writer.put(35, id)
            writer.word(stage)
        case .bookingOnly(let notice, let until):
            writer.byte(36)
            writer.text(notice)
            until.write(to: &writer)
        default: break
        }
    }

    private static func staffed(
        _ tag: UInt8,
        from reader: inout ByteReader
    ) throws(ByteReader.Malformed) -> Refusal {
        switch tag {
        case 27:
            let id = try TicketID(from: &reader)
            var missing: [Verification.Part] = []
            for _ in 0..<(try reader.length()) { missing.append(try reader.word()) }
            return .verificationNeeded(id, missing: missing)
        case 28: return .identityMismatch(try TicketID(from: &reader))
        case 29: return .notBooked(try TicketID(from: &reader))
        case 30: return .signedInElsewhere(try WindowID(from: &reader))
        case 31: return .windowTaken(try WindowID(from: &reader))
        case 32: return .nothingToUndo(try WindowID(from: &reader))
        case 33: return .alreadyRated(try TicketID(from: &reader))
        case 34: return .unknownCase
        case 35: return .complaintIs(try Position(from: &reader), try reader.word())
        case 36: return .bookingOnly(notice: try reader.text(), until: try Timestamp(from: &reader))
        default: throw ByteReader.Malformed()
        }
    }
}

extension ByteWriter {
    fileprivate mutating func put(_ tag: UInt8, _ value: some ByteCoded) {
        byte(tag)
        value.write(to: &self)
    }
}
