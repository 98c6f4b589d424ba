// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Synchronization
import Terms
import Testing

@testable import Journal

/// What has happened so far, seen from outside.
private final class Witness: Sendable {
    /// How often the journal asked for the time: once at the start, and once for each group before deciding it.
    let clockReadings = Atomic<Int>(0)
    let answers = Atomic<Int>(0)
}

@Suite(.timeLimit(.minutes(1)))
struct VisibilityTests {
    let lobby = Lobby()

    @Test func `nobody sees anything of a group before its commit`() async throws {
        let seen = Witness()
        let journal = try lobby.open(onClock: { seen.clockReadings.add(1, ordering: .relaxed) })
        let other = try lobby.database()
        try other.script("BEGIN IMMEDIATE", label: "hold the write lock")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try await journal.take(1)
                seen.answers.add(1, ordering: .relaxed)
            }
            let waiter = Task { await journal.wait(beyond: .start) }
            await until { seen.clockReadings.load(ordering: .relaxed) == 2 }
            await until { journal.signal.waiterCount == 1 }
            // Decided, applied, and not yet stored: the commit waits for the lock.
            #expect(try await journal.records(after: .start, limit: 10).isEmpty)
            #expect(journal.position == .start)
            #expect(seen.answers.load(ordering: .relaxed) == 0)
            try other.script("ROLLBACK", label: "let go")
            try await group.waitForAll()
            #expect(await waiter.value == Position(2))
        }
        #expect(try await journal.records(after: .start, limit: 10).count == 2)
        await journal.close()
    }

    @Test func `a group that cannot get the lock leaves no trace, and the next is stored`() async throws {
        var limits = JournalLimits()
        limits.busyMilliseconds = 1
        let journal = try lobby.open(limits)
        let first = try await journal.take(1)
        let other = try lobby.database()
        try other.script("BEGIN IMMEDIATE", label: "hold the write lock")
        await #expect(throws: JournalError.storageFailed("append group: SQLITE_BUSY (5)")) {
            try await journal.take(2)
        }
        #expect(await journal.view { $0.tickets.count } == 1)
        let failed = await journal.status()
        #expect(
            failed.storage == .failed(since: lobby.moment.timestamp, "append group: SQLITE_BUSY (5)")
        )
        // What was answered before is still answered.
        #expect(try await journal.take(1).answer == first.answer)
        try other.script("ROLLBACK", label: "let go")
        #expect(try await journal.take(2).ticket?.number.serial == 2)
        #expect(await journal.status().storage == .ok)
        await journal.close()
    }

    @Test func `in a group that fails, only what was stored before is answered`() async throws {
        var limits = JournalLimits()
        limits.busyMilliseconds = 1
        let journal = try lobby.open(limits)
        let known = try await journal.take(1)
        let other = try lobby.database()
        try other.script("BEGIN IMMEDIATE", label: "hold the write lock")
        let barrier = Barrier()
        let held = Task { await journal.view { _ in barrier.wait() } }
        // In this order: a retry of the stored ticket, a new one, and a retry of that.
        var waiting: [Task<Receipt, any Error>] = []
        for number in [1, 2, 2] {
            waiting.append(Task { try await journal.take(number) })
            await until { journal.inbox.count == waiting.count }
        }
        barrier.open()
        await held.value
        #expect(try await waiting[0].value.answer == known.answer)
        for late in waiting.dropFirst() {
            await #expect(throws: JournalError.storageFailed("append group: SQLITE_BUSY (5)")) { try await late.value }
        }
        try other.script("ROLLBACK", label: "let go")
        await journal.close()
    }

    @Test func `a reader gets pages in order and no more than asked for`() async throws {
        var limits = JournalLimits()
        limits.pageRecords = 3
        let journal = try lobby.open(limits)
        for number in 1...5 { _ = try await journal.take(number) }
        #expect(try await journal.records(after: .start, limit: 2).map(\.position.value) == [1, 2])
        #expect(try await journal.records(after: Position(2), limit: 100).map(\.position.value) == [3, 4, 5])
        #expect(try await journal.records(after: Position(6), limit: 100).isEmpty)
        let records = try await journal.everything()
        #expect(records.map(\.position.value) == Array(1...6))
        #expect(records[0].event == .dayOpened(lobby.moment.day))
        #expect(records[0].answer == nil)
        #expect(records[1].intent?.key == Lobby.key("walk-in-1"))
        #expect(records[1].answer == (try await journal.take(1)).answer)
        await journal.close()
    }
}
