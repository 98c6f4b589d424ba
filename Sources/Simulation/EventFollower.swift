// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Simulators
import Terms

/// A program that follows the hall's events over a line that breaks, and goes on from the last it has seen.
final class EventFollower {
    private unowned let hall: SimulatedHall
    private let stage: Stage
    private var dice: FaultDice
    private var random: SeededRandom
    /// What it has seen, as the words of the event.
    private var last = Position.start
    private var digest: UInt64 = 0
    private var isConnected = false
    private var isReading = false
    private var connection = 0

    /// Events sent at a time.
    private static let page = 50

    init(_ hall: SimulatedHall) {
        (self.hall, stage) = (hall, hall.stage)
        dice = FaultDice(stage.scenario, "follower of \(hall.plan.hall)", stage.tally)
        random = SeededRandom(stage.scenario.seed, "follower of \(hall.plan.hall)")
    }

    func connect() {
        guard !isConnected, hall.isUp else { return }
        connection += 1
        (isConnected, isReading) = (true, false)
        if stage.scenario.sabotage == .forgetsPlace, last > .start { last = Position(last.value - 1) }
        read()
    }

    func disconnect() { isConnected = false }

    /// The journal has grown.
    func read() {
        guard isConnected, !isReading, hall.isUp, hall.live.state.position > last else { return }
        isReading = true
        let rows = Array(hall.disk.rows.dropFirst(Int(last.value)).prefix(Self.page))
        let connection = connection
        guard !dice.strikes(.stream) else {
            isConnected = false
            return stage.after(1000, "a follower connects") { [self] () throws(Violation) in connect() }
        }
        stage.after(Int64(random.within(5...4000)), "events arrive at a follower") { [self] () throws(Violation) in
            // The line may break in the middle of a page.
            let breaks = dice.strikes(.stream)
            try take(breaks ? rows.prefix(rows.count / 2) : rows[...])
            guard connection == self.connection, isConnected else { return }
            isReading = false
            if breaks { isConnected = false }
            breaks ? connect() : read()
        }
    }

    private func take(_ rows: some Collection<StoredEvent>) throws(Violation) {
        for row in rows {
            // What an old connection had under way is no news on a new one.
            guard row.position > last.value || stage.scenario.sabotage == .forgetsPlace else { continue }
            digest = Self.joined(digest, row)
            last = Position(row.position)
        }
    }

    /// Looks whether what was seen is exactly what is on the disk.
    func audit() throws(Violation) {
        let expected = hall.disk.rows.prefix(Int(last.value)).reduce(UInt64(0), Self.joined)
        try stage.tally.check(
            .followersSeeOnce,
            last == hall.live.state.position && digest == expected,
            "\(hall.plan.hall): a follower stands at \(last) of \(hall.live.state.position), or saw something else"
        )
    }

    /// FNV-1a of position and words.
    private static func joined(_ digest: UInt64, _ row: StoredEvent) -> UInt64 {
        let start = (digest ^ UInt64(bitPattern: row.position)) &* 0x100_0000_01B3
        return row.body.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
