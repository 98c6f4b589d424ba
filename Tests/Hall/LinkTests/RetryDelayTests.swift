// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Link

struct RetryDelayTests {
    @Test
    func `the waits double from one second and stay at thirty`() {
        var delay = RetryDelay(LinkLimits())
        let waits = (0..<40).map { _ in delay.next(jitter: 0) }
        #expect(waits.prefix(6) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(16), .seconds(30)])
        #expect(waits.dropFirst(6).allSatisfy { $0 == .seconds(30) })
        delay.reset()
        #expect(delay.next(jitter: 0) == .seconds(1))
    }

    @Test(arguments: [(0.5, 750), (1.0, 500), (7.0, 500), (-1.0, 1000)])
    func `jitter takes off up to a half`(jitter: Double, milliseconds: Int) {
        var delay = RetryDelay(LinkLimits())
        #expect(delay.next(jitter: jitter) == .milliseconds(milliseconds))
    }
}
