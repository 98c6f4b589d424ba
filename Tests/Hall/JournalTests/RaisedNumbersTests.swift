// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms
import Testing

@testable import Journal

/// A journal that was put back from a backup: what was given out after it is on paper only.
@Suite(.timeLimit(.minutes(1)))
struct RaisedNumbersTests {
    let lobby = Lobby()

    @Test func `no number of the day is given twice after a backup was put back`() async throws {
        let journal = try lobby.open()
        for number in 1...5 { _ = try await journal.take(number) }
        let backup = lobby.directory + "/backup"
        try await journal.backUp(to: backup)
        var given: Set<TicketID> = []
        for number in 6...40 { given.insert(try #require(try await journal.take(number).ticket)) }
        await journal.close()

        let standing = try Journal.goOn(in: backup, above: 100, at: lobby.moment)
        #expect(standing.highestSerial == 100 && standing.day == lobby.moment.day && standing.hall == Lobby.hall)
        let restored = try Journal.open(directory: backup, plan: Lobby.plan()) { [lobby] in lobby.moment }
        for number in 101...140 {
            let ticket = try #require(try await restored.take(number).ticket)
            #expect(given.insert(ticket).inserted, "\(ticket) was given before")
        }
        // A key that was answered before the backup still has its answer.
        #expect(try await restored.take(3).ticket?.number.serial == 3)
        await restored.close()
        guard case .sound = try JournalAudit.verify(directory: backup) else {
            Issue.record("the journal contradicts itself")
            return
        }
    }

    @Test func `a backup of an earlier day opens the day whose numbers go on above`() async throws {
        let journal = try lobby.open()
        for number in 1...3 { _ = try await journal.take(number) }
        await journal.close()
        lobby.turnClock(bySeconds: 86_400)
        let standing = try Journal.goOn(in: lobby.directory, above: 3240, at: lobby.moment)
        #expect(standing.day == lobby.moment.day && standing.highestSerial == 3240)
        let restored = try lobby.open()
        #expect(try await restored.take(9).ticket?.number.text == "A3241")
        await restored.close()
        // The day after, numbers begin with one again.
        lobby.turnClock(bySeconds: 86_400)
        let next = try lobby.open()
        #expect(try await next.take(10).ticket?.number.text == "A001")
        await next.close()
    }

    @Test func `numbers are never lowered`() async throws {
        let journal = try lobby.open()
        for number in 1...12 { _ = try await journal.take(number) }
        await journal.close()
        #expect(try Journal.goOn(in: lobby.directory, above: 7, at: lobby.moment).highestSerial == 12)
        #expect(try Journal.standing(in: lobby.directory).highestSerial == 12)
    }

    @Test func `a journal in use is left alone`() async throws {
        let journal = try lobby.open()
        let before = journal.position
        #expect(throws: JournalError.self) {
            try Journal.goOn(in: lobby.directory, above: 7, at: lobby.moment)
        }
        #expect(journal.position == before)
        await journal.close()
    }

    @Test func `a program that never heard of it says that the journal is newer, not damaged`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        await journal.close()
        let newest = try Journal.goOn(in: lobby.directory, above: 7, at: lobby.moment).position
        let rows = try Journal.rows(in: lobby.directory, after: .start, limit: 100)
        #expect(rows.last?.position == newest.value && rows.last?.version == 2)
        #expect(rows.dropLast().allSatisfy { $0.version == 1 })
    }

    @Test func `positions that the center knows are filled, and nothing else comes of it`() async throws {
        let journal = try lobby.open()
        for number in 1...5 { _ = try await journal.take(number) }
        await journal.close()
        let before = try Journal.standing(in: lobby.directory)
        let standing = try Journal.goOn(in: lobby.directory, above: 40, after: Position(12_345), at: lobby.moment)
        #expect(standing.position == Position(12_345) && standing.highestSerial == 40 && standing.day == before.day)
        let restored = try lobby.open()
        #expect(try await restored.take(6).ticket?.number.serial == 41)
        await restored.close()
        guard case .sound(let counts) = try JournalAudit.verify(directory: lobby.directory) else {
            Issue.record("the journal contradicts itself")
            return
        }
        #expect(counts.events == 12_346)
        // A position that lies behind is no reason to fill anything, one beyond all measure has an end.
        let again = try Journal.goOn(in: lobby.directory, above: 50, after: Position(3), at: lobby.moment)
        #expect(again.position == Position(12_347))
    }
}
