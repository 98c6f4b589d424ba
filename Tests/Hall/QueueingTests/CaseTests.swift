// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct CaseTests {
    private let desk = staff("007")

    @Test func `R42: an alert is raised once, taken up and closed with its times`() throws {
        var bench = Bench()
        #expect(bench.ask(.raiseAlert(.help, station: station("k1"))) == .done)
        let events = bench.records.count
        #expect(bench.ask(.raiseAlert(.help, station: station("k1"))) == .done)
        #expect(bench.records.count == events, "the same call, still open")
        bench.ask(.raiseAlert(.help, station: station("k2")))
        let id = try #require(bench.state.alerts.first?.id)
        bench.pass(minutes: 2)
        #expect(bench.ask(.acknowledgeAlert(id)) == .refused(.staffNeeded))
        #expect(bench.ask(.acknowledgeAlert(id), staff: desk) == .done)
        bench.pass(minutes: 3)
        #expect(bench.ask(.closeAlert(id), staff: desk) == .done)
        let alert = try #require(bench.state.alerts.first)
        #expect(alert.raised == time("09:00").timestamp)
        #expect(alert.acknowledged == time("09:02").timestamp)
        #expect(alert.acknowledgedBy == desk)
        #expect(alert.closed == time("09:05").timestamp)
        #expect(bench.ask(.raiseAlert(.help, station: station("k1"))) == .done)
        #expect(bench.state.alerts.count == 3, "a new call after the old was closed")
        #expect(bench.ask(.closeAlert(Position(999)), staff: desk) == .refused(.unknownCase))
        #expect(bench.ask(.raiseAlert(.help, station: station("k9"))) == .refused(.unknownStation(station("k9"))))
    }

    @Test func `a complaint has five working days and goes stage by stage`() throws {
        var bench = Bench()
        let id = bench.walkIn()
        #expect(bench.ask(.openComplaint(.waiting, ticket: id, hotline: nil)) == .refused(.staffNeeded))
        #expect(bench.ask(.openComplaint(.waiting, ticket: id, hotline: nil), staff: desk) == .done)
        let complaint = try #require(bench.state.complaints.first)
        // Monday the 23rd: Tuesday to Friday are four, Monday is the fifth.
        #expect(complaint.due.text == "2026-11-30")
        let case_ = complaint.id
        #expect(
            bench.ask(.moveComplaint(case_, to: .handled), staff: desk) == .refused(.complaintIs(case_, .received))
        )
        for stage in [ComplaintStage.verified, .handled, .answered] {
            #expect(bench.ask(.moveComplaint(case_, to: stage), staff: desk) == .done)
        }
        bench.now = time("09:00", tuesday)
        bench.ask(.openDay)
        #expect(bench.state.complaints.count == 1)
        bench.now = time("09:00", monday.advanced(byDays: 40))
        bench.ask(.openDay)
        #expect(bench.state.complaints.isEmpty)
    }

    @Test func `a work order of the hotline is received once`() {
        var bench = Bench()
        let order = WorkOrderID("12345-7")
        for _ in 0..<2 { bench.ask(.openComplaint(.other, ticket: nil, hotline: order), staff: desk) }
        #expect(bench.state.complaints.count == 1)
    }

    @Test func `the duty manager is told what needs doing`() throws {
        var bench = Bench(at: time("09:00"))
        bench.step(.open, "1")
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now).isEmpty)
        for _ in 0..<11 { bench.walkIn() }
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now) == [.manyWaiting(service("a"), count: 11)])
        #expect(bench.state.windowsNeeded(for: service("a"), plan: bench.plan) == 4)
        bench.pass(minutes: 31)
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now).contains(.longWait(service("a"), minutes: 31)))
        bench.step(.pause, "1")
        let paused = bench.state.alarms(plan: bench.plan, at: bench.now)
        #expect(paused.contains(.nobodyOnDuty(service("a"), waiting: 11)))
        #expect(!paused.contains(.noWalkInWindow(service("b"))), "a short pause")
        bench.pass(minutes: 11)
        let later = bench.state.alarms(plan: bench.plan, at: bench.now)
        #expect(later.contains(.noWalkInWindow(service("b"))))
        #expect(!later.contains(.noWalkInWindow(service("a"))), "said already: nobody is on duty")
        bench.now = time("12:30")
        #expect(!bench.state.alarms(plan: bench.plan, at: bench.now).contains(.noWalkInWindow(service("b"))), "noon")
    }

    @Test func `A29: a large share of green tickets, an unanswered call and a due complaint are alarms`() throws {
        var bench = Bench()
        bench.step(.open, "1")
        for _ in 0..<16 { bench.walkIn() }
        for _ in 0..<4 { bench.green() }
        #expect(bench.state.greenSharePercent == 20)
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now).contains(.greenShare(percent: 20)))
        bench.ask(.raiseAlert(.printer, station: nil))
        let alert = try #require(bench.state.alerts.first?.id)
        bench.pass(minutes: 4)
        #expect(
            bench.state.alarms(plan: bench.plan, at: bench.now).contains(.unansweredAlert(alert, minutes: 4))
        )
        bench.ask(.openComplaint(.noShow, ticket: nil, hotline: nil), staff: desk)
        let complaint = try #require(bench.state.complaints.first)
        let due = time("09:00", complaint.due)
        #expect(
            bench.state.alarms(plan: bench.plan, at: due).contains(.complaintDue(complaint.id, due: complaint.due))
        )
    }
}
