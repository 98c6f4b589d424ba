// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct InputEventTests {
    /// KEY_A pressed and reported, as a 64-bit little-endian kernel writes it.
    private let recorded: [UInt8] = [
        0x2A, 0x10, 0x63, 0x65, 0, 0, 0, 0, 0x10, 0x27, 0, 0, 0, 0, 0, 0,  // 1700990000 s, 10000 µs
        0x01, 0x00, 0x1E, 0x00, 0x01, 0, 0, 0,  // EV_KEY, KEY_A, pressed
        0x2A, 0x10, 0x63, 0x65, 0, 0, 0, 0, 0x10, 0x27, 0, 0, 0, 0, 0, 0,
        0x00, 0x00, 0x03, 0x00, 0xFF, 0xFF, 0xFF, 0xFF,  // EV_SYN, SYN_DROPPED, and a value below zero
    ]

    @Test(.enabled(if: InputEvent.size == 24 && UInt16(littleEndian: 1) == 1, "the bytes are a 64-bit machine's"))
    func `events are read as the kernel writes them`() {
        let time = MonotonicTime(nanoseconds: 1_700_991_018_010_000_000)
        #expect(
            InputEvent.list(recorded) == [
                InputEvent(type: InputEvent.key, code: 30, value: 1, time: time),
                InputEvent(type: InputEvent.synchronisation, code: InputEvent.dropped, value: -1, time: time),
            ]
        )
    }

    @Test func `what is written is read back`() {
        let events = [
            InputEvent(type: 1, code: 0x1FF, value: 2), InputEvent(type: 4, code: 4, value: 0x7001E),
            InputEvent(type: 0xFFFF, code: 0xFFFF, value: .min, time: MonotonicTime(nanoseconds: 7_000_001_000)),
        ]
        #expect(InputEvent.list(events.flatMap(\.bytes)) == events)
    }

    @Test(arguments: 0..<InputEvent.size) func `a torn event is left out`(missing: Int) {
        let whole = InputEvent(type: 1, code: 28, value: 1)
        let torn = whole.bytes.prefix(missing)
        #expect(InputEvent.list(whole.bytes + torn) == [whole])
        #expect(InputEvent.list(Array(torn)) == [])
    }
}
