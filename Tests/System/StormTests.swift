// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Simulators
import Testing

extension WholeRiver {
    /// A day on which everything that can happen to devices does, thousands of times.
    struct StormTests {
        private static let events = 10_000
        /// How many events pass between looks at the paper, of which the printer keeps the last slips.
        private static let paperLook = 500
        /// How long a device that was plugged in may take to be bound; in the storm everybody is busy.
        private static let binding = Duration.seconds(10)

        /// How many looks at the screen a visitor gives a card, and after how many it is lifted.
        private static let (looksPerCard, looksUntilLifted) = (1000, 800)

        @Test(.timeLimit(.minutes(5)))
        func `ten thousand plugs, half frames, stalls and garbage leak nothing and lose no ticket`() async throws {
            let seed = SplitMix64.chooseSeed()
            print("storm: seed \(seed)")
            let folder = try Folder()
            var made: Storm?
            let outside = try RunningHall(folder) { loop in
                let storm = try Storm(folder, on: loop, seed: seed)
                made = storm
                return storm.lines
            }
            let storm = try #require(made)
            let inside = try await HallInside(
                configuration: outside.configuration,
                zone: outside.noon.clock.zone,
                now: outside.noon.twelve
            )
            try await settle(inside, outside.loop)
            let before = Self.descriptors()
            let ledger = Ledger()
            var bound = 0
            for event in 0..<Self.events {
                if event.isMultiple(of: Self.paperLook) { Self.expectEachOnce(storm.numbersOnPaper) }
                switch try storm.next() {
                case .nothing: await inside.pass()
                case .visitor: try await takeNumber(inside.door, "visitor-\(event)", ledger)
                case .pluggedIn(let wire, let waits):
                    let heard = wire.traffic?().heard ?? 0
                    await inside.lookAgain()
                    guard waits else { continue }
                    wire.resume()
                    try await outside.loop.until("the \(wire.name) is bound", within: Self.binding) {
                        (wire.traffic?().heard ?? 1) > heard ? () : nil
                    }
                    bound += 1
                }
            }
            try storm.calm()
            try await settle(inside, outside.loop)
            let after = try await outside.loop.until("no descriptor is left over") {
                let now = Self.descriptors()
                return now == before ? now : nil
            }
            #expect(after == before)
            Self.expectEachOnce(storm.numbersOnPaper)
            #expect(!storm.numbersOnPaper.isEmpty)
            try await goesOn(inside, storm, outside.loop)
            #expect(ledger.doubled.isEmpty)
            #expect(try await ledger.lost(at: inside.door, clients: 4).isEmpty)
            await inside.close()
            let journal = try await PastJournal(configuration: outside.configuration, clock: outside.noon.clock)
            let issued = journal.issues.map(\.id)
            #expect(Set(issued).count == issued.count)
            #expect(Set(ledger.tickets.values.map(\.id)).isSubset(of: issued))
            let shares = storm.counts.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
            print("storm: \(shares); \(bound) waited for, \(ledger.tickets.count) tickets acknowledged")
        }

        private func takeNumber(_ door: Door, _ key: String, _ ledger: Ledger) async throws {
            let answer = try await door.post("/api/v1/tickets", ["service": "estate", "station": "kiosk-1"], key: key)
            try #require(answer.status == 201, "\(answer.text)")
            ledger.acknowledge(key, try #require(try answer.decoded(Outcome.self).ticket))
        }

        /// Waits until every device does its work.
        private func settle(_ inside: HallInside, _ loop: EventLoop) async throws {
            await inside.lookAgain()
            try await loop.until("all devices work", within: .seconds(30)) {
                let text = try await inside.door.get("/api/v1/status").text
                return text.contains(#""working":false"#) ? nil : ()
            }
        }

        /// The next visitor finds everything as it was: card, number, slip.
        private func goesOn(_ inside: HallInside, _ storm: Storm, _ loop: EventLoop) async throws {
            let ticket = try await loop.until("the next slip comes out", within: .seconds(60)) {
                let answer = try await inside.door.post(
                    "/api/v1/tickets",
                    ["service": "social", "station": "kiosk-1"],
                    key: "afterwards"
                )
                return try answer.decoded(Outcome.self).ticket
            }
            try await loop.until("its slip is out", within: .seconds(60)) {
                storm.equipment.slips.contains(ticket.number) ? () : nil
            }
            var looks = 0
            try await loop.until("the card is read", within: .seconds(60)) {
                // Whoever stood there last has left; a card that the reader did not hear is laid down again.
                switch looks % Self.looksPerCard {
                case 0:
                    let touch = ["touch": "back"]
                    _ = try await inside.door.post("/api/v1/stations/kiosk-1/touches", touch, key: "leave-\(looks)")
                    storm.equipment.reader.place(SyntheticPeople.zhangSan)
                case Self.looksUntilLifted: storm.equipment.reader.lift()
                default: break
                }
                looks += 1
                let page = try await inside.door.get("/api/v1/stations/kiosk-1", as: "kiosk").text
                return page.contains("hasNoBooking") ? () : nil
            }
        }

        private static func expectEachOnce(_ numbers: [String]) { #expect(Set(numbers).count == numbers.count) }

        /// What this process has open but for sockets, which HTTP keeps for a while: how many of what.
        private static func descriptors() -> [String: Int] {
            var counts: [String: Int] = [:]
            for number in 0..<Int32(1024) {
                var buffer = [CChar](repeating: 0, count: 256)
                guard unsafe readlink("/proc/self/fd/\(number)", &buffer, buffer.count - 1) > 0 else { continue }
                let target = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                guard !target.hasPrefix("socket:") else { continue }
                // Which pseudo terminal it is, changes.
                counts[target.hasPrefix("/dev/pts/") ? "/dev/pts" : target, default: 0] += 1
            }
            return counts
        }
    }
}
