// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing
import Wire

extension WholeRiver {
    /// Halls that join over the line, move to another city's center, and do without a kiosk.
    struct EnrolmentTests {
        @Test(.timeLimit(.minutes(2)))
        func `R75, A30: a township hall without any device joins by a code, exchanges a booking and serves it`()
            async throws
        {
            let folder = try Folder()
            let hall = try RunningHall(folder, isTownship: true)
            let center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
            try await center.start()
            try await center.join(hall.directory)
            let (one, other) = (Resident(0), Resident(1))
            let bookings = try await center.take(
                [one, other].map {
                    BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: $0)
                }
            )
            try await hall.start()
            try await hall.waitForFirstChanges()
            let door = hall.door
            let byNumber = ["booking": bookings[0], "last_four": one.lastFour]
            #expect(try await door.post("/api/v1/exchanges", byNumber, key: "1", as: "green").status == 201)
            // The other brings the document; the number stays at home.
            let byDocument = ["document_type": "resident_id", "document_number": other.number]
            #expect(try await door.post("/api/v1/exchanges", byDocument, key: "2", as: "green").status == 201)
            #expect(try await door.post("/api/v1/exchanges", byDocument, key: "3", as: "green").status == 200)
            // At a kiosk nobody may try numbers of documents.
            #expect(try await door.post("/api/v1/exchanges", byDocument, key: "4", as: "kiosk").status == 403)
            for (step, path) in ["open", "call-next", "verify", "serve", "finish"].enumerated() {
                let fields = path == "verify" ? ["result": "match", "principal_document": "true"] : [:]
                let answer = try await door.post("/api/v1/windows/1/" + path, fields, key: "step-\(step)", as: "admin")
                #expect(answer.status == 200, "\(path): \(answer.text)")
            }
            try await hall.waitUntilSynced()
            #expect(try await center.report(on: bookings[0]).contains(#""standing":"done""#))
            #expect(try await center.cases() == "[]")
            // What the hall reports, and nothing of the people in it.
            let told = try await hall.loop.until("the hall reports") {
                let text = try await center.halls()
                return text.contains(#""profile":"township""#) ? text : nil
            }
            #expect(told.contains(Release.version) && !told.contains(other.number))
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `R61: a hall moves to another city's center, nothing is lost, numbers and open tickets go on`()
            async throws
        {
            let (folder, elsewhere) = (try Folder(), try Folder())
            let hall = try RunningHall(folder)
            let old = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
            let new = try RunningCenter(elsewhere, noon: hall.noon, loop: hall.loop)
            try await old.start()
            try await old.join(hall.directory)
            try await hall.start()
            let walkIn = ["service": "estate"]
            for number in 0..<3 {
                #expect(try await hall.door.post("/api/v1/tickets", walkIn, key: "a\(number)").status == 201)
            }
            try await hall.waitUntilSynced()
            let taken = try await old.facts()
            old.kill()
            // This one the old center never hears of.
            #expect(try await hall.door.post("/api/v1/tickets", walkIn, key: "left").status == 201)
            #expect(try await hall.stop() == 0)

            try await new.start()
            let resident = Resident(0)
            let booking = try await new.take(
                [BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: resident)]
            )[0]
            try await new.join(hall.directory)
            try await hall.start()
            let exchange = ["booking": booking, "last_four": resident.lastFour]
            // A refusal is kept under its key as well.
            var attempt = 0
            let answer = try await hall.loop.until("the new center's booking arrives") {
                attempt += 1
                let answer = try await hall.door.post("/api/v1/exchanges", exchange, key: "new-\(attempt)")
                return answer.status == 404 ? nil : answer
            }
            #expect(answer.status == 201 && answer.text.contains(#""number":"A005""#), "\(answer.text)")
            // The first visitor of the morning is called as if nothing had happened.
            #expect(try await hall.door.post("/api/v1/windows/1/open", key: "open", as: "admin").status == 200)
            let called = try await hall.door.post("/api/v1/windows/2/call", ["ticket": "A001"], key: "c", as: "admin")
            #expect(called.status == 200, "\(called.text)")
            try await hall.waitUntilSynced()
            let rest = try await new.facts()
            // Each fact is in one of the two centers, none in both.
            let (before, after) = (taken.map(\.position), rest.map(\.position))
            #expect(Set(before).isDisjoint(with: after))
            let issued = (taken + rest).compactMap { entry -> String? in
                guard case .issued(let ticket, _, _) = entry.fact else { return nil }
                return ticket.number.text
            }
            #expect(issued == ["A001", "A002", "A003", "A004", "A005"])
            #expect(try await new.cases() == "[]")
            #expect(try await hall.status().link.state == "online")
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a revoked hall goes on with its visitors, and comes back with a new code`() async throws {
            let folder = try Folder()
            let hall = try RunningHall(folder)
            let center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
            try await center.start()
            try await center.join(hall.directory)
            try await hall.start()
            try await hall.waitUntilSynced()
            try await center.revoke()
            try await hall.loop.until("the hall notices") { try await hall.status().link.state == "offline" ? () : nil }
            #expect(try await hall.door.post("/api/v1/tickets", ["service": "estate"], key: "1").status == 201)
            #expect(try await center.halls().contains(#""revoked":true"#))
            #expect(try await hall.stop() == 0)
            try await center.join(hall.directory)
            try await hall.start()
            try await hall.waitUntilSynced()
            #expect(try await center.facts().contains { if case .issued = $0.fact { true } else { false } })
            #expect(try await hall.stop() == 0)
        }
    }
}
