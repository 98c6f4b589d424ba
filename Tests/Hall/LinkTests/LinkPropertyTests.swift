// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Wire

@testable import Link

/// Whatever the line, the center and the hall do to each other, both know everything once in the end.
@Suite(.timeLimit(.minutes(1)))
struct LinkPropertyTests {
    /// What a run may do between two stretches of the link's work.
    private enum Blow: CaseIterable {
        case tickets, bookings, restoredCenter, restartedLink
    }

    /// The dice of a run; calm at the end, so that everything can arrive.
    private final class Weather: Sendable {
        private let dice: Lock<(generator: SplitMix64, isCalm: Bool)>

        init(seed: UInt64) { dice = Lock((SplitMix64(seed: seed), false)) }

        func fault(_ lane: LinkRequest.Lane) -> MemoryCenter.Fault {
            dice.withLock { dice in
                guard !dice.isCalm, Int.random(in: 0..<5, using: &dice.generator) < 3 else { return .none }
                let faults: [MemoryCenter.Fault] =
                    lane == .facts
                    ? [.lostRequest, .lostReply, .doubled, .late, .reordered, .serverError, .garbage, .cutReply]
                    : [.lostRequest, .lostReply, .doubled, .serverError, .garbage, .cutReply]
                return faults.randomElement(using: &dice.generator) ?? .none
            }
        }

        func calmDown() { dice.withLock { $0.isCalm = true } }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `every fact reaches the center once and in order, every change the hall`(seed: UInt64) async throws {
        print("link property seed \(seed)")
        var dice = SplitMix64(seed: seed &* 7919)
        let weather = Weather(seed: seed)
        let hall = try LinkHall()
        let center = MemoryCenter { weather.fault($0) }
        var limits = LinkLimits()
        limits.batchPositions = Int.random(in: 1...9, using: &dice)
        let time = HastyTimekeeper(holding: [limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin])
        var serial = 0
        for _ in 0..<4 {
            let link = try await hall.link(center, time: time, limits: limits)
            try await running(link) {
                while true {
                    let seen = center.known.spans.count
                    switch Blow.allCases.randomElement(using: &dice) ?? .tickets {
                    case .tickets: try await hall.walkIns(Int.random(in: 1...12, using: &dice))
                    case .bookings:
                        serial += 1
                        let notice = try Words.notice(serial)
                        center.change { $0.feed.append(.booking(notice)) }
                        try await hall.walkIn()
                    case .restoredCenter:
                        center.restore(losing: Int64.random(in: 1...10, using: &dice))
                        try await hall.walkIn()
                    case .restartedLink: return
                    }
                    // Some way on, not to the end: the next blow is to meet it at work.
                    await center.until { $0.spans.count > seen }
                }
            }
            #expect(link.status.alarms.isEmpty)
        }
        weather.calmDown()
        try await hall.walkIn()
        let link = try await hall.link(center, time: time, limits: limits)
        try await running(link) {
            await until { await hall.journal.view { $0.centerCursor } == Int64(serial) }
            await center.until { $0.position == hall.journal.position }
        }
        #expect(try await hall.difference(to: center) == nil)
        #expect(link.status.alarms.isEmpty)
        for number in 1..<max(1, serial + 1) {
            let booking = try Words.number(number)
            #expect(await hall.journal.view { $0.booking(booking) } != nil)
        }
        await hall.close()
    }
}

extension MemoryCenter {
    /// Goes back to a backup that lacks the newest positions.
    func restore(losing count: Int64) {
        change { records in
            let position = Position(max(0, records.position.value - count))
            records.position = position
            records.facts.removeAll { $0.position > position }
        }
    }
}
