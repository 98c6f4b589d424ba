// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Desk

/// Bookings through an agent: principal is person 1, agent person 2.
struct AgentVisitTests {
    private var bench: DeskBench { DeskBench(bookings: [aBooking(agent: person(2))]) }

    private func documents(_ bench: DeskBench) -> DocumentsSeen? {
        guard case .booked(_, _, _, let seen)? = bench.state.tickets.first?.kind else { return nil }
        return seen
    }

    @Test(arguments: [(1, 2), (2, 1)] as [(UInt8, UInt8)])
    func `R19: both documents are seen in either order`(_ first: UInt8, _ second: UInt8) {
        var bench = bench
        bench.present(card(first))
        #expect(
            bench.zh == [
                "王*，您预约了 10:00–11:00「不动产登记」。", "这是代办预约，请再出示另一方（预约人或代理人）的身份证件。",
                "没有带齐也可先取号，由窗口核实。", "请取回身份证。",
            ]
        )
        bench.present(card(second))
        #expect(bench.tickets == ["A001"])
        #expect(documents(bench) == DocumentsSeen(principal: true, agent: true))
        #expect(bench.state.tickets.first?.person == person(1))
    }

    @Test(arguments: [1, 2] as [UInt8])
    func `the second document may be skipped by touch`(_ first: UInt8) {
        var bench = bench
        bench.present(card(first))
        bench.touch(.decline)
        #expect(documents(bench) == DocumentsSeen(principal: first == 1, agent: first == 2))
    }

    @Test func `the same document again skips, but not within the same gesture`() {
        var bench = bench
        bench.present(card(2))
        bench.present(card(2))
        #expect(bench.tickets.isEmpty)
        bench.pass(seconds: 2)
        bench.present(card(2))
        #expect(documents(bench) == DocumentsSeen(principal: false, agent: true))
    }

    @Test func `two cards in quick succession are the two documents`() {
        var bench = bench
        bench.isAnswering = false
        bench.present(card(2))
        bench.present(card(1))
        #expect(bench.zh.contains("请稍候。"))
        bench.answer()
        bench.answer()
        #expect(documents(bench) == DocumentsSeen(principal: true, agent: true))
    }

    @Test func `a third person's document is referred to the desk`() {
        var bench = bench
        bench.present(card(2))
        bench.present(card(7))
        #expect(bench.zh.first == "证件与预约信息不一致。请到咨询台核实，也可现场取号办理。")
        #expect(bench.tickets.isEmpty)
        #expect(bench.state.booking(booking(1))?.standing == .booked)
    }
}
