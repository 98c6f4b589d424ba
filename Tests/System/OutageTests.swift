// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing
import Wire

extension WholeRiver {
    /// The center goes away and comes back while the hall works on.
    struct OutageTests {
        private static let walkIns = 520
        private static let bookings = 60
        private static let clients = 4

        @Test(.timeLimit(.minutes(2)))
        func `with the center killed every visitor gets a ticket, and every fact arrives once afterwards`() async throws
        {
            let folder = try Folder()
            let hall = try RunningHall(folder)
            let center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
            try await center.start()
            try await center.enrol(hall.directory)
            let residents = (0..<Self.bookings).map(Resident.init)
            let today = hall.noon.today
            let bookings = try await center.take(
                residents.map { BookingLine(service: "estate", day: today, hours: 11...15, principal: $0) }
            )
            try await hall.start()
            try await hall.waitForFirstChanges()
            center.kill()

            let orders = Self.orders(bookings, residents)
            let slowest = try await issue(orders, at: hall.door)
            let isolated = try await hall.status()
            #expect(isolated.link.state == "offline")
            #expect((isolated.link.unsynced ?? 0) >= Int64(orders.count))

            try await center.start()
            try await hall.waitUntilSynced()
            let (facts, cases) = (try await center.facts(), try await center.cases())
            #expect(try await hall.stop() == 0)
            let journal = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock)
            #expect(journal.issues.count == orders.count)
            Self.check(facts, against: journal)
            #expect(cases == "[]")
            print("outage: \(orders.count) tickets without center, slowest answer \(slowest.wholeMilliseconds) ms")
        }

        /// Walk-ins and exchanges mixed.
        private static func orders(_ bookings: [String], _ residents: [Resident]) -> [Order] {
            let walkIns = (0..<walkIns).map { count in
                let service = count.isMultiple(of: 3) ? "social" : "estate"
                return Order(key: "walk-\(count)", path: "/tickets", role: "kiosk", fields: ["service": service])
            }
            let exchanges = zip(bookings, residents).map { booking, resident in
                Order(
                    key: "book-" + booking,
                    path: "/exchanges",
                    role: "kiosk",
                    fields: ["booking": booking, "last_four": resident.lastFour]
                )
            }
            return zip(exchanges, 0...).reduce(into: walkIns) { orders, exchange in
                orders.insert(exchange.0, at: exchange.1 * 9)
            }
        }

        /// Has every order carried out and returns how long the slowest took; each must be answered within the
        /// client's patience of two seconds.
        private func issue(_ orders: [Order], at door: Door) async throws -> Duration {
            try await withThrowingTaskGroup(of: Duration.self) { group in
                for client in 0..<Self.clients {
                    group.addTask {
                        var slowest = Duration.zero
                        for index in stride(from: client, to: orders.count, by: Self.clients) {
                            let began = MonotonicTime.now()
                            let answer = try await orders[index].send(to: door)
                            #expect(answer.status == 201, "\(orders[index].key): \(answer.text)")
                            slowest = max(slowest, began.duration(to: .now()))
                        }
                        return slowest
                    }
                }
                return try await group.reduce(.zero, max)
            }
        }

        /// Positions rise, nothing is missing, and every ticket was issued once, as the journal says.
        static func check(_ facts: [FactBatch.Entry], against journal: PastJournal) {
            #expect(zip(facts, facts.dropFirst()).allSatisfy { $0.position < $1.position })
            #expect(facts.count == journal.factCount)
            let issued = facts.compactMap { entry in
                if case .issued(let ticket, _, _) = entry.fact { ticket.text } else { nil }
            }
            #expect(issued == journal.issues.map(\.id))
            #expect(Set(issued).count == issued.count)
        }
    }
}

extension RunningHall {
    /// Waits until the center has acknowledged everything; the link's longest pause between attempts is 30 s.
    func waitUntilSynced() async throws {
        try await loop.until("the facts arrive", within: .seconds(45)) {
            let link = try await status().link
            return link.state == "online" && link.unsynced == 0 ? () : nil
        }
    }
}
