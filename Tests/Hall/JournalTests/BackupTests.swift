// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct BackupTests {
    let lobby = Lobby()

    @Test func `a backup made while tickets are taken opens and verifies`() async throws {
        let journal = try lobby.open()
        for number in 1...50 { _ = try await journal.take(number) }
        let target = lobby.directory + "/backup"
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for number in 51...250 { _ = try await journal.take(number) } }
            group.addTask { try await journal.backUp(to: target) }
            try await group.waitForAll()
        }
        let finding = try JournalAudit.verify(directory: target)
        guard case .sound(let counts) = finding else { throw Unsound(finding: finding) }
        #expect((51...251).contains(counts.events))

        // A hall goes on from its backup with the numbers after those it remembers.
        let restored = try Journal.open(directory: target, plan: Lobby.plan()) { Lobby.opening }
        #expect(restored.position.value == Int64(counts.events))
        #expect(try await restored.take(1000).ticket?.number.serial == counts.events)
        await restored.close()
        await journal.close()
    }

    struct Unsound: Error { let finding: JournalAudit.Finding }

    @Test func `a backup never replaces a journal`() async throws {
        let journal = try lobby.open()
        await #expect(throws: JournalError.backupExists) { try await journal.backUp(to: lobby.directory) }
        await journal.close()
        #expect(throws: JournalError.backupExists) {
            try Journal.backUp(directory: lobby.directory, to: lobby.directory)
        }
    }

    @Test(arguments: [true, false])
    func `the tool backs up a hall that runs or stands`(isRunning: Bool) async throws {
        let journal = try lobby.open()
        for number in 1...5 { _ = try await journal.take(number) }
        if !isRunning { await journal.close() }
        let target = lobby.directory + "/backup"
        try Journal.backUp(directory: lobby.directory, to: target)
        #expect(try JournalAudit.verify(directory: target) == .sound(counts(events: 6)))
        await journal.close()
    }

    @Test func `nothing to back up is an error and makes no journal`() {
        let target = lobby.directory + "/backup"
        #expect(throws: JournalError.self) { try Journal.backUp(directory: lobby.directory, to: target) }
        #expect(lobby.files.isEmpty)
    }

    @Test func `a closed journal makes no backup`() async throws {
        let journal = try lobby.open()
        await journal.close()
        let target = lobby.directory + "/backup"
        await #expect(throws: JournalError.stopping) { try await journal.backUp(to: target) }
    }

    private func counts(events: Int) -> JournalAudit.Counts {
        var counts = JournalAudit.Counts()
        (counts.events, counts.days) = (events, 1)
        return counts
    }
}
