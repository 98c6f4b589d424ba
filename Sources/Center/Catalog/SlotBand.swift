// SPDX-License-Identifier: Apache-2.0
import Terms

/// A part of a slot plan: how a piece of the open time is cut.
package struct SlotBand: Sendable, Equatable {
    /// The time of the day it is for, in minutes since midnight; nil for all open time that no other part names.
    package var span: Range<Int>?
    /// The length of a slot.
    package var slotMinutes: Int
    /// The numbers of a slot of that length.
    package var quota: Int

    /// The lengths that a slot may have, minutes.
    package static let slotMinutesBounds = 10...240
    /// The numbers that a slot may have.
    package static let quotaBounds = 1...10_000

    /// Collects the parts.
    package init(span: Range<Int>? = nil, slotMinutes: Int, quota: Int) {
        (self.span, self.slotMinutes, self.quota) = (span, slotMinutes, quota)
    }

    /// What is wrong with it by itself.
    var faults: [CatalogFault] {
        CatalogText.rangeFaults(slotMinutes, .slotMinutes, Self.slotMinutesBounds)
            + CatalogText.rangeFaults(quota, .quota, Self.quotaBounds)
    }
}

extension SlotBand: Codable {
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        let text = try members.text(.span)
        span = ClockText.span(of: text)
        guard text.isEmpty == (span == nil) else {
            throw DecodingError.dataCorruptedError(forKey: .span, in: members, debugDescription: "not a span")
        }
        slotMinutes = try members.decode(Int.self, forKey: .slotMinutes)
        quota = try members.decode(Int.self, forKey: .quota)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encodeIfPresent(span.map(ClockText.span), forKey: .span)
        try members.encode(slotMinutes, forKey: .slotMinutes)
        try members.encode(quota, forKey: .quota)
    }

    private enum CodingKeys: String, CodingKey {
        case span
        case slotMinutes = "slot_minutes"
        case quota
    }
}
