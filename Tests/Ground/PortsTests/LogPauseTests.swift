// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

/// A device that talks garbage fills no disk.
struct `Log pause` {
    @Test func `the first is told at once, and an hour of garbage in sixty lines that count all of it`() {
        var pause = LogPause()
        let told = (0..<36_000).compactMap { tick in
            pause.admit(at: MonotonicTime(nanoseconds: Int64(tick) * 100_000_000))
        }
        #expect(told.count == 60)
        #expect(told.first == 1 && told.dropFirst().allSatisfy { $0 == 600 })
    }

    @Test func `what happens seldom is told each time`() {
        var pause = LogPause()
        let told = (0..<5).map { pause.admit(at: MonotonicTime(nanoseconds: Int64($0) * 60_000_000_000)) }
        #expect(told == [1, 1, 1, 1, 1])
    }
}
