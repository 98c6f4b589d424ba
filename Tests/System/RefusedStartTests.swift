// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing
import Vault

extension WholeRiver {
    /// What the daemon will not start with; each time it says what to do, and leaves the journal as it was.
    struct RefusedStartTests {
        private let hall: RunningHall

        init() throws { hall = try RunningHall(Folder()) }

        @Test(
            .timeLimit(.minutes(1)),
            arguments: [
                (line: "early_windw = 30 min", says: "[rules] knows no key 'early_windw'", advises: "'early_window'?"),
                (
                    line: "walk_in_cap = 50", says: "'walk_in_cap' is '50', not removed",
                    advises: "tickets may not be limited in working hours (notice R33)"
                ),
                (
                    line: "walk_in = no", says: "'walk_in' is 'no', not yes",
                    advises: "walk-ins may not be turned away (notice R1, R32)"
                ),
            ]
        )
        func `R1, R33: a key that is unknown or would limit walk-ins is named with its line and what to do`(
            _ mistake: (line: String, says: String, advises: String)
        ) async throws {
            let digest = try await useAndStop()
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            try hall.folder.write(sound + "[rules]\n\(mistake.line)\n", to: "hall.conf")
            let line = sound.split(separator: "\n", omittingEmptySubsequences: false).count + 1
            let message = try await refusal(expecting: EX_CONFIG)
            #expect(message.hasPrefix("kioskd: \(hall.configuration):\(line): "), "\(message)")
            #expect(message.contains(mistake.says), "\(message)")
            #expect(message.contains(mistake.advises), "\(message)")
            #expect(try journalDigest() == digest)
            try hall.folder.write(sound, to: "hall.conf")
            try await takesUpWhereItStopped()
        }

        @Test(
            .timeLimit(.minutes(1)),
            arguments: ["kioskd", "centerd"],
            [
                (
                    words: ["--config", "/nonexistent/file.conf"], code: CInt(1),
                    says: "/nonexistent/file.conf is not there"
                ),
                (words: ["--confg", "x"], code: EX_USAGE, says: "did you mean --config?"),
            ]
        )
        func `a daemon without its configuration says so and ends`(
            _ name: String,
            _ mistake: (words: [String], code: CInt, says: String)
        ) async throws {
            let log = hall.folder.path + "/\(name).refused"
            let program = try Program(name, mistake.words, log: log)
            let exit = try await hall.loop.until("\(name) gives up") { program.exitCode }
            let said = String(decoding: try Folder.read(log), as: UTF8.self)
            #expect(exit == mistake.code)
            #expect(said.hasPrefix("\(name): ") && said.contains(mistake.says), "\(said)")
        }

        @Test(.timeLimit(.minutes(1)))
        func `a second daemon on the same directory is refused with the process that has it`() async throws {
            try await hall.start()
            try await takeNumber("A001")
            let owner = try #require(hall.processID)
            let message = try await refusal(expecting: 1)
            #expect(message.contains("the journal is in use by process \(owner): stop it first"), "\(message)")
            try await takeNumber("A002")
            #expect(try await hall.stop() == 0)
            let journal = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock)
            #expect(journal.issues.map(\.key) == ["A001", "A002"])
        }

        @Test(.timeLimit(.minutes(1)))
        func `a journal of a newer program is refused and left untouched`() async throws {
            _ = try await useAndStop()
            let path = hall.directory + "/journal.db"
            let own = try Folder.read(path)
            var newer = own
            // The user version of an SQLite file is a big-endian number at offset 60 (sqlite.org/fileformat2.html).
            newer.replaceSubrange(60..<64, with: [0, 0, 0, 99])
            try WholeFile.writeAtomically(newer, to: path, mode: 0o600)
            let message = try await refusal(expecting: 1)
            #expect(message.contains("the journal has version 99, this program knows up to 2"), "\(message)")
            #expect(message.contains("install the newer program again"), "\(message)")
            #expect(try Folder.read(path) == newer)
            try WholeFile.writeAtomically(own, to: path, mode: 0o600)
            try await takesUpWhereItStopped()
        }

        /// Issues the first ticket and stops the hall; returns what the journal's file looks like.
        private func useAndStop() async throws -> [UInt8] {
            try await hall.start()
            try await takeNumber("A001")
            #expect(try await hall.stop() == 0)
            return try journalDigest()
        }

        private func takesUpWhereItStopped() async throws {
            try await hall.start()
            let known = try await hall.door.get("/api/v1/tickets/A001")
            #expect(known.status == 200, "\(known.text)")
            try await takeNumber("A002")
            #expect(try await hall.stop() == 0)
        }

        private func takeNumber(_ expected: String) async throws {
            let answer = try await hall.door.post("/api/v1/tickets", ["service": "estate"], key: expected)
            #expect(try answer.decoded(Outcome.self).ticket?.number == expected)
        }

        /// Starts the daemon, which is to exit with `code`; returns the last it wrote.
        private func refusal(expecting code: CInt) async throws -> String {
            let heard = hall.logText.utf8.count
            let program = try hall.launch()
            let exit = try await hall.loop.until("kioskd gives up") { program.exitCode }
            #expect(exit == code)
            return String(decoding: Array(hall.logText.utf8).dropFirst(heard), as: UTF8.self)
        }

        private func journalDigest() throws -> [UInt8] {
            Digest.sha256(try Folder.read(hall.directory + "/journal.db"))
        }
    }
}
