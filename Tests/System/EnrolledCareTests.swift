// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms
import Testing
import Wire

extension WholeRiver {
    /// A hall with a center whose disk dies while the center knows more than the backup.
    struct EnrolledCareTests {
        /// What is there when the hall is put back.
        enum Circumstance: String, CaseIterable {
            /// The center answers, and the backup has everything.
            case center
            /// The center is away: how far it knows the hall is to be reckoned.
            case alone
            /// The backup has no keys; those of the hall were saved from the old disk.
            case keysSaved
        }

        private let folder: Folder
        private let hall: RunningHall
        private let center: RunningCenter

        init() throws {
            folder = try Folder()
            hall = try RunningHall(folder)
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
        }

        @Test(.timeLimit(.minutes(4)), arguments: Circumstance.allCases)
        func `an enrolled hall goes on from its backup, and the center hears nothing that contradicts what it knows`(
            circumstance: Circumstance
        ) async throws {
            try await center.start()
            try await center.join(hall.directory)
            let residents = (0..<3).map(Resident.init)
            let bookings = try await center.take(
                residents.map {
                    BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: $0)
                }
            )
            try await hall.start()
            try await hall.waitForFirstChanges()
            var given = [try await exchange(bookings[0], residents[0], as: "before")]
            for _ in 0..<3 { given.append(try await hall.takeNumber()) }
            try await hall.waitUntilSynced()
            let words = circumstance == .keysSaved ? ["--without-keys"] : []
            let made = try await hall.care(["backup", "--into", hall.backups] + words)
            #expect(made.code == 0, "\(made.text)")

            // What only the center and the paper know of afterwards.
            given.append(try await exchange(bookings[1], residents[1], as: "after"))
            for _ in 0..<40 { given.append(try await hall.takeNumber()) }
            try await hall.waitUntilSynced()
            let known = try await center.facts()
            hall.kill()
            if circumstance == .alone { center.kill() }
            let saved = try ["keys", "tokens", "enrolment"].map { ($0, try Folder.read(hall.directory + "/" + $0)) }
            try hall.loseDisk()
            if circumstance == .keysSaved { for (name, bytes) in saved { try keep(bytes, name) } }

            let run = try await hall.care("restore", hall.backups)
            try #require(run.code == 0, "\(run.text)")
            try await hall.start()
            if circumstance == .alone {
                given.append(try await hall.takeNumber())
                try await center.start()
            }
            try await hall.waitUntilSynced()
            for _ in 0..<20 { given.append(try await hall.takeNumber()) }
            given.append(try await exchange(bookings[2], residents[2], as: "later"))
            try await hall.waitUntilSynced()

            try await checkFacts(given, known)
            for booking in bookings {
                #expect(try await center.report(on: booking).contains(#""standing":"exchanged""#))
            }
            let told = try await hall.door.get("/api/v1/status").text
            #expect(told.contains("was a backup restored?"), "\(told)")
            // Whose number is on paper only takes another one; people hear of it.
            given.append(try await exchange(bookings[1], residents[1], as: "again"))
            #expect(Set(given).count == given.count)
            try await hall.waitUntilSynced()
            let cases = try await center.cases()
            #expect(cases.contains(bookings[1]) && !cases.contains(bookings[0]) && !cases.contains(bookings[2]))
            #expect(try await hall.stop() == 0)
        }

        /// The center heard of every number once, and what it knew is as it was.
        private func checkFacts(_ given: [String], _ known: [FactBatch.Entry]) async throws {
            #expect(Set(given).count == given.count, "a number was given twice: \(given)")
            let facts = try await center.facts()
            #expect(facts.starts(with: known), "what the center knew is as it was")
            #expect(zip(facts, facts.dropFirst()).allSatisfy { $0.position < $1.position })
            let issued = facts.compactMap { entry -> String? in
                guard case .issued(let ticket, _, _) = entry.fact else { return nil }
                return ticket.number.text
            }
            #expect(issued.sorted() == given.sorted(), "the center heard of every number once")
            #expect(try await center.cases() == "[]")
        }

        private func keep(_ bytes: [UInt8], _ name: String) throws {
            try WholeFile.writeAtomically(bytes, to: hall.directory + "/" + name, mode: 0o600)
        }

        private func exchange(_ booking: String, _ resident: Resident, as key: String) async throws -> String {
            struct Told: Decodable {
                struct Ticket: Decodable {
                    let number: String
                }
                let ticket: Ticket
            }
            let fields = ["booking": booking, "last_four": resident.lastFour]
            let answer = try await hall.door.post("/api/v1/exchanges", fields, key: key)
            try #require(answer.status == 201, "\(answer.text)")
            return try answer.decoded(Told.self).ticket.number
        }
    }
}
