// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

extension WholeRiver {
    /// One booking, several who ask for its ticket.
    struct RaceTests {
        private let hall: RunningHall
        private let center: RunningCenter

        init() throws {
            let folder = try Folder()
            hall = try RunningHall(folder)
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a booking raced by two clients gives one ticket, and one of them is told again`() async throws {
            let residents = (0..<12).map(Resident.init)
            let bookings = try await open(with: residents)
            for (booking, resident) in zip(bookings, residents) {
                async let left = exchange(booking, resident, key: "left-" + booking)
                async let right = exchange(booking, resident, key: "right-" + booking)
                let outcomes = try await [left, right].map { try $0.decoded(Outcome.self) }
                #expect(Set(outcomes.map(\.outcome)) == ["issued", "again"])
                #expect(outcomes[0].ticket != nil && outcomes[0].ticket == outcomes[1].ticket)
            }
            #expect(try await hall.stop() == 0)
            let issues = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock).issues
            #expect(issues.count == bookings.count)
            #expect(Set(issues.map(\.id)).count == bookings.count)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a lost answer repeated with its key is the same answer, also after a power cut`() async throws {
            let resident = Resident(1)
            let bookings = try await open(with: [resident])
            let booking = try #require(bookings.first)
            let answer = try await exchange(booking, resident, key: "first")
            #expect(answer.status == 201)
            #expect(try await exchange(booking, resident, key: "first") == answer)
            hall.kill()
            try await hall.start()
            #expect(try await exchange(booking, resident, key: "first") == answer)
            let other = try await exchange(booking, resident, key: "second").decoded(Outcome.self)
            #expect(other.outcome == "again")
            #expect(other.ticket == (try answer.decoded(Outcome.self).ticket))
            let reused = try await exchange(booking, Resident(2), key: "first")
            #expect(reused.status == 422)
            #expect(try reused.decoded(ShownProblem.self).type == "/problems/intent-reused")
        }

        /// Opens center and hall with a booking of now for each resident, and waits until the hall knows them.
        private func open(with residents: [Resident]) async throws -> [String] {
            try await center.start()
            try await center.enrol(hall.directory)
            let today = hall.noon.today
            let bookings = try await center.take(
                residents.map { BookingLine(service: "estate", day: today, hours: 11...15, principal: $0) }
            )
            try await hall.start()
            try await hall.waitForFirstChanges()
            return bookings
        }

        private func exchange(_ booking: String, _ resident: Resident, key: String) async throws -> Answer {
            try await hall.door.post(
                "/api/v1/exchanges",
                ["booking": booking, "last_four": resident.lastFour],
                key: key
            )
        }
    }
}
