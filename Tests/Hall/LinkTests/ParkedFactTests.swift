// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Terms
import Testing
import Wire

@testable import Link

@Suite(.timeLimit(.minutes(1)))
struct ParkedFactTests {
    private static let limits = LinkLimits()
    private let time = HastyTimekeeper(
        holding: [limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin]
    )

    @Test
    func `lasting alarms are cleared for good, but not behind the daemon's back`() async throws {
        let hall = try LinkHall()
        let directory = hall.directory + "/journal"
        try await hall.journal.setCursor(named: LinkCursor.behind.rawValue, to: 7)
        try await hall.journal.setCursor(named: LinkCursor.parked.rawValue, to: 2)
        #expect(throws: JournalError.inUse(pid: getpid())) { try CenterLink.clearAlarms(directory: directory) }
        let raised = [LinkAlarm.journalBehind(center: Position(7)), .factsParked(2)]
        #expect(try await hall.link(MemoryCenter(), time: time).status.alarms == raised)
        await hall.journal.close()
        #expect(try CenterLink.clearAlarms(directory: directory) == raised)
        #expect(try CenterLink.clearAlarms(directory: directory) == [])
        let again = try LinkHall(again: hall.directory)
        #expect(try await again.link(MemoryCenter(), time: time).status.alarms == [])
        await again.close()
    }

    /// The first, two neighbours, and the last of 40 positions; the first record of a day opens it.
    @Test(arguments: [[1], [17], [20, 21], [2, 9, 40], [40], [41]] as [[Int64]])
    func `an event that the center cannot read is left out, and the rest goes on`(bad: [Int64]) async throws {
        let hall = try LinkHall()
        try await hall.walkIns(40)
        let center = MemoryCenter()
        center.change { $0.unreadable = Set(bad.map { Position($0) }) }
        let link = try await hall.link(center, time: time)
        try await running(link) {
            await center.until { $0.position == hall.journal.position }
            await until { link.status.parked == bad.count }
        }
        #expect(try await hall.difference(to: center) { !bad.contains($0.value) } == nil)
        #expect(link.status.alarms == [.factsParked(bad.count)])
        // Each is found by halving: for 41 positions at most 7 refusals and the trial.
        #expect(center.known.spans.count <= 4 + 14 * bad.count)
        // It is counted once, also after a restart and for a center that has to be given it again.
        center.restore(losing: 41)
        let again = try await hall.link(center, time: time)
        try await running(again) {
            await center.until { $0.position == hall.journal.position }
            await until { again.status.unsyncedCount == 0 }
        }
        #expect(try await hall.difference(to: center) { !bad.contains($0.value) } == nil)
        #expect(again.status.parked == bad.count)
        await hall.close()
    }

    @Test(arguments: [400, 413, 422])
    func `a center that refuses everything makes the hall throw nothing away`(status: Int) async throws {
        let hall = try LinkHall()
        try await hall.walkIns(20)
        let center = MemoryCenter()
        center.change { $0.status = status }
        let clock = StageClock()
        let link = try await hall.link(center, time: clock)
        try await running(link) {
            await clock.untilWaiting(for: .seconds(1), 2)
            // The first event alone, then the stretch without it.
            #expect(center.known.turnedAway[.facts] == 2)
            #expect(link.status.trouble == .refused(status: status) && link.status.parked == 0)
            center.change { $0.status = nil }
            for _ in 0..<2 { await clock.pass(.seconds(1)) }
            await center.until { $0.position == hall.journal.position }
        }
        #expect(try await hall.difference(to: center) == nil)
        #expect(link.status.parked == 0)
        await hall.close()
    }
}
