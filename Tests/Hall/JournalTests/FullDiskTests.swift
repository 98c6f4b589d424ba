// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct FullDiskTests {
    let lobby = Lobby()

    /// Takes numbers until the disk is full; returns the tickets that were promised.
    private func fill(_ journal: Journal, from first: Int) async throws -> [TicketID] {
        try await journal.fillDisk()
        var promised: [TicketID] = []
        for number in first..<(first + 200) {
            do throws(JournalError) {
                promised += [try await journal.take(number).ticket].compactMap(\.self)
            } catch {
                #expect(error == .storageFull)
                return promised
            }
        }
        Issue.record("the disk never got full")
        return promised
    }

    @Test func `no ticket is promised that is not stored, and all go on when there is space`() async throws {
        let journal = try lobby.open()
        let before = try #require(try await journal.take(0).ticket)
        lobby.turnClock(bySeconds: 60)
        let promised = try await fill(journal, from: 1)
        let since = lobby.moment.timestamp
        lobby.turnClock(bySeconds: 60)
        await #expect(throws: JournalError.storageFull) { try await journal.take(500) }

        let status = await journal.status()
        #expect(status.storage == .full(since: since))
        #expect(status.position.value == Int64(2 + promised.count))
        let shown = await journal.view { $0.tickets.map(\.id) }
        #expect(shown == [before] + promised)

        try await journal.makeSpace()
        let next = try await journal.take(500)
        #expect(next.ticket?.number.serial == promised.count + 2)
        #expect(await journal.status().storage == .ok)

        let state = await journal.view { $0 }
        await journal.close()
        let reopened = try lobby.open()
        #expect(await reopened.view { $0 } == state)
        await reopened.close()
    }

    @Test func `a proof says whether a ticket could be stored, and status tells it on`() async throws {
        let journal = try lobby.open()
        try await journal.prove()
        #expect(await journal.status().storage == .ok)
        try await journal.closeDisk(true)
        lobby.turnClock(bySeconds: 60)
        let since = lobby.moment.timestamp
        for _ in 0..<2 {
            var refused: JournalError?
            do throws(JournalError) { try await journal.prove() } catch { refused = error }
            let fault = try #require(refused)
            guard case .failed(let then, _) = await journal.status().storage else { throw fault }
            #expect(then == since)
            lobby.turnClock(bySeconds: 60)
        }
        try await journal.closeDisk(false)
        try await journal.prove()
        #expect(await journal.status().storage == .ok)
        #expect(await journal.view { $0.position } == .start, "a proof is no event")
        await journal.close()
        await #expect(throws: JournalError.stopping) { try await journal.prove() }
    }

    @Test func `the state after a failure is the state on the disk`() async throws {
        let journal = try lobby.open()
        for number in 1...10 { _ = try await journal.take(number) }
        _ = try await fill(journal, from: 100)
        let state = await journal.view { $0 }
        var replayed = HallState()
        for record in try await journal.everything() { replayed.apply(record) }
        #expect(replayed == state)
        await journal.close()
        #expect(try JournalAudit.verify(directory: lobby.directory).isSound)
    }
}

extension JournalAudit.Finding {
    var isSound: Bool {
        guard case .sound = self else { return false }
        return true
    }
}
