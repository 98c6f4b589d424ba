// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct WaitTests {
    let lobby = Lobby()

    @Test func `any number of consumers is woken by one commit`() async throws {
        let journal = try lobby.open()
        try await withThrowingTaskGroup(of: Position?.self) { group in
            for _ in 0..<100 { group.addTask { await journal.wait(beyond: .start) } }
            await until { journal.signal.waiterCount == 100 }
            _ = try await journal.take(1)
            for try await position in group { #expect(position == Position(2)) }
        }
        #expect(journal.signal.waiterCount == 0)
        await journal.close()
    }

    @Test func `whoever is behind does not wait`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        #expect(await journal.wait(beyond: .start) == Position(2))
        #expect(await journal.wait(beyond: Position(1)) == Position(2))
        await journal.close()
    }

    @Test func `whoever waits for more is not woken by less`() async throws {
        let journal = try lobby.open()
        let waiter = Task { await journal.wait(beyond: Position(2)) }
        await until { journal.signal.waiterCount == 1 }
        _ = try await journal.take(1)
        #expect(journal.signal.waiterCount == 1)
        _ = try await journal.take(2)
        #expect(await waiter.value == Position(3))
        await journal.close()
    }

    @Test func `whoever waits for some records sleeps through the others, but is not held up when behind`() async throws
    {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        let isOpening: @Sendable (HallRecord) -> Bool = { if case .windowOpened = $0.event { true } else { false } }
        #expect(await journal.wait(beyond: .start, for: isOpening) == Position(2))
        let waiter = Task { await journal.wait(beyond: Position(2), for: isOpening) }
        await until { journal.signal.waiterCount == 1 }
        for number in 2...4 { _ = try await journal.take(number) }
        #expect(journal.signal.waiterCount == 1)
        _ = try await journal.submit(.step(window: Lobby.window, .open), key: nil, staff: nil)
        #expect(await waiter.value == Position(6))
        let leaving = Task { await journal.wait(beyond: Position(6), for: isOpening) }
        await until { journal.signal.waiterCount == 1 }
        await journal.close()
        #expect(await leaving.value == nil)
    }

    @Test func `a receipt shows the ticket that its answer names, as it stands after the command`() async throws {
        let journal = try lobby.open()
        let issued = try await journal.take(1)
        let id = try #require(issued.ticket)
        #expect(issued.subject?.id == id)
        #expect(issued.subject?.state == .waiting)
        #expect(try await journal.take(1).subject == issued.subject)
        let opened = try await journal.submit(.step(window: Lobby.window, .open), key: nil, staff: nil)
        #expect(opened.subject == nil)
        let called = try await journal.submit(.callNext(window: Lobby.window, settling: nil), key: nil, staff: nil)
        #expect(called.answer == .called(id, window: Lobby.window))
        let now = await journal.view { $0.ticket(id) }
        #expect(called.subject == now)
        #expect(called.subject?.state != issued.subject?.state)
        await journal.close()
    }

    @Test func `a cancelled consumer ends, alone`() async throws {
        let journal = try lobby.open()
        let leaving = Task { await journal.wait(beyond: .start) }
        let staying = Task { await journal.wait(beyond: .start) }
        await until { journal.signal.waiterCount == 2 }
        leaving.cancel()
        #expect(await leaving.value == nil)
        #expect(journal.signal.waiterCount == 1)
        _ = try await journal.take(1)
        #expect(await staying.value == Position(2))
        await journal.close()
    }

    @Test func `a task that was cancelled before does not begin to wait`() async throws {
        let journal = try lobby.open()
        let barrier = Barrier()
        let task = Task {
            barrier.wait()
            return await journal.wait(beyond: .start)
        }
        task.cancel()
        barrier.open()
        #expect(await task.value == nil)
        await journal.close()
    }

    @Test func `a thousand waits cancelled at any time leave nobody behind`() async throws {
        let journal = try lobby.open()
        await withTaskGroup(of: Void.self) { group in
            for turn in 0..<1000 {
                group.addTask {
                    let waiter = Task { await journal.wait(beyond: Position(5000)) }
                    if turn.isMultiple(of: 2) { await Task.yield() }
                    waiter.cancel()
                    #expect(await waiter.value == nil)
                }
            }
        }
        #expect(journal.signal.waiterCount == 0)
        await journal.close()
    }

    @Test func `closing ends every wait`() async throws {
        let journal = try lobby.open()
        let waiter = Task { await journal.wait(beyond: .start) }
        await until { journal.signal.waiterCount == 1 }
        await journal.close()
        #expect(await waiter.value == nil)
        #expect(await journal.wait(beyond: .start) == nil)
    }
}
