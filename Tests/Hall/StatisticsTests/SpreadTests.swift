// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Statistics

struct SpreadTests {
    @Test(arguments: [
        ([Int](), [nil, nil, nil, nil] as [Int?]), ([7], [7, 7, 7, 7]), ([1, 2], [2, 1, 2, 2]),
        (Array(1...10), [6, 5, 9, 10]), ([5000, 60, 60, 60], [1295, 60, 5000, 5000]),
    ])
    func `mean, median, ninth of ten and longest`(seconds: [Int], expected: [Int?]) {
        #expect(Spread(seconds.reversed()).columns("wait").map(\.value) == expected)
    }
}
