// SPDX-License-Identifier: Apache-2.0
import CLinux

/// What a keyboard said: `struct input_event` (kernel documentation, input/input).
package struct InputEvent: Sendable, Hashable {
    /// The kind of event, as EV_KEY.
    package let type: UInt16
    /// What it is about, as KEY_A.
    package let code: UInt16
    /// For a key 1 pressed, 0 released, 2 repeated.
    package let value: Int32
    /// When the kernel heard of it; nil when it does not say.
    ///
    /// Only the time between two events means anything.
    package let time: MonotonicTime?

    /// EV_SYN: what came before belongs together, or was lost.
    package static let synchronisation = UInt16(LINUX_EV_SYN)
    /// EV_KEY: a key changed.
    package static let key = UInt16(LINUX_EV_KEY)
    /// SYN_DROPPED, a code of `synchronisation`: events were lost up to the next SYN_REPORT, code 0.
    package static let dropped = UInt16(LINUX_SYN_DROPPED)
    /// How many bytes an event has; 24 where a long has 64 bits.
    package static let size = Int(LINUX_INPUT_EVENT_SIZE)

    /// Makes an event.
    package init(type: UInt16, code: UInt16, value: Int32, time: MonotonicTime? = nil) {
        (self.type, self.code, self.value, self.time) = (type, code, value, time)
    }

    /// The events of one read(2), which gives whole ones only; a torn one at the end is left out.
    package static func list(_ bytes: [UInt8]) -> [InputEvent] {
        stride(from: 0, through: bytes.count - size, by: size).map { start in
            InputEvent(
                type: UInt16(number(bytes, start + Int(LINUX_INPUT_EVENT_TYPE), 2)),
                code: UInt16(number(bytes, start + Int(LINUX_INPUT_EVENT_CODE), 2)),
                value: Int32(truncatingIfNeeded: number(bytes, start + Int(LINUX_INPUT_EVENT_VALUE), 4)),
                time: time(bytes, start)
            )
        }
    }

    /// The event as the kernel writes it; without a time that is 0.
    package var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.size)
        if let microseconds = time.map({ $0.nanoseconds / 1000 }) {
            let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
            Self.put(UInt64(truncatingIfNeeded: seconds), Self.timeSize, at: Self.secondsPlace, in: &bytes)
            Self.put(UInt64(truncatingIfNeeded: rest), Self.timeSize, at: Self.microsecondsPlace, in: &bytes)
        }
        Self.put(UInt64(type), 2, at: Int(LINUX_INPUT_EVENT_TYPE), in: &bytes)
        Self.put(UInt64(code), 2, at: Int(LINUX_INPUT_EVENT_CODE), in: &bytes)
        Self.put(UInt64(UInt32(bitPattern: value)), 4, at: Int(LINUX_INPUT_EVENT_VALUE), in: &bytes)
        return bytes
    }

    private static let timeSize = Int(LINUX_INPUT_EVENT_TIME_SIZE)
    private static let secondsPlace = Int(LINUX_INPUT_EVENT_SECONDS)
    private static let microsecondsPlace = Int(LINUX_INPUT_EVENT_MICROSECONDS)

    private static func time(_ bytes: [UInt8], _ start: Int) -> MonotonicTime? {
        let seconds = Int64(truncatingIfNeeded: number(bytes, start + secondsPlace, timeSize))
        let microseconds = Int64(truncatingIfNeeded: number(bytes, start + microsecondsPlace, timeSize))
        // The kernel counts on from the machine's start or from 1970; anything else is no time of it.
        guard (0...Int64(UInt32.max)).contains(seconds), (0..<1_000_000).contains(microseconds),
            seconds != 0 || microseconds != 0
        else { return nil }
        return MonotonicTime(nanoseconds: (seconds * 1_000_000 + microseconds) * 1000)
    }

    /// Reads `count` bytes in the machine's own order.
    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
        let field = bytes[start..<start + count]
        return (isLittleEndian ? Array(field.reversed()) : Array(field)).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func put(_ value: UInt64, _ count: Int, at start: Int, in bytes: inout [UInt8]) {
        for index in 0..<count {
            let shift = 8 * (isLittleEndian ? index : count - 1 - index)
            bytes[start + index] = UInt8(truncatingIfNeeded: value >> shift)
        }
    }

    private static let isLittleEndian = UInt16(littleEndian: 1) == 1
}
