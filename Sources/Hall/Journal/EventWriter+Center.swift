// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What the center tells besides bookings and its notice line.
extension JSONWriter {
    mutating func word(_ change: CenterChange) {
        switch change {
        case .mode(let mode):
            enumCase("mode") { writer in
                writer.key("_0")
                writer.beginObject()
                writer.key("periods")
                writer.beginArray()
                for period in mode.periods { writer.value(period) }
                writer.endArray()
                writer.member("version", mode.version)
                writer.endObject()
            }
        case .clock(let seconds): enumCase("clock") { $0.member("offsetSeconds", seconds) }
        case .bookingCase(let found):
            enumCase("bookingCase") { writer in
                writer.key("_0")
                writer.value(found)
            }
        case .booking, .notice: preconditionFailure("written elsewhere")
        }
    }

    private mutating func value(_ period: BookingOnlyPeriod) {
        beginObject()
        member("end", period.end.milliseconds)
        member("notice", period.notice)
        member("published", period.published.milliseconds)
        member("start", period.start.milliseconds)
        member("text", period.text)
        endObject()
    }

    private mutating func value(_ found: CenterCase) {
        beginObject()
        member("booking", found.booking)
        member("hall", found.hall)
        member("isOpen", found.isOpen)
        member("kind", found.kind.rawValue)
        member("position", found.position.value)
        member("ticket", found.ticket)
        endObject()
    }
}
