// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Desk

/// What time does to a visit.
struct DeskClockTests {
    @Test func `no choice is taken away before a minute, or without a warning`() {
        let timing = DeskTiming()
        #expect(timing.choice >= .seconds(60))
        #expect(timing.warning < timing.choice)
        #expect(timing.choice - timing.warning >= .seconds(20))
    }

    @Test func `a result is taken away after thirty seconds`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1))
        bench.pass(seconds: 29)
        #expect(!bench.isHome)
        bench.pass(seconds: 1)
        #expect(bench.isHome)
    }

    @Test func `a choice warns at sixty seconds and goes at eighty`() {
        var bench = DeskBench()
        bench.touch(.walkIn)
        bench.pass(seconds: 59)
        #expect(!bench.session.screen.isEndingSoon)
        bench.pass(seconds: 1)
        #expect(bench.zh.last == "还在吗？没有操作，屏幕即将返回首页。")
        #expect(bench.en.last == "Are you still there? This screen will soon go back to the start.")
        bench.pass(seconds: 20)
        #expect(bench.isHome)
    }

    @Test(arguments: [DeskTouch.stay, .decline])
    func `any touch shows that somebody is there`(touch: DeskTouch) {
        var bench = DeskBench()
        bench.touch(.walkIn)
        bench.pass(seconds: 65)
        #expect(bench.session.screen.isEndingSoon)
        bench.touch(touch)
        #expect(!bench.session.screen.isEndingSoon)
        bench.pass(seconds: 59)
        #expect(!bench.session.screen.isEndingSoon)
        bench.pass(seconds: 21)
        #expect(bench.isHome)
    }

    @Test func `another document on a result is the next visitor's`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.touch(.language(.english))
        bench.present(card(1))
        #expect(bench.session.screen.language == .english)
        bench.present(card(3))
        #expect(bench.zh.first == "没有查到您今天的预约。您可以现场取号。")
        #expect(bench.session.screen.language == .chinese)
        #expect(bench.session.visit?.card?.tag == person(3))
    }

    @Test func `the same document on a result is the same gesture at first, later the visitor again`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1))
        bench.present(card(1))
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
        bench.pass(seconds: 2)
        bench.present(card(1))
        #expect(bench.zh.first == "您已取号 A001，是否补打号票？")
    }

    @Test func `a document that comes while a number is being made waits until the result was seen`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.present(aBooking().voucher)
        bench.present(card(3))
        bench.touch(.confirm)
        bench.answer()
        bench.isAnswering = true
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
        bench.pass(seconds: 2)
        #expect(bench.zh.first == "没有查到您今天的预约。您可以现场取号。")
        #expect(bench.submitted.count == 1)
    }

    @Test func `a hall that does not answer is told, then the visit ends, and the answer frees the station`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.present(card(1))
        bench.pass(seconds: 10)
        #expect(bench.zh.first == "暂时不能取号，请到咨询台。工作人员已收到通知。")
        #expect(bench.calls == [.storage])
        bench.pass(seconds: 70)
        #expect(bench.session.visit == nil)
        bench.present(card(3))
        bench.touch(.walkIn)
        bench.pass(seconds: 300)
        #expect(bench.open.count == 1, "nothing is asked while a question is open")
        bench.answer()
        #expect(bench.isHome)
        #expect(bench.tickets.isEmpty)
    }

    @Test func `an answer that comes late but in time is still shown`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.present(aBooking().voucher)
        bench.pass(seconds: 20)
        bench.answer()
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
        #expect(bench.calls == [.storage])
    }

    @Test func `a request that fails after the visitor was told does not call staff twice`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.isDiskFull = true
        bench.present(aBooking().voucher)
        bench.pass(seconds: 20)
        bench.answer()
        #expect(bench.session.screen.content == .fault(canRetry: true))
        #expect(bench.calls == [.storage])
    }

    @Test func `a hint and a language on the home screen go by themselves`() {
        var bench = DeskBench()
        bench.touch(.help)
        bench.pass(seconds: 10)
        #expect(bench.session.screen.hint == nil)
        bench.touch(.language(.english))
        bench.pass(seconds: 80)
        #expect(bench.session.screen.language == .chinese)
    }
}
