// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// What one agrees to, for one slot (R24–R26).
struct TermsView: Encodable {
    let version: Int
    let paragraphs, paragraphsEn: [String]
    let cancelLeadMinutes: Int
    let deadline, earliest: String
    let slot: SlotText
    /// The last moment to cancel in time has passed already.
    let late: Bool

    init(_ version: Int, _ text: ConsentText, _ slot: TimeSlot, place: Place, at now: Moment) {
        let filled = text.filled(slot: slot, address: place.address, addressEn: place.addressEn, zone: now)
        (self.version, paragraphs, paragraphsEn) = (version, filled.chinese, filled.english)
        let last = text.deadline(of: slot.start)
        cancelLeadMinutes = text.cancelLeadMinutes
        (deadline, earliest) = (now.at(last).rfc3339, now.at(text.earliest(of: slot.start)).rfc3339)
        self.slot = SlotText(slot, now)
        late = now.timestamp.seconds > last.seconds
    }
}

/// A stored version of the text, its blanks left open.
struct TextView: Encodable {
    let version: Int
    let paragraphs, paragraphsEn: [String]

    init(_ version: Int, _ text: ConsentText) {
        self.version = version
        paragraphs = text.chinese.split(separator: "\n").map { String($0) }
        paragraphsEn = text.english.split(separator: "\n").map { String($0) }
    }
}
