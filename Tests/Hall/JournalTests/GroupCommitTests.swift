// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct GroupCommitTests {
    let lobby = Lobby()

    /// Has `count` visitors wait behind a held journal, lets it go on, and returns their replies.
    private func crowd(_ count: Int, at journal: Journal) async -> [Result<Receipt, JournalError>] {
        let barrier = Barrier()
        let held = Task { await journal.view { _ in barrier.wait() } }
        return await withTaskGroup(of: Result<Receipt, JournalError>.self) { group in
            for number in 1...count {
                group.addTask {
                    do throws(JournalError) { return .success(try await journal.take(number)) } catch {
                        return .failure(error)
                    }
                }
            }
            let room = min(count, journal.limits.waitingCommands)
            var replies: [Result<Receipt, JournalError>] = []
            // Whoever finds no room is answered at once; only then the journal may go on.
            await until { journal.inbox.count == room }
            while replies.count < count - room, let reply = await group.next() { replies.append(reply) }
            barrier.open()
            await held.value
            for await reply in group { replies.append(reply) }
            return replies
        }
    }

    @Test func `those who wait together are stored in one transaction`() async throws {
        let journal = try lobby.open()
        let receipts = try await crowd(16, at: journal).map { try $0.get() }
        let status = await journal.status()
        #expect(status.groups == 1)
        #expect(status.largestGroup == 16)
        #expect(status.position == Position(17))
        #expect(Set(receipts.compactMap(\.ticket)).count == 16)
        let byPosition = receipts.sorted { $0.position < $1.position }
        #expect(byPosition.compactMap { $0.ticket?.number.serial } == Array(1...16))
        await journal.close()
    }

    @Test func `groups form by themselves while the disk is busy`() async throws {
        let journal = try lobby.open()
        let tickets = try await withThrowingTaskGroup(of: [TicketID].self) { group in
            for clerk in 0..<32 {
                group.addTask {
                    var tickets: [TicketID] = []
                    for visit in 0..<10 {
                        tickets += [try await journal.take(clerk * 10 + visit).ticket].compactMap(\.self)
                    }
                    return tickets
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(tickets).count == 320)
        let status = await journal.status()
        #expect(status.groups < 200)
        #expect(status.position == Position(321))
        #expect(status.waiting == 0)
        await journal.close()
    }

    @Test func `above the limit a command is refused at once and the others are served`() async throws {
        var limits = JournalLimits()
        limits.waitingCommands = 4
        let journal = try lobby.open(limits)
        let replies = await crowd(7, at: journal)
        #expect(replies.filter { $0 == .failure(.overloaded(limit: 4)) }.count == 3)
        #expect(replies.compactMap { try? $0.get().ticket }.count == 4)
        #expect(await journal.view { $0.tickets.count } == 4)
        await journal.close()
    }

    @Test func `the same key gets the same answer without a write`() async throws {
        let journal = try lobby.open()
        let first = try await journal.take(1)
        let again = try await journal.submit(Lobby.walkIn(99), key: Lobby.key("walk-in-1"), staff: nil)
        #expect(again.answer == first.answer)
        let status = await journal.status()
        #expect(status.groups == 1)
        #expect(status.position == first.position)
        await journal.close()
    }

    @Test func `a key used for something else is refused`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        let other = HallCommand.step(window: Lobby.window, .open)
        let receipt = try await journal.submit(other, key: Lobby.key("walk-in-1"), staff: nil)
        #expect(receipt.answer == .refused(.intentReused))
        await journal.close()
    }

    @Test func `a refusal is remembered with its key`() async throws {
        let journal = try lobby.open()
        let call = HallCommand.callNext(window: Lobby.window, settling: nil)
        _ = try await journal.submit(.step(window: Lobby.window, .open), key: nil, staff: nil)
        let first = try await journal.submit(call, key: Lobby.key("call"), staff: nil)
        _ = try await journal.take(1)
        let again = try await journal.submit(call, key: Lobby.key("call"), staff: nil)
        #expect(first.answer == .refused(.nothingWaiting))
        #expect(again.answer == first.answer)
        await journal.close()
    }

    @Test func `a visitor who gives up waiting has his ticket all the same`() async throws {
        let journal = try lobby.open()
        let barrier = Barrier()
        let held = Task { await journal.view { _ in barrier.wait() } }
        let visitor = Task { try await journal.take(1) }
        await until { journal.inbox.count == 1 }
        visitor.cancel()
        barrier.open()
        await held.value
        #expect(try await visitor.value.ticket?.number.serial == 1)
        await journal.close()
    }

    @Test func `after closing every command is refused`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        await journal.close()
        await journal.close()
        await #expect(throws: JournalError.stopping) { try await journal.take(2) }
        await #expect(throws: JournalError.stopping) { try await journal.records(after: .start, limit: 1) }
        #expect(await journal.view { $0.tickets.count } == 1)
    }

    @Test func `commands that were let in when the journal closes are stored or refused, never lost`() async throws {
        let journal = try lobby.open()
        let replies = await withTaskGroup(of: Receipt?.self) { group in
            for number in 1...20 { group.addTask { try? await journal.take(number) } }
            group.addTask {
                await journal.close()
                return nil
            }
            return await group.reduce(into: [Receipt]()) { if let receipt = $1 { $0.append(receipt) } }
        }
        let reopened = try lobby.open()
        #expect(await reopened.view { $0.tickets.count } == replies.count)
        await reopened.close()
    }
}
