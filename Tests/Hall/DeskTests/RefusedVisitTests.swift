// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// Visitors whose booking gives no number: clear words, and a walk-in number in reach (R33).
struct RefusedVisitTests {
    static let bookings: [(Booking, String, String, String)] = [
        (
            aBooking(), "08:30", "您来早了。您可在 09:00 后取号，或现在现场取号。",
            "You are early. Come back after 09:00 or take a walk-in number now."
        ),
        (
            aBooking(), "11:30", "您的预约时段已过。您仍可现场取号。",
            "Your slot has passed. You can still take a walk-in number."
        ),
        (
            aBooking(standing: .cancelled), "10:00", "该预约已取消。您仍可现场取号。",
            "This booking was cancelled. You can still take a walk-in number."
        ),
        (
            aBooking(standing: .void), "10:00", "预约号因身份信息不一致已作废。您仍可现场取号。",
            "This booking is void because the identity did not match. You can still take a walk-in number."
        ),
        (
            aBooking(center: "anyang"), "10:00", "您预约的是其他政务服务中心。您可在这里现场取号。",
            "Your booking is for another center. You can take a walk-in number here."
        ),
        (
            aBooking(standing: .exchangedElsewhere), "10:00", "该预约已在别处取号。请到咨询台，也可现场取号办理。",
            "This booking was used at another place. Please see the help desk, or take a walk-in number."
        ),
    ]

    @Test(arguments: bookings)
    func `a card's booking`(_ booking: Booking, _ clock: String, _ zh: String, _ en: String) {
        var bench = DeskBench(at: clock, bookings: [booking])
        bench.present(card(1))
        #expect(bench.zh == [zh, "请取回身份证。"])
        #expect(bench.en == [en, "Please take your card back."])
        #expect(bench.submitted.isEmpty)
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        #expect(bench.tickets == ["B001"])
        #expect(bench.state.tickets.first?.person == person(1))
    }

    @Test(arguments: bookings)
    func `a voucher`(_ booking: Booking, _ clock: String, _ zh: String, _ en: String) {
        var bench = DeskBench(at: clock, bookings: [booking])
        bench.present(booking.voucher)
        #expect(bench.zh == [zh])
        #expect(bench.en == [en])
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        #expect(bench.tickets == ["B001"])
    }

    @Test func `a voucher for another day names it`() {
        let tomorrow = aBooking(slot: slot("10:00", "11:00", monday.advanced(byDays: 1)))
        var bench = DeskBench(bookings: [tomorrow])
        bench.present(tomorrow.voucher)
        #expect(bench.zh == ["您预约的是 2026-11-24，不是今天。您仍可现场取号。"])
    }

    @Test(arguments: [
        (PresentedCode.untrusted(.forged), "这个预约凭证没有通过核验。请刷身份证或到咨询台核实，也可现场取号。"),
        (.untrusted(.malformed), "这个预约凭证没有通过核验。请刷身份证或到咨询台核实，也可现场取号。"),
        (.untrusted(.unknownKey), "本机不认识这种预约凭证。请刷身份证或输入预约号，也可现场取号。"),
        (.untrusted(.unknownAlgorithm), "本机不认识这种预约凭证。请刷身份证或输入预约号，也可现场取号。"),
        (.opaque, "这个码不是预约凭证。请刷身份证或输入预约号，也可现场取号。"),
    ])
    func `a code that cannot be used`(_ code: PresentedCode, _ zh: String) {
        var bench = DeskBench(bookings: [aBooking()])
        bench.present(.code(code))
        #expect(bench.zh == [zh])
        #expect(bench.session.screen.touches.contains(.walkIn))
        bench.present(card(1))
        #expect(bench.tickets == ["A001"], "a card is taken on this screen")
    }

    @Test func `another person's card is referred to the desk and voids nothing`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.touch(.typeNumber(booking(1)))
        bench.present(card(5))
        #expect(bench.zh.first == "证件与预约信息不一致。请到咨询台核实，也可现场取号办理。")
        #expect(bench.en.first == "ID does not match this booking. Please see the help desk, or take a walk-in number.")
        #expect(bench.state.booking(booking(1))?.standing == .booked)
        #expect(bench.tickets.isEmpty)
    }

    @Test func `of several bookings that cannot be used, the one to come is spoken of`() {
        var bench = DeskBench(
            at: "08:00",
            bookings: [aBooking(1, standing: .cancelled), aBooking(2, for: social, slot: slot("15:00", "16:00"))]
        )
        bench.present(card(1))
        #expect(bench.zh.first == "您来早了。您可在 14:00 后取号，或现在现场取号。")
    }
}
