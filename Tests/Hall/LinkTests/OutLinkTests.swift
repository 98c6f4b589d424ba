// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Terms
import Testing
import Wire

@testable import Link

@Suite(.timeLimit(.minutes(1)))
struct OutLinkTests {
    /// Faults for the requests with facts, in order; then none.
    private static func script(_ faults: MemoryCenter.Fault...) -> @Sendable (LinkRequest.Lane) -> MemoryCenter.Fault {
        let left = Lock(faults[...])
        return { lane in lane == .facts ? left.withLock { $0.popFirst() ?? .none } : .none }
    }

    private static func hasty(_ limits: LinkLimits = LinkLimits()) -> HastyTimekeeper {
        HastyTimekeeper(holding: [limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin])
    }

    @Test
    func `a reply lost after the store does not double anything`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(3)
        // The first request asks where the center stands, with one event.
        let center = MemoryCenter(fault: Self.script(.none, .lostReply))
        let link = try await hall.link(center, time: Self.hasty())
        try await running(link) {
            await center.until { $0.spans.count == 3 }
            try await hall.walkIn()
            await center.until { $0.position == hall.journal.position }
        }
        #expect(try await hall.difference(to: center) == nil)
        #expect(link.status.alarms.isEmpty)
        await hall.close()
    }

    @Test
    func `a center restored from an older backup is given again what it lost`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(20)
        let center = MemoryCenter()
        let link = try await hall.link(center, time: Self.hasty())
        try await running(link) {
            await center.until { $0.position == hall.journal.position }
            center.restore(losing: 12)
            try await hall.walkIn()
            await center.until { $0.position == hall.journal.position }
        }
        #expect(try await hall.difference(to: center) == nil)
        #expect(link.status.alarms.isEmpty)
        await hall.close()
    }

    @Test(arguments: [1, 2, 5])
    func `a journal restored from a backup is never silent`(later: Int) async throws {
        let hall = try LinkHall()
        try await hall.walkIns(4)
        let center = MemoryCenter()
        try await running(try await hall.link(center, time: Self.hasty())) {
            await center.until { $0.position == hall.journal.position }
        }
        let backup = try await hall.backUp()
        try await hall.walkIns(2)
        try await running(try await hall.link(center, time: Self.hasty())) {
            await center.until { $0.position == hall.journal.position }
        }
        let known = center.known.position
        await hall.journal.close()

        let restored = try LinkHall(again: backup)
        // Before the link comes up the hall goes on, to just before, just as far as, and beyond what the center knows.
        try await restored.walkIns(later)
        let link = try await restored.link(center, time: Self.hasty())
        try await running(link) {
            await until { link.status.alarms.contains(.journalBehind(center: known)) }
            try await restored.walkIns(3)
            await center.until { $0.position == restored.journal.position }
        }
        // Whatever is beyond goes on without a gap.
        #expect(try await restored.difference(to: center) { $0 > known } == nil)
        let again = try await restored.link(center, time: Self.hasty())
        #expect(again.status.alarms == [.journalBehind(center: known)])
        await restored.close()
        await hall.close()
    }

    @Test
    func `a center that is ahead is asked again, and goes on when it was set right`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(4)
        let backup = try await hall.backUp()
        let place = hall.journal.position
        try await hall.walkIns(6)
        let center = MemoryCenter()
        try await running(try await hall.link(center, time: Self.hasty())) {
            await center.until { $0.position == hall.journal.position }
        }
        let known = center.known.position
        await hall.journal.close()

        let restored = try LinkHall(again: backup)
        let clock = StageClock()
        let link = try await restored.link(center, time: clock)
        try await running(link) {
            await until { link.status.trouble == .journalBehind }
            #expect(link.status.alarms == [.journalBehind(center: known)])
            center.restore(losing: known.value - place.value)
            try await restored.walkIn()
            await clock.pass(.seconds(1))
            await center.until { $0.position == restored.journal.position }
        }
        #expect(try await restored.difference(to: center) == nil)
        await restored.close()
        await hall.close()
    }

    @Test
    func `a day offline drains without waiting between full batches`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(10_000)
        let center = MemoryCenter()
        let time = ManualTimekeeper()
        let link = try await hall.link(center, time: time)
        #expect(link.status.unsyncedCount == hall.journal.position.value)
        #expect(!link.status.online)
        try await running(link) {
            await center.until { $0.position == hall.journal.position }
            await until { link.status.unsyncedCount == 0 }
        }
        #expect(try await hall.difference(to: center) == nil)
        #expect(time.now() == MonotonicTime(nanoseconds: 0))
        let spans = center.known.spans
        #expect(spans.count == 1 + 10_000 / 500)
        #expect(spans.allSatisfy { $0 <= 500 })
        #expect(center.known.longestBody <= LinkLimits().batchBytes)
        await hall.close()
    }

    @Test
    func `a body is kept within its limit`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(200)
        var limits = LinkLimits()
        limits.batchBytes = 2000
        let center = MemoryCenter()
        try await running(try await hall.link(center, time: Self.hasty(), limits: limits)) {
            await center.until { $0.position == hall.journal.position }
        }
        #expect(center.known.longestBody <= 2000)
        #expect(center.known.longestBody > 1000)
        #expect(try await hall.difference(to: center) == nil)
        await hall.close()
    }

    @Test
    func `events gather for a moment behind a batch that was not full`() async throws {
        let hall = try LinkHall()
        try await hall.walkIns(5)
        let (center, time) = (MemoryCenter(), StageClock())
        let link = try await hall.link(center, time: time)
        try await running(link) {
            await center.until { $0.position == hall.journal.position }
            await time.untilWaiting(for: LinkLimits().gathering, 1)
            try await hall.walkIns(3)
            #expect(link.status.unsyncedCount == 3)
            await time.pass(LinkLimits().gathering)
            await center.until { $0.position == hall.journal.position }
        }
        #expect(center.known.spans.last == 3)
        await hall.close()
    }

    @Test
    func `while the center is away the status says since when, and back again`() async throws {
        let hall = try LinkHall()
        let away = Lock(true)
        let center = MemoryCenter { _ in away.withLock { $0 } ? .lostRequest : .none }
        let time = StageClock()
        let link = try await hall.link(center, time: time)
        try await hall.walkIn()
        try await running(link) {
            await time.untilWaiting(for: .seconds(1), 2)
            let status = link.status
            #expect(!status.online && status.trouble == .timedOut && status.lastContact == nil)
            #expect(status.unsyncedCount == hall.journal.position.value)
            #expect(status.oldestUnsynced == LinkHall.opening.timestamp)
            away.withLock { $0 = false }
            for _ in 0..<2 { await time.pass(.seconds(1)) }
            await until { link.status.online && link.status.unsyncedCount == 0 }
            #expect(link.status.trouble == nil && link.status.lastContact == LinkHall.opening.timestamp)
            #expect(link.status.oldestUnsynced == nil)
        }
        await hall.close()
    }
}
