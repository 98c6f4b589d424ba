// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// Visitors who have booked, with the words they read.
struct BookedVisitTests {
    @Test func `a card with one booking is exchanged at once`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.present(card(1))
        bench.isAnswering = true
        bench.give(.paper(.ready))
        let greeting = bench.shown.flatMap { DeskMessages.lines(of: $0, bench.session.house) }.map(\.zh)
        #expect(greeting.contains("王*，您预约了 10:00–11:00「不动产登记」。正在取号…"))
        #expect(
            bench.zh == [
                "您的号码是 A001，请取走号票。", "不动产登记", "前面还有 0 人，预计 0–1 分钟", "请在二楼 B 区等候，留意大屏和语音。",
                "网络暂时中断，不影响取号。预约将由窗口核实。", "请取回身份证。",
            ]
        )
        #expect(
            bench.en == [
                "Your number is A001. Please take your ticket.", "Real estate", "0 ahead of you, about 0–1 minutes",
                "Please wait in 二楼 B 区 and watch the screens.",
                "Network is down; you can still take a number. The window will check your booking.",
                "Please take your card back.",
            ]
        )
        #expect(bench.submitted.count == 1)
    }

    @Test func `a voucher is exchanged at once, and no card is to be taken back`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(aBooking().voucher)
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
        #expect(!bench.zh.contains("请取回身份证。"))
    }

    @Test func `A32: a typed number needs the last four characters`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.touch(.haveBooking)
        #expect(bench.zh == ["请将身份证放在感应区，或扫描预约凭证，或输入预约号。"])
        bench.touch(.typeNumber(must(BookingNumber(text: "123456789012"))))
        #expect(bench.zh.first == "预约号有误，请核对后重新输入。")
        #expect(bench.submitted.isEmpty)
        bench.touch(.typeNumber(booking(1)))
        #expect(bench.zh == ["请输入身份证件号码的后四位，或将身份证放在感应区。"])
        bench.give(.typedLastFour(nil))
        #expect(bench.zh.last == "请输入四位字母或数字。")
        bench.give(.typedLastFour(lastFour(9)))
        #expect(bench.zh.first == "预约号或证件号码后四位不符，请核对后重试。")
        bench.give(.typedLastFour(lastFour(1)))
        #expect(bench.tickets == ["A001"])
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
    }

    @Test func `after three wrong second facts the help desk is named, whether or not the number exists`() {
        for number in [booking(1), booking(2)] {
            var bench = DeskBench(bookings: [aBooking()])
            bench.touch(.typeNumber(number))
            for _ in 0..<DeskSession.lastFourTries { bench.give(.typedLastFour(lastFour(9))) }
            #expect(bench.zh == ["没有查到相符的预约。请到咨询台核实，也可现场取号办理。"])
            bench.give(.typedLastFour(lastFour(1)))
            #expect(bench.tickets.isEmpty)
        }
    }

    @Test func `a card instead of the last four characters is a second fact`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(.code(.bookingNumber(booking(1))))
        bench.present(card(1))
        #expect(bench.tickets == ["A001"])
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .documents(person(1), nil))])
    }

    @Test func `of several bookings one is chosen`() {
        var bench = DeskBench(
            at: "10:00",
            bookings: [aBooking(1), aBooking(2, for: social, slot: slot("10:30", "11:30"))]
        )
        bench.present(card(1))
        #expect(bench.zh == ["您今天有多个预约，请选择。", "10:00–11:00「不动产登记」", "10:30–11:30「社保」", "请取回身份证。"])
        bench.touch(.chooseBooking(booking(7)))
        #expect(bench.submitted.isEmpty)
        bench.touch(.chooseBooking(booking(2)))
        #expect(bench.tickets == ["B001"])
    }

    @Test func `R37: an exchanged booking gives the same number, and a reprint when wanted`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1))
        bench.pass(seconds: 31)
        #expect(bench.isHome)
        bench.present(card(1))
        #expect(bench.zh.first == "您已取号 A001，是否补打号票？")
        #expect(bench.en.first == "You already have A001. Reprint?")
        bench.touch(.confirm)
        #expect(bench.zh.first == "您的号码是 A001，正在补打号票。")
        #expect(bench.tickets == ["A001"])
        #expect(bench.state.tickets.first?.slip?.copy == 1)
    }

    @Test func `the same voucher again says yes to a reprint, but not within the same gesture`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(aBooking().voucher)
        bench.pass(seconds: 31)
        bench.present(aBooking().voucher)
        bench.present(aBooking().voucher)
        #expect(bench.zh.first == "您已取号 A001，是否补打号票？")
        bench.pass(seconds: 2)
        bench.present(aBooking().voucher)
        #expect(bench.zh.first == "您的号码是 A001，正在补打号票。")
        #expect(bench.state.tickets.first?.slip?.copy == 1)
    }

    @Test func `declining a reprint prints nothing`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1))
        bench.pass(seconds: 31)
        bench.present(card(1))
        bench.touch(.decline)
        #expect(bench.isHome)
        #expect(bench.state.tickets.first?.slip?.copy == 0)
    }

    @Test func `a missed number is sent to the help desk`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1))
        bench.decide(.callNext(window: must(WindowID("12")), settling: nil))
        bench.decide(.step(window: must(WindowID("12")), .miss))
        bench.pass(seconds: 31)
        bench.present(card(1))
        #expect(bench.zh.contains("该号已过号，请到咨询台，可为您重新排入队伍。"))
    }

    @Test func `an expired document is told, and exchanged all the same`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(card(1, isExpired: true))
        #expect(bench.tickets == ["A001"])
        #expect(bench.zh.last == "证件已过有效期，请带有效证件到窗口。")
    }

    @Test func `where voucher and card are wanted, the card is asked for`() {
        var bench = DeskBench(bookings: [aBooking()], plan { $0.exchangeRequirement = .codeAndCard })
        bench.present(aBooking().voucher)
        #expect(bench.zh == ["请将身份证放在感应区。"])
        bench.present(aBooking().voucher)
        #expect(bench.submitted.isEmpty)
        bench.present(card(1))
        #expect(bench.tickets == ["A001"])
        bench.pass(seconds: 31)
        bench.touch(.typeNumber(booking(1)))
        #expect(bench.zh == ["请将身份证放在感应区。"])
        bench.present(card(1))
        #expect(bench.zh.first == "您已取号 A001，是否补打号票？")
    }

    @Test func `where a number is enough, it is exchanged at once`() {
        var bench = DeskBench(bookings: [aBooking()], plan { $0.exchangeRequirement = .codeOnly })
        bench.touch(.typeNumber(booking(1)))
        #expect(bench.tickets == ["A001"])
    }

    @Test func `a booked visitor to a service without a window is told, and the desk is called`() {
        var bench = DeskBench(bookings: [aBooking()], onDuty: false)
        bench.present(card(1))
        #expect(bench.tickets == ["A001"])
        #expect(bench.zh.contains("该业务当前无人值守窗口，已通知咨询台。"))
        #expect(bench.calls == [.nobodyOnDuty(realEstate)])
    }
}
