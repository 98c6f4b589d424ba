// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing

extension WholeRiver {
    /// The hall's clock, turned by hand.
    struct ClockTests {
        private static let stepMinutes = 5
        private static let steps = 24 * 60 / stepMinutes

        @Test(.timeLimit(.minutes(1)))
        func `a clock set back a day reissues no number, is reported, and loses nothing`() async throws {
            let outside = try RunningHall(Folder())
            let hall = try await HallInside(
                configuration: outside.configuration,
                zone: outside.noon.clock.zone,
                now: outside.noon.clock.now().timestamp
            )
            let today = outside.noon.today.text
            let before = try await takeNumbers(3, at: hall.door, "before")
            #expect(before.map(\.id) == ["A001", "A002", "A003"].map { today + "." + $0 })
            #expect(try await hall.status().clock.behind == false)
            hall.turn(minutes: -24 * 60)
            let after = try await takeNumbers(2, at: hall.door, "after")
            #expect(after.map(\.id) == ["A004", "A005"].map { today + "." + $0 })
            let status = try await hall.status()
            #expect(status.clock.behind)
            #expect(status.clock.stepBack >= 24 * 3_600_000)
            #expect(status.day == today)
            for ticket in before + after {
                let shown = try await hall.door.get("/api/v1/tickets/" + ticket.id).decoded(ShownTicket.self)
                #expect(shown.token == ticket.token && shown.state == "waiting")
            }
            hall.turn(minutes: 24 * 60)
            #expect(try await takeNumbers(1, at: hall.door, "again").map(\.number) == ["A006"])
            #expect(try await hall.status().clock.behind == false)
            await hall.close()
            let journal = try await PastJournal(configuration: outside.configuration, clock: outside.noon.clock)
            #expect(journal.issues.map(\.id) == (1...6).map { "\(today).A00\($0)" })
        }

        @Test(.timeLimit(.minutes(2)))
        func `R32: a whole day without the center turns nobody away, and both days' facts arrive once`()
            async throws
        {
            let folder = try Folder()
            let outside = try RunningHall(folder)
            let (noon, loop) = (outside.noon, outside.loop)
            let center = try RunningCenter(folder, noon: noon, loop: loop)
            try await center.start()
            try await center.enrol(outside.directory)
            let lines = Self.lines(from: noon)
            let bookings = try await center.take(lines)
            let hall = try await HallInside(
                configuration: outside.configuration,
                zone: noon.clock.zone,
                now: noon.twelve
            )
            try await loop.until("bookings come down the link") { try await hall.status().position >= 2 ? () : nil }
            center.kill()
            var left = zip(bookings, lines).map { ($0, $1.principal) }[...]
            var days: Set<String?> = []
            for step in 0..<Self.steps {
                _ = try await takeNumbers(2, at: hall.door, "step-\(step)")
                if step % 12 == 6, let (booking, resident) = left.popFirst() {
                    let fields = ["booking": booking, "last_four": resident.lastFour]
                    let answer = try await hall.door.post("/api/v1/exchanges", fields, key: "book-" + booking)
                    #expect(answer.status == 201, "step \(step): \(answer.text)")
                    days.insert(try await hall.status().day)
                }
                hall.turn(minutes: Self.stepMinutes)
            }
            #expect(left.isEmpty)
            #expect(days == [noon.today.text, noon.today.advanced(byDays: 1).text])
            try await center.start()
            try await loop.until("the facts arrive", within: .seconds(45)) {
                try await hall.status().link.unsynced == 0 ? () : nil
            }
            let (facts, cases) = (try await center.facts(), try await center.cases())
            await hall.close()
            let journal = try await PastJournal(configuration: outside.configuration, clock: noon.clock)
            #expect(journal.issues.count == Self.steps * 2 + bookings.count)
            OutageTests.check(facts, against: journal)
            #expect(cases == "[]")
        }

        /// A booking for each hour of the coming day, in the slot of the hour; the day's last hour has none.
        private static func lines(from noon: Noon) -> [BookingLine] {
            (0..<24).map { count in
                let hour = (12 + count) % 24
                return BookingLine(
                    service: "estate",
                    day: noon.today.advanced(byDays: 12 + count < 24 ? 0 : 1),
                    hours: hour...hour + 1,
                    principal: Resident(count)
                )
            }
        }

        private func takeNumbers(_ count: Int, at door: Door, _ key: String) async throws -> [Outcome.Ticket] {
            var tickets: [Outcome.Ticket] = []
            for index in 0..<count {
                let answer = try await door.post("/api/v1/tickets", ["service": "estate"], key: "\(key)-\(index)")
                try #require(answer.status == 201, "\(answer.text)")
                tickets.append(try #require(try answer.decoded(Outcome.self).ticket))
            }
            return tickets
        }
    }
}
