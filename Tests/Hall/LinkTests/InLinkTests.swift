// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Wire

@testable import Link

@Suite(.timeLimit(.minutes(1)))
struct InLinkTests {
    private static let limits = LinkLimits()
    private let time = HastyTimekeeper(
        holding: [limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin]
    )

    private func cursor(of hall: LinkHall) async -> Int64 { await hall.journal.view { $0.centerCursor } }

    @Test
    func `changes arrive as they are made`() async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let link = try await hall.link(center, time: time)
        try await running(link) {
            for serial in 1...3 {
                let notice = try Words.notice(serial)
                center.change { $0.feed.append(.booking(notice)) }
                await until { await cursor(of: hall) == Int64(serial) }
            }
            center.change { $0.feed.append(.notice("二楼办理")) }
            await until { await hall.journal.view { $0.notice } == "二楼办理" }
        }
        let number = try Words.number(2)
        #expect(await hall.journal.view { $0.booking(number)?.principal } == Words.person(2))
        await hall.close()
    }

    @Test
    func `the first question is not held, so that it is known at once that the center is there`() async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let link = try await hall.link(center, time: time)
        try await running(link) {
            await center.until { $0.arrived[.changes]?.count == 2 }
            #expect(link.status.online)
        }
        #expect(
            center.known.arrived[.changes]
                == ["/link/v1/changes?after=0&wait=0", "/link/v1/changes?after=0&wait=25"]
        )
        await hall.close()
    }

    @Test(arguments: [false, true])
    func `a restored center is taken from its beginning`(answersGone: Bool) async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let notices = try (1...40).map { ChangeBatch.Change.booking(try Words.notice($0)) }
        center.change { $0.feed = notices }
        let link = try await hall.link(center, time: time)
        let cancelled = try Words.notice(3, standing: .cancelled)
        try await running(link) {
            await until { await cursor(of: hall) == 40 }
            center.change { records in
                records.answersGone = answersGone
                records.feed = Array(notices.prefix(10)) + [.booking(cancelled)]
            }
            await until { await cursor(of: hall) == 11 }
        }
        let number = cancelled.number
        #expect(await hall.journal.view { $0.booking(number)?.standing } == .cancelled)
        await hall.close()
    }

    @Test
    func `a cursor that somebody else has moved is asked from where it is`() async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let notices = try (1...4).map { ChangeBatch.Change.booking(try Words.notice($0)) }
        center.change { $0.feed = Array(notices.prefix(2)) }
        let link = try await hall.link(center, time: time)
        try await running(link) {
            await center.until { $0.arrived[.changes]?.count == 2 }
            // The held question is for what follows 2.
            let batch = ChangeBatch(from: 2, through: 3, changes: [notices[2]], now: LinkHall.opening.timestamp)
            _ = try await hall.journal.submit(
                .takeCenterChanges(ChangeTranslation.changes(of: batch), from: 2, through: 3),
                key: nil,
                staff: nil
            )
            center.change { $0.feed = notices }
            await until { await cursor(of: hall) == 4 }
        }
        #expect(center.known.arrived[.changes]?[2] == "/link/v1/changes?after=3&wait=25")
        await hall.close()
    }

    /// Answers that no center gives: each is refused with growing waits, and the journal does not grow.
    static let nonsense: [(from: Int64, through: Int64, changes: Int)] = [
        (from: 5, through: 6, changes: 1), (from: 0, through: 0, changes: 3), (from: 0, through: -1, changes: 0),
        (from: 0, through: 600, changes: 501),
    ]

    @Test(arguments: nonsense)
    func `an answer that fits nothing is not stored`(
        answer: (from: Int64, through: Int64, changes: Int)
    ) async throws {
        let hall = try LinkHall()
        let batch = ChangeBatch(
            from: answer.from,
            through: answer.through,
            changes: [ChangeBatch.Change](repeating: .notice("x"), count: answer.changes),
            now: LinkHall.opening.timestamp
        )
        let transport = CannedTransport { _ in LinkReply(status: 200, body: LinkJSON.encode(batch)) }
        let link = try await hall.link(transport, time: StageClock())
        try await running(link) {
            await until { link.status.trouble == .garbled }
        }
        #expect(hall.journal.position == .start)
        await hall.close()
    }

    @Test
    func `a feed that always begins anew does not fill the journal`() async throws {
        let hall = try LinkHall()
        let batch = ChangeBatch(from: 0, through: 7, changes: [.notice("x")], now: LinkHall.opening.timestamp)
        let asked = Lock(0)
        let transport = CannedTransport { request in
            guard request.lane == .changes else { return LinkReply(status: 500, body: []) }
            asked.withLock { $0 += 1 }
            return LinkReply(status: 200, body: LinkJSON.encode(batch))
        }
        let link = try await hall.link(transport, time: StageClock())
        try await running(link) {
            await until { link.status.trouble == .garbled }
        }
        // One that fits, one that might be a restored center, and one that is too many.
        #expect(asked.withLock { $0 } == 3)
        let stored = try await hall.journal.records(after: .start, limit: 100)
        #expect(stored.count { if case .centerChangesTaken = $0.event { true } else { false } } == 2)
        await hall.close()
    }

    @Test
    func `a center that does not hold the question is not asked without a pause`() async throws {
        let hall = try LinkHall()
        let batch = ChangeBatch(from: 0, through: 0, changes: [], now: LinkHall.opening.timestamp)
        let asked = Lock(0)
        let transport = CannedTransport { _ in
            asked.withLock { $0 += 1 }
            return LinkReply(status: 200, body: LinkJSON.encode(batch))
        }
        let clock = StageClock()
        let link = try await hall.link(transport, time: clock)
        try await running(link) {
            // The first question is not meant to be held, so the second follows at once.
            for round in 2...4 {
                await clock.untilWaiting(for: .seconds(1), 1)
                #expect(asked.withLock { $0 } == round)
                await clock.pass(.seconds(1))
            }
        }
        await hall.close()
    }

    @Test(arguments: [(0, false), (60, false), (-60, false), (61, true), (-3600, true)] as [(Int64, Bool)])
    func `the difference of clocks is told, and an alarm beyond a minute`(seconds: Int64, isAlarm: Bool) async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        center.change { $0.now = LinkHall.opening.timestamp.adding(seconds: seconds) }
        let link = try await hall.link(center, time: time)
        #expect(link.status.centerOffsetSeconds == nil)
        try await running(link) {
            await until { link.status.centerOffsetSeconds != nil }
        }
        #expect(link.status.centerOffsetSeconds == Int(seconds))
        #expect(link.status.alarms == (isAlarm ? [.clockOff(seconds: Int(seconds))] : []))
        await hall.close()
    }
}

/// A center that gives one answer, at once.
struct CannedTransport: LinkTransport {
    let answer: @Sendable (LinkRequest) -> LinkReply

    func send(_ request: LinkRequest) async throws(LinkTrouble) -> LinkReply { answer(request) }
}
