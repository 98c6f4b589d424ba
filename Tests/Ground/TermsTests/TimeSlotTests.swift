// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct TimeSlotTests {
    static let ten = Timestamp(seconds: 1_795_399_200)

    @Test func `a slot holds its first millisecond and not its end`() throws {
        let slot = try #require(TimeSlot(start: Self.ten, end: Self.ten.adding(minutes: 60)))
        #expect(!slot.contains(Timestamp(milliseconds: Self.ten.milliseconds - 1)))
        #expect(slot.contains(Self.ten))
        #expect(slot.contains(Timestamp(milliseconds: slot.end.milliseconds - 1)))
        #expect(!slot.contains(slot.end))
        #expect(slot.text(inZoneOf: Moment(Self.ten, offsetSeconds: 28_800)) == "10:00–11:00")
    }

    @Test func `a slot ends after it starts, in JSON too`() throws {
        #expect(TimeSlot(start: Self.ten, end: Self.ten) == nil)
        #expect(TimeSlot(start: Self.ten, end: Timestamp(seconds: 0)) == nil)
        let slot = try #require(TimeSlot(start: Self.ten, end: Self.ten.adding(minutes: 60)))
        #expect(try value(TimeSlot.self, json: json(slot)) == slot)
        #expect(throws: DecodingError.self) { try value(TimeSlot.self, json: #"[{"start":5,"end":5}]"#) }
    }
}
