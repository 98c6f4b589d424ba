// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms
import Testing

/// The optional review before the visit.
struct PreReviewTests {
    private let now = Timestamp(seconds: 1_795_399_200)

    @Test
    func `R13: what was sent is submitted once, reviewed, and reviewed again after it was mended`() throws {
        let clerk = try #require(StaffID("1024"))
        let submitted = try #require(ReviewNote.none.submitted(hasForm: true, materials: 0, at: now))
        #expect(submitted.state == .submitted && submitted.at == now)
        #expect(submitted.submitted(hasForm: true, materials: 3, at: now.adding(minutes: 1)) == submitted)
        let back = try #require(submitted.decided(.needsFix, comment: "第二页缺印章", by: clerk, at: now))
        #expect(back.state == .needsFix && back.comment == "第二页缺印章" && back.staff == clerk)
        let again = try #require(back.submitted(hasForm: true, materials: 0, at: now.adding(minutes: 9)))
        let passed = try #require(again.decided(.passed, comment: nil, by: clerk, at: now))
        #expect(passed.submitted(hasForm: true, materials: 0, at: now) == nil)
        #expect(passed.changed() == .none)
    }

    @Test
    func `R13: nothing sent is nothing to review, and what must be mended is said`() throws {
        let clerk = try #require(StaffID("1024"))
        #expect(ReviewNote.none.submitted(hasForm: false, materials: 0, at: now) == nil)
        #expect(ReviewNote.none.decided(.passed, comment: nil, by: clerk, at: now) == nil)
        let submitted = try #require(ReviewNote.none.submitted(hasForm: false, materials: 1, at: now))
        #expect(submitted.decided(.needsFix, comment: nil, by: clerk, at: now) == nil)
        #expect(submitted.decided(.needsFix, comment: "", by: clerk, at: now) == nil)
        #expect(submitted.decided(.submitted, comment: "x", by: clerk, at: now) == nil)
    }
}
