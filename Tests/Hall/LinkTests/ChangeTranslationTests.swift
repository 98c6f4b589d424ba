// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Wire

@testable import Link

struct ChangeTranslationTests {
    @Test(arguments: BookingNotice.Standing.allCases)
    func `a booking arrives whole, with its standing`(standing: BookingNotice.Standing) throws {
        let notice = try Words.notice(7, standing: standing)
        let batch = ChangeBatch(
            from: 3,
            through: 5,
            changes: [.booking(notice), .notice("二楼办理")],
            now: LinkHall.opening.timestamp
        )
        let changes = ChangeTranslation.changes(of: batch)
        guard case .booking(let booking) = try #require(changes.first) else { throw Unexpected() }
        #expect(changes.last == .notice("二楼办理"))
        // The hall stores the same word.
        #expect(booking.standing.rawValue == standing.rawValue)
        #expect(booking.number == notice.number && booking.center == notice.center && booking.slot == notice.slot)
        #expect(booking.service == notice.service && booking.principal == notice.principal && booking.agent == nil)
        #expect(booking.maskedName == notice.maskedName && booking.lastFour == notice.lastFour)
    }

    @Test
    func `every reply to a claim has its word in the hall`() {
        #expect(ChangeTranslation.claim(of: .granted) == .granted)
        #expect(ChangeTranslation.claim(of: .unknown) == .unknown)
        #expect(ChangeTranslation.claim(of: .refused(.noShow)) == .refused(.noShow))
    }
}

/// Something is not what the test needs it to be.
struct Unexpected: Error {}
