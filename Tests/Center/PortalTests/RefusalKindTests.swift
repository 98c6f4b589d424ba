// SPDX-License-Identifier: Apache-2.0
import Booking
import Reception
import Terms
import Testing

@testable import Portal

/// A program is told the same of a refusal, whichever door it asked at.
struct RefusalKindTests {
    private static let now = Moment(Timestamp(seconds: 1_795_392_000), offsetSeconds: 28_800)

    @Test(arguments: [
        BookingRefusal.slotFull(next: []), .noSuchSlot, .slotBegun, .beyondHorizon(days: 14), .tooManyActive(limit: 3),
        .sameItemSameDay(limit: 1), .agentLimit(limit: 5), .suspended(until: now.timestamp), .dayFull, .intentReused,
        .noSuchBooking, .ended(.done), .tooManyMoves(limit: 2), .tooLate(deadline: now.timestamp),
    ])
    func `staff and visitors get one kind and status for a refusal`(refusal: BookingRefusal) {
        let (visitor, staff) = (RefusalWords(zone: Self.now).problem(refusal), CenterProblem(refusal, Self.now))
        #expect((visitor.kind, visitor.status) == (staff.kind, staff.status))
    }
}
