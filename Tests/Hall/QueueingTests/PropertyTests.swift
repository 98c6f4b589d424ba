// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms
import Testing

@testable import Queueing

/// What holds after every command, whatever is asked; the seed is in the name of a failing case.
struct PropertyTests {
    private static let seeds: Range<UInt64> = 0..<200
    private static let steps = 100

    @Test(arguments: seeds)
    func `nothing is lost, doubled or in two places`(_ seed: UInt64) {
        var hall = RandomHall(seed: seed)
        for _ in 0..<Self.steps {
            hall.step()
            let problems = Self.problems(hall.bench.state)
            guard problems.isEmpty else {
                Issue.record("seed \(seed) at \(hall.bench.state.position): \(problems)")
                return
            }
        }
        let issued = hall.bench.records.compactMap { record -> TicketID? in
            guard case .ticketIssued(let id, _, _, _, _, _, _) = record.event else { return nil }
            return id
        }
        #expect(Set(issued).count == issued.count, "a number was issued twice")
        #expect(issued.filter { $0.day == hall.bench.state.day }.count == hall.bench.state.tickets.count)
        #expect(!issued.isEmpty)
    }

    /// What is wrong with a state; empty when all agrees.
    private static func problems(_ state: HallState) -> [String] {
        var problems: [String] = []
        func check(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }
        check(state.lists == HallLists(of: state.tickets), "the lists do not agree with the tickets")
        let atWindows = state.tickets.compactMap { ticket in ticket.window.map { ($0, ticket.id) } }
        check(Set(atWindows.map(\.0)).count == atWindows.count, "two tickets are at one window")
        check(atWindows.allSatisfy { state.window($0).ticket == $1 }, "a window has lost its ticket")
        check(state.windows.values.count { $0.ticket != nil } == atWindows.count, "a window has a ticket that is gone")
        check(Set(state.calls.map(\.ticket)) == Set(atWindows.map(\.1)), "the calls are not those at the windows")
        check(state.calls.count == atWindows.count, "a call is shown twice")
        check(state.tickets.allSatisfy { state.ticket($0.id) == $0 }, "a ticket is not found")
        let live = state.tickets.filter(\.state.isLive).compactMap(\.booking)
        check(Set(live).count == live.count, "a booking has two live tickets")
        let kept = (state.tickets + state.before.tickets).filter { $0.state != .voided(.issuedByMistake) }
        let exchanged = kept.compactMap(\.booking)
        check(Set(exchanged).count == exchanged.count, "a booking was exchanged twice")
        check(
            state.lists.reserved.keys.allSatisfy { state.window($0).mode != .closed },
            "somebody waits for a closed window"
        )
        check(state.missed.allSatisfy { state.ticket($0)?.state == .missed }, "the board shows who is not missed")
        return problems
    }

    @Test(arguments: seeds)
    func `a replay is the live state, from the start and from a snapshot`(_ seed: UInt64) throws {
        var hall = RandomHall(seed: seed)
        for _ in 0..<Self.steps / 2 { hall.step() }
        var writer = ByteWriter()
        hall.bench.state.write(to: &writer)
        var reader = ByteReader(writer.bytes, in: writer.bytes.indices)
        var restored = try HallState(from: &reader)
        try reader.finish()
        #expect(restored == hall.bench.state)
        let middle = hall.bench.records.count
        for _ in 0..<Self.steps / 2 { hall.step() }
        for record in hall.bench.records[middle...] { restored.apply(record) }
        #expect(restored == hall.bench.state)
        var replayed = HallState()
        for record in hall.bench.records { replayed.apply(record) }
        #expect(replayed == hall.bench.state)
        let events = hall.bench.records.map(\.event)
        #expect(try JSONDecoder().decode([HallEvent].self, from: JSONEncoder().encode(events)) == events)
    }

    /// Also across midnight, and again after what was taken back has happened after all.
    @Test(arguments: seeds)
    func `going back to a mark undoes every kind of event`(_ seed: UInt64) {
        var hall = RandomHall(seed: seed)
        var random = SplitMix64(seed: seed)
        var state = HallState()
        for turn in 0..<Self.steps / 4 {
            let (first, before) = (hall.bench.records.count, state)
            let mark = state.mark()
            for _ in 0..<1 + random.below(8) { hall.step() }
            for record in hall.bench.records[first...] { state.apply(record) }
            #expect(state == hall.bench.state)
            state.goBack(to: mark)
            #expect(state == before, "seed \(seed), turn \(turn)")
            for record in hall.bench.records[first...] { state.apply(record) }
            #expect(state == hall.bench.state, "seed \(seed), turn \(turn), again")
            let wrong = state.tickets.filter { state.ticket($0.id) != $0 || state.ticket(withToken: $0.token) != $0 }
            #expect(wrong.isEmpty, "seed \(seed): tickets are not found")
        }
    }

    @Test(arguments: seeds)
    func `the same seed is the same history, and keys keep their answers`(_ seed: UInt64) {
        var (one, two) = (RandomHall(seed: seed), RandomHall(seed: seed))
        for _ in 0..<Self.steps {
            one.step()
            two.step()
        }
        #expect(one.bench.records == two.bench.records)
        let days = [one.bench.state.day, one.bench.state.previousDay]
        let state = one.bench.state
        for old in one.asked where days.contains(old.day) {
            let intent = Intent(key: key(old.key), digest: old.command.digest)
            let again = Queueing.decide(
                old.command,
                intent: intent,
                staff: nil,
                at: one.bench.now,
                in: state,
                plan: one.bench.plan
            )
            #expect(again == Decision(events: [], answer: old.answer))
        }
    }

    @Test(arguments: seeds)
    func `everybody gets called in the end`(_ seed: UInt64) {
        var hall = RandomHall(seed: seed)
        for _ in 0..<Self.steps { hall.step() }
        var bench = hall.bench
        let waiting = bench.state.tickets.filter { $0.state == .waiting }.map(\.id)
        // Every window goes on calling; one call for everybody who waits is enough.
        for _ in 0...waiting.count {
            for window in bench.plan.windows {
                bench.next(window.id.text)
            }
        }
        #expect(waiting.allSatisfy { bench.state.ticket($0)?.state != .waiting })
    }
}
