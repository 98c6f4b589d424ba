// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

struct EventCodecTests {
    @Test(arguments: GoldenEvents.all)
    func `an event's stored form never changes`(event: HallEvent, text: String) throws {
        #expect(EventCodec.encode(event) == text)
        let read = try EventCodec.event(text, version: 1, at: Position(1))
        #expect(read == event)
    }

    @Test(arguments: GoldenEvents.answers)
    func `an answer's stored form never changes`(answer: HallAnswer, text: String) throws {
        #expect(EventCodec.encode(answer) == text)
        let read = try EventCodec.answer(text, version: 1, at: Position(1))
        #expect(read == answer)
    }

    @Test func `every kind of event has its golden form`() {
        let kinds = Set(GoldenEvents.all.compactMap { $0.1.split(separator: "\"").dropFirst().first.map(String.init) })
        // A new case makes `kind` fail to compile until it is named there, and this fail until it has a form.
        #expect(kinds == Set(GoldenEvents.all.map { GoldenEvents.kind($0.0) }))
        #expect(kinds.count == GoldenEvents.kinds)
    }

    @Test func `a newer version is told apart from damage`() {
        #expect(throws: JournalError.newerVersion(found: 3, known: 2)) {
            _ = try EventCodec.event("{}", version: 3, at: Position(7))
        }
        for damaged in ["", "{}", "null", "{\"unheardOf\":{}}", "{\"ticketAbandoned\":{\"_0\":\"A001\"}}", "{\"unch"] {
            #expect(throws: JournalError.corrupt(at: Position(7))) {
                _ = try EventCodec.event(damaged, version: 1, at: Position(7))
            }
        }
    }

    @Test func `a row's hash covers every field and tells them apart`() throws {
        let record = HallRecord(
            position: Position(3),
            moment: Lobby.opening,
            intent: Intent(key: try #require(Lobby.key("k")), digest: .max),
            staff: StaffID("007"),
            event: .unchanged,
            answer: .done
        )
        let previous = StoredEvent.firstHash(of: Lobby.hall)
        let row = StoredEvent(record, after: previous)
        #expect(try row.record() == record)
        // Computed with Python's hashlib from the description of `linkHash`.
        #expect(Hex.text(row.hash) == "ed3fda70c85a67f0e1b319050171f1226f447e281d07c7bc5109e3243e7c4c0a")
        var variants: [StoredEvent] = []
        func vary(_ change: (inout StoredEvent) -> Void) {
            var other = row
            change(&other)
            variants.append(other)
        }
        vary { $0.position = 4 }
        vary { $0.moment += 1 }
        vary { $0.offset = 0 }
        vary { $0.intent = "l" }
        vary { $0.intent = nil }
        vary { $0.digest = -2 }
        vary { $0.digest = nil }
        vary { $0.staff = "008" }
        vary { $0.staff = nil }
        vary { $0.version = 2 }
        vary { $0.body += " " }
        vary { $0.answer = nil }
        vary { $0.answer = "" }
        vary { ($0.intent, $0.staff) = ("", "k007") }
        let hashes = Set(variants.map { $0.linkHash(after: previous) } + [row.hash, row.linkHash(after: row.hash)])
        #expect(hashes.count == variants.count + 2)
    }
}
