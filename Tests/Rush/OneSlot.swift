// SPDX-License-Identifier: Apache-2.0
import Booking
import Ledger
import Ports
import Store
import Terms
import Vault

/// Everybody wants the same slot: how many bookings the ledger takes a second, and that it gives no number twice.
struct OneSlot {
    private let options: RushOptions

    /// Asked for at once, and of how many numbers: the rest must be told that the slot is full.
    private static let people = 24_000
    private static let quota = 20_000
    /// As many at a time as a server would let in.
    private static let atOnce = 256

    init(_ options: RushOptions) { self.options = options }

    /// True when exactly the quota was given.
    func run() async throws -> Bool {
        let folder = try Folder()
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai"))
        let ledger = try CenterLedger(
            path: folder.path + "/center.db",
            vault: Vault(keys: KeyRing.fresh(.center), as: .center),
            clock: clock,
            on: EventLoop(name: "ledger"),
            readers: EventLoop(name: "ledger-reader")
        )
        let now = clock.now()
        let slot = try City.slot(hoursAhead: 2, after: now)
        try await ledger.enrol(City.hall(0), center: City.center, name: "大厅")
        _ = try await ledger.write { store throws(StoreError) in
            try store.setQuota(City.center, City.service, slot, on: now.at(slot.start).day, to: Self.quota)
        }
        let requests = try (0..<Self.people).map { try City.request($0, slot.start) }
        let queue = Lock(requests[...])
        let begun = ContinuousClock.now
        let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
            for _ in 0..<Self.atOnce {
                group.addTask {
                    var tally = Tally()
                    while let request = queue.withLock({ $0.popFirst() }) {
                        let start = ContinuousClock.now
                        let answer = try await ledger.write { store throws(StoreError) in
                            try store.book(request, at: now)
                        }
                        tally.times.add(start.duration(to: .now))
                        tally.count(answer)
                    }
                    return tally
                }
            }
            return try await group.reduce(into: Tally()) { $0.add($1) }
        }
        let seconds = Times.seconds(begun.duration(to: .now))
        let report = try await ledger.view { store throws(StoreError) in try store.conservation() }
        let rate = Int(Double(Self.people) / seconds)
        Screen.say(
            "one slot: \(Self.people) ask for \(Self.quota) numbers, \(rate)/s (goal 5,000/s), \(tally.times.text)"
        )
        Screen.say("  \(tally.booked.count) booked, \(tally.full) told it is full, \(tally.others) otherwise")
        let isSound =
            tally.booked.count == Self.quota && Set(tally.booked).count == Self.quota
            && tally.full == Self.people - Self.quota && report.holds && report.issued == Self.quota
        if !isSound { Screen.say("  OVERSOLD OR LOST: issued \(report.issued), conservation \(report.holds)") }
        return isSound
    }

    /// What came of the requests.
    private struct Tally: Sendable {
        var times = Times()
        var booked: [BookingNumber] = []
        var full = 0, others = 0

        mutating func count(_ answer: BookingAnswer) {
            switch answer {
            case .booked(let record): booked.append(record.number)
            case .refused(.slotFull): full += 1
            case .again, .refused: others += 1
            }
        }

        mutating func add(_ other: Tally) {
            times.add(other.times)
            booked += other.booked
            full += other.full
            others += other.others
        }
    }
}
