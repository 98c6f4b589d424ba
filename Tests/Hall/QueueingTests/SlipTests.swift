// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct SlipTests {
    private static let ends: [SlipOutcome] = [.printed, .unknown]

    private func pending(_ bench: Bench, _ name: String = "k1") -> [String] {
        bench.state.pendingSlips(at: station(name)).map { "\($0.0.number)/\($0.copy)" }
    }

    @Test func `slips are pending at their station in the order of issue`() {
        var bench = Bench()
        bench.walkIn(station: station("k1"))
        bench.walkIn(station: station("k2"))
        bench.walkIn()
        bench.walkIn(station: station("k1"))
        #expect(pending(bench) == ["A001/0", "A004/0"])
        #expect(pending(bench, "k2") == ["A002/0"])
    }

    @Test func `a reprint has the next copy number and may come out elsewhere`() {
        var bench = Bench()
        let id = bench.walkIn(station: station("k1"))
        #expect(bench.ask(.reprint(ticket: id, station: station("k2"))) == .ticket(id, again: true))
        #expect(pending(bench).isEmpty)
        #expect(pending(bench, "k2") == ["A001/1"])
        #expect(bench.ask(.reprint(ticket: id, station: station("k9"))) == .refused(.unknownStation(station("k9"))))
        let unprinted = bench.walkIn()
        bench.ask(.reprint(ticket: unprinted, station: station("k1")))
        #expect(pending(bench) == ["A002/0"], "the first paper of a ticket is the original")
    }

    @Test(arguments: [
        ([SlipOutcome.started], SlipOutcome.started, false), ([.started, .failedBefore], .failedBefore, true),
        ([.started, .printed], .printed, false), ([.started, .unknown], .unknown, false),
        ([.failedBefore, .failedBefore], .failedBefore, true),
        ([.started, .failedBefore, .started, .printed], .printed, false),
        ([.printed, .failedBefore], .printed, false), ([.unknown, .started, .failedBefore], .unknown, false),
        ([.unknown, .printed], .unknown, false),
    ])
    func `reports go forward only, and only a copy without paper is pending again`(
        _ reports: [SlipOutcome],
        _ outcome: SlipOutcome,
        _ isPending: Bool
    ) {
        var bench = Bench()
        let id = bench.walkIn(station: station("k1"))
        for report in reports { #expect(bench.ask(.reportSlip(ticket: id, copy: 0, report)) == .done) }
        #expect(bench.state.ticket(id)?.slip?.progress == .reported(outcome))
        #expect(pending(bench) == (isPending ? ["A001/0"] : []))
        let position = bench.state.position
        bench.ask(.reportSlip(ticket: id, copy: 0, outcome))
        #expect(bench.state.position == position, "a report that comes twice leaves no trace")
    }

    @Test func `a late report about an older copy changes nothing`() {
        var bench = Bench()
        let id = bench.walkIn(station: station("k1"))
        bench.ask(.reportSlip(ticket: id, copy: 0, .started))
        bench.ask(.reprint(ticket: id, station: station("k1")))
        bench.ask(.reportSlip(ticket: id, copy: 0, .failedBefore))
        bench.ask(.reportSlip(ticket: id, copy: 2, .printed))
        #expect(bench.state.ticket(id)?.slip == SlipState(station: station("k1"), copy: 1))
    }

    @Test func `the original of a ticket that has ended is not printed any more, a copy asked for is`() {
        var bench = Bench()
        let id = bench.walkIn(station: station("k1"))
        bench.ask(.abandon(ticket: id))
        #expect(pending(bench).isEmpty)
        bench.ask(.reprint(ticket: id, station: station("k1")))
        #expect(pending(bench) == ["A001/1"])
    }

    @Test func `a report about no ticket is refused`() {
        var bench = Bench()
        bench.walkIn()
        #expect(bench.ask(.reportSlip(ticket: ticket("A009"), copy: 0, .printed)) == .refused(.unknownTicket))
        #expect(bench.ask(.reportSlip(ticket: ticket("A001"), copy: 0, .printed)) == .refused(.unknownTicket))
    }
}
