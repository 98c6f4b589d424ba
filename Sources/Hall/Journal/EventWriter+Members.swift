// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// How Swift's synthesized `Codable` lays out an enum with payloads, and members in the order of their keys.
extension JSONWriter {
    mutating func enumCase(_ name: StaticString, _ payload: (inout JSONWriter) -> Void = { _ in }) {
        beginObject()
        key(name)
        beginObject()
        payload(&self)
        endObject()
        endObject()
    }

    mutating func member(_ name: StaticString, _ value: some TextCoded) {
        key(name)
        string(value)
    }

    mutating func member<Kind>(_ name: StaticString, _ value: Identifier<Kind>) {
        key(name)
        string(value.text)
    }

    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: StaticString, _ value: some BinaryInteger) {
        key(name)
        number(value)
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func member(_ name: StaticString, _ outlook: Outlook) {
        key(name)
        beginObject()
        member("ahead", outlook.ahead)
        if let minutes = outlook.minutes {
            key("minutes")
            beginArray()
            number(minutes.lowerBound)
            number(minutes.upperBound)
            endArray()
        }
        member("windowsOnDuty", outlook.windowsOnDuty)
        endObject()
    }

    mutating func member(_ name: StaticString, _ slot: TimeSlot) {
        key(name)
        beginObject()
        member("end", slot.end.milliseconds)
        member("start", slot.start.milliseconds)
        endObject()
    }
}
