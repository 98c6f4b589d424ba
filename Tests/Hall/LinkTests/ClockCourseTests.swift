// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing

@testable import Link

struct ClockCourseTests {
    private static let opening = LinkHall.opening.timestamp

    private func course() -> ClockCourse {
        var course = ClockCourse(toleranceSeconds: 60)
        course.noteAnswer(center: Self.opening, at: MonotonicTime(nanoseconds: 0))
        return course
    }

    private func correction(_ noted: Int, wall: Int64, after seconds: Int64) -> Int? {
        course().correction(
            of: noted,
            wall: Self.opening.adding(seconds: wall),
            at: MonotonicTime(nanoseconds: seconds * 1_000_000_000)
        )
    }

    @Test(arguments: [
        (wall: Int64(100), after: Int64(100), noted: 0, expected: nil as Int?),
        (wall: 40, after: 100, noted: 0, expected: nil), (wall: 39, after: 100, noted: 0, expected: 61),
        (wall: 160, after: 100, noted: 0, expected: nil), (wall: 161, after: 100, noted: 0, expected: -61),
    ])
    func `A27: sixty seconds are put up with, sixty-one are noted`(
        wall: Int64,
        after: Int64,
        noted: Int,
        expected: Int?
    ) {
        #expect(correction(noted, wall: wall, after: after) == expected)
    }

    @Test func `A27: a step while the center is away is seen by the steady clock`() {
        // An hour after the last answer somebody puts the wall clock back by a day.
        #expect(correction(0, wall: 3600 - 86_400, after: 3600) == 86_400)
        #expect(correction(86_400, wall: 3660 - 86_400, after: 3660) == nil, "noted once, not every time")
        #expect(correction(86_400, wall: 7200, after: 7200) == 0, "set right again")
    }

    @Test func `nothing is noted before the center has ever answered`() {
        let course = ClockCourse(toleranceSeconds: 60)
        #expect(course.correction(of: 5, wall: Self.opening, at: MonotonicTime(nanoseconds: 1)) == nil)
    }
}
