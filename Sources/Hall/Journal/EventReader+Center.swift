// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What the center tells besides bookings and its notice line, as `EventWriter+Center.swift` writes it.
extension PlainJSONReader {
    /// Reads the payload of a change whose name is `name`.
    mutating func word(_ name: String) throws(NotPlain) -> CenterChange {
        switch name {
        case "mode":
            try take("\"_0\":{\"periods\":[")
            var periods: [BookingOnlyPeriod] = []
            if !takes("]") {
                repeat { periods.append(try period()) } while takes(",")
                try take("]")
            }
            let version = try member("version") { reader throws(NotPlain) in try reader.number() }
            try take("}")
            guard let mode = BookingOnlyMode(version: version, periods: periods) else { throw NotPlain() }
            return .mode(mode)
        case "clock":
            try take("\"offsetSeconds\":")
            return .clock(offsetSeconds: try int())
        case "bookingCase":
            try take("\"_0\":{\"booking\":")
            return .bookingCase(try found())
        default: throw NotPlain()
        }
    }

    private mutating func period() throws(NotPlain) -> BookingOnlyPeriod {
        try take("{\"end\":")
        let end = try number()
        let notice = try member("notice") { reader throws(NotPlain) in try reader.string() }
        let published = try member("published") { reader throws(NotPlain) in try reader.number() }
        let start = try member("start") { reader throws(NotPlain) in try reader.number() }
        let text = try member("text") { reader throws(NotPlain) in try reader.string() }
        try take("}")
        let period = BookingOnlyPeriod(
            notice: notice,
            text: text,
            published: Timestamp(milliseconds: published),
            start: Timestamp(milliseconds: start),
            end: Timestamp(milliseconds: end)
        )
        guard let period else { throw NotPlain() }
        return period
    }

    /// Reads a case from the booking's number on.
    private mutating func found() throws(NotPlain) -> CenterCase {
        let booking: BookingNumber = try value()
        let hall: HallID = try namedMember("hall")
        let isOpen = try member("isOpen") { reader throws(NotPlain) in try reader.bool() }
        let kind = try member("kind") { reader throws(NotPlain) in try reader.string() }
        let position = try member("position") { reader throws(NotPlain) in try reader.number() }
        let ticket: TicketID = try member("ticket") { reader throws(NotPlain) in try reader.value() }
        try take("}")
        guard let kind = CenterCase.Kind(rawValue: kind), position >= 0 else { throw NotPlain() }
        return CenterCase(
            hall: hall,
            position: Position(position),
            kind: kind,
            booking: booking,
            ticket: ticket,
            isOpen: isOpen
        )
    }
}
