// SPDX-License-Identifier: Apache-2.0
import Terms

/// A slot as RFC 3339 times with the city's offset.
struct SlotTimes: Encodable {
    let start, end: String

    init(_ slot: TimeSlot, _ now: Moment) {
        (start, end) = (now.at(slot.start).rfc3339, now.at(slot.end).rfc3339)
    }
}
