// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import HTTP
import Ports
import Simulators
import Terms
import Testing

extension WholeRiver {
    /// A configuration that changes while the hall is at work.
    struct ReloadTests {
        /// `GET /configuration`, or an entry of its history.
        private struct Shown: Decodable {
            let version: Int
            let note: String
            let staff: String?
            let text: String?
        }

        private struct History: Decodable {
            let versions: [Shown]
        }

        private static let clients = 4
        private static let changes = 4
        private static let medical = "\n[service medical]\nname = 医疗保障\nprefix = C\n\n[window 9]\nservices = medical\n"

        @Test(.timeLimit(.minutes(2)))
        func `the hall opens anew with each configuration while numbers are taken, and loses none`() async throws {
            let folder = try Folder()
            var plugged: Equipment?
            let hall = try RunningHall(folder) { loop in
                let equipment = try Equipment(folder, on: loop)
                plugged = equipment
                return equipment.lines
            }
            let equipment = try #require(plugged)
            try await hall.start()
            try await hall.waitForDevices()
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            let (ledger, isOver) = (Ledger(), Lock(false))
            try await withThrowingTaskGroup { group in
                for client in 0..<Self.clients {
                    group.addTask { try await Self.takeNumbers(client, at: hall, ledger) { isOver.withLock { $0 } } }
                }
                for change in 1...Self.changes {
                    let before = ledger.tickets.count
                    try await hall.loop.until("numbers are taken") { ledger.tickets.count > before + 8 ? () : nil }
                    let text = sound + "# change \(change)\n" + (change.isMultiple(of: 2) ? "" : Self.medical)
                    let saved = try await Self.save(text, note: "change \(change)", at: hall)
                    #expect(saved.status == 200, "\(saved.text)")
                    try await Self.waitForOpening(change, hall)
                }
                isOver.withLock { $0 = true }
                try await group.waitForAll()
            }
            print("reload: \(ledger.tickets.count) numbers taken during \(Self.changes) changes of the configuration")
            #expect(ledger.doubled.isEmpty)
            #expect(try await ledger.lost(at: hall.door, clients: Self.clients).isEmpty)

            // The devices have come along.
            _ = try await Self.save(sound + Self.medical, note: "at last", at: hall)
            try await Self.waitForOpening(Self.changes + 1, hall)
            try await hall.waitForDevices()
            let fields = ["service": "medical", "station": "kiosk-1"]
            let ticket = try await hall.door.post("/api/v1/tickets", fields, key: "medical").decoded(Outcome.self)
                .ticket
            #expect(ticket?.number == "C001")
            try await hall.loop.until("the slip of C001 is printed") { equipment.slips.contains("C001") ? () : nil }

            #expect(try await hall.stop() == 0)
            let issues = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock).issues
            #expect(issues.count == ledger.tickets.count + 1)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a file that was edited on the machine is taken up by SIGHUP, unless it has mistakes`() async throws {
            let hall = try RunningHall(Folder())
            try await hall.start()
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            try hall.folder.write(sound + "[rules]\ncall_limt = 2\n", to: "hall.conf")
            let process = try #require(hall.processID)
            #expect(kill(process, SIGHUP) == 0)
            try await hall.loop.until("the mistake is told") {
                hall.logText.contains("did you mean 'call_limit'?") ? () : nil
            }
            try await Self.take("estate", "A001", hall)
            try hall.folder.write(sound + Self.medical, to: "hall.conf")
            #expect(kill(process, SIGHUP) == 0)
            try await Self.waitForOpening(1, hall)
            try await Self.take("medical", "C001", hall)
            let history = try await hall.door.get("/api/v1/configuration/history").decoded(History.self).versions
            #expect(history.map(\.version) == [2, 1])
            #expect(history.allSatisfy { $0.staff == nil })
            #expect(history[0].note.contains("edited on the machine"))
            try hall.folder.write(sound.replacing("directory = ", with: "directory = /tmp"), to: "hall.conf")
            #expect(kill(process, SIGHUP) == 0)
            try await hall.loop.until("another directory is refused") {
                hall.logText.contains("'directory' in [hall] cannot be changed") ? () : nil
            }
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a configuration that cannot be opened is put back, and the history says so`() async throws {
            let hall = try RunningHall(Folder())
            try await hall.start()
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            let taken = try HTTPServer(configuration: ServerConfiguration()) { _ in .text("elsewhere") }
            let text = sound.replacing("port = 0", with: "port = \(taken.port)")
            #expect(try await Self.save(text, note: "another port", at: hall).status == 200)
            try await Self.waitForOpening(1, hall)
            await taken.stop()
            try await Self.take("estate", "A001", hall)
            let now = try await hall.door.get("/api/v1/configuration").decoded(Shown.self)
            #expect((now.version, now.text) == (3, sound))
            #expect(now.note.contains("is in use by another program"), "\(now.note)")
            #expect(String(decoding: try Folder.read(hall.configuration), as: UTF8.self) == sound)
            let old = try await hall.door.get("/api/v1/configuration/history/2").decoded(Shown.self)
            #expect((old.text, old.staff, old.note) == (text, "1024", "another port"))
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `mistakes are told by their lines, and nothing of them is saved`() async throws {
            let hall = try RunningHall(Folder())
            try await hall.start()
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            let line = sound.split(separator: "\n", omittingEmptySubsequences: false).count + 1
            let bad = sound + "[rules]\ncall_limt = 2\n"
            let found = try await hall.door.post("/api/v1/configuration/check", ["text": bad], key: "c", as: "admin")
            #expect(found.text.contains("\"line\":\(line)") && found.text.contains("'call_limit'?"), "\(found.text)")
            let refused = try await Self.save(bad, note: "bad", at: hall)
            #expect(refused.status == 422)
            #expect(try refused.decoded(ShownProblem.self).type == "/problems/bad-configuration")
            let huge = sound + String(repeating: "# a remark\n", count: 20_000)
            #expect(try await Self.save(huge, note: "huge", at: hall).status == 200, "220 kB are not too much")
            try await Self.waitForOpening(1, hall)
            let late = try await hall.door.post(
                "/api/v1/configuration",
                ["text": sound, "note": "late", "base": "1"],
                key: "l",
                as: "admin"
            )
            #expect(late.status == 409)
            #expect(try late.decoded(ShownProblem.self).type == "/problems/configuration-changed")
            let back = try await hall.door.post(
                "/api/v1/configuration/restore",
                ["version": "1"],
                key: "r",
                as: "admin"
            )
            #expect(try back.decoded(Shown.self).version == 3)
            try await Self.waitForOpening(2, hall)
            #expect(try await hall.door.get("/api/v1/configuration").decoded(Shown.self).text == sound)
            #expect(try await hall.stop() == 0)
        }

        /// Takes numbers one after the other; each intent keeps its key until it was answered.
        private static func takeNumbers(
            _ client: Int,
            at hall: RunningHall,
            _ ledger: Ledger,
            until isOver: @Sendable () -> Bool
        ) async throws {
            var number = 0
            while !isOver() {
                number += 1
                let key = "client-\(client)-\(number)"
                let ticket = try await hall.loop.until("an answer to \(key)") { () -> Outcome.Ticket? in
                    guard let answer = try? await hall.door.post("/api/v1/tickets", ["service": "estate"], key: key),
                        answer.status < 500
                    else { return nil }
                    return try answer.decoded(Outcome.self).ticket
                }
                ledger.acknowledge(key, ticket)
            }
        }

        private static func take(_ service: String, _ expected: String, _ hall: RunningHall) async throws {
            let answer = try await hall.door.post("/api/v1/tickets", ["service": service], key: expected)
            #expect(try answer.decoded(Outcome.self).ticket?.number == expected)
        }

        private static func save(_ text: String, note: String, at hall: RunningHall) async throws -> Answer {
            try await hall.door.post(
                "/api/v1/configuration",
                ["text": text, "note": note],
                key: RunningHall.freshKey(),
                as: "admin"
            )
        }

        /// Waits until the hall was opened anew so many times.
        private static func waitForOpening(_ count: Int, _ hall: RunningHall) async throws {
            try await hall.loop.until("the hall opens anew") {
                hall.logText.split(separator: "\n").filter { $0.contains("hall is open again") }.count >= count
                    ? () : nil
            }
        }
    }
}
