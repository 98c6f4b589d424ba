// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc
import Testing

@testable import HTTP

struct TimekeeperTests {
    @Test func `only so many refused clients are seen off, the rest are closed`() {
        // Its thread never starts, so what it takes it keeps.
        let timekeeper = Timekeeper(shortest: 1000)
        let pairs = (0...Timekeeper.maxLingering).map { _ in
            var pair: [Int32] = [-1, -1]
            unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
            return pair
        }
        for pair in pairs { timekeeper.linger(pair[1]) }
        let isHeard = pairs.map { pair in unsafe send(pair[0], "x", 1, Int32(MSG_NOSIGNAL)) == 1 }
        #expect(isHeard == [Bool](repeating: true, count: Timekeeper.maxLingering) + [false])
        for pair in pairs { close(pair[0]) }
        for pair in pairs.dropLast() { close(pair[1]) }
    }
}
