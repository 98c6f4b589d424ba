// SPDX-License-Identifier: Apache-2.0
import Glibc
import Queueing
import Rows
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct OpeningTests {
    let lobby = Lobby()

    private func makeJournal(_ tickets: Int = 3) async throws {
        let journal = try lobby.open()
        for number in 1...tickets { _ = try await journal.take(number) }
        await journal.close()
    }

    @Test func `a second program is told who holds the directory`() async throws {
        let journal = try lobby.open()
        let error = #expect(throws: JournalError.inUse(pid: getpid())) { try lobby.open() }
        #expect(error?.description == "the journal is in use by process \(getpid()): stop it first")
        await journal.close()
        await (try lobby.open()).close()
    }

    @Test func `the journal of another hall is refused untouched`() async throws {
        try await makeJournal()
        let before = try lobby.bytes("journal.db")
        let other = try #require(HallID("hall-2"))
        #expect(throws: JournalError.otherHall(Lobby.hall)) { try lobby.open(hall: other) }
        #expect(try lobby.bytes("journal.db") == before)
    }

    @Test func `an event of a newer program is refused untouched`() async throws {
        try await makeJournal()
        try lobby.database().script("UPDATE events SET version = 3 WHERE position = 4", label: "newer")
        let before = try lobby.bytes("journal.db")
        #expect(throws: JournalError.newerVersion(found: 3, known: 2)) { try lobby.open() }
        #expect(try lobby.bytes("journal.db") == before)
    }

    @Test func `a schema of a newer program is refused untouched`() async throws {
        try await makeJournal()
        try lobby.database().script("PRAGMA user_version = 3", label: "newer")
        let before = try lobby.bytes("journal.db")
        #expect(throws: JournalError.newerVersion(found: 3, known: 2)) { try lobby.open() }
        #expect(try lobby.bytes("journal.db") == before)
    }

    @Test func `another program's database is refused untouched`() throws {
        try Connection(path: lobby.directory + "/journal.db", access: .readWriteCreate)
            .script("CREATE TABLE theirs (id INTEGER)", label: "theirs")
        let before = try lobby.bytes("journal.db")
        #expect(throws: JournalError.notAJournal) { try lobby.open() }
        #expect(try lobby.bytes("journal.db") == before)
    }

    @Test func `a file that is no database is damaged, not overwritten`() throws {
        let bytes = [UInt8](repeating: 0x55, count: 8192)
        try lobby.write(bytes, to: "journal.db")
        #expect(throws: JournalError.corrupt(at: nil)) { try lobby.open() }
        #expect(try lobby.bytes("journal.db") == bytes)
    }

    @Test func `a journal without its hall is damaged`() async throws {
        try await makeJournal()
        try lobby.database().script("DELETE FROM meta", label: "lose hall")
        #expect(throws: JournalError.corrupt(at: nil)) { try lobby.open() }
    }

    @Test func `a changed event is found at the start, at its position`() async throws {
        try await makeJournal()
        for name in lobby.files where name.hasPrefix("snapshot") { try lobby.remove(name) }
        try lobby.database().script("UPDATE events SET moment = moment + 1 WHERE position = 3", label: "change")
        #expect(throws: JournalError.corrupt(at: Position(3))) { try lobby.open() }
    }

    @Test func `a directory that cannot be made is reported`() {
        let error = #expect(throws: JournalError.self) {
            try Journal.open(directory: lobby.directory + "/no/where", plan: Lobby.plan()) { Lobby.opening }
        }
        #expect(error == .storageFailed("make journal directory: errno \(ENOENT)"))
    }

    @Test func `a directory is made for its owner only`() async throws {
        let path = lobby.directory + "/new"
        let journal = try Journal.open(directory: path, plan: Lobby.plan()) { Lobby.opening }
        var facts = stat()
        #expect(unsafe stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o700)
        await journal.close()
    }

    @Test func `cursors are kept over a restart`() async throws {
        let journal = try lobby.open()
        #expect(try await journal.cursor(named: "center") == 0)
        try await journal.setCursor(named: "center", to: 41)
        try await journal.setCursor(named: "center", to: 42)
        try await journal.setCursor(named: "other", to: -1)
        await journal.close()
        await #expect(throws: JournalError.stopping) { try await journal.cursor(named: "center") }
        await #expect(throws: JournalError.stopping) { try await journal.setCursor(named: "center", to: 1) }
        let again = try lobby.open()
        #expect(try await again.cursor(named: "center") == 42)
        #expect(try await again.cursor(named: "other") == -1)
        await again.close()
    }
}
