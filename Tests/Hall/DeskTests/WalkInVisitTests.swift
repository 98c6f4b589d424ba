// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Desk

/// Visitors without a booking, and machines without paper, disk, line or people.
struct WalkInVisitTests {
    @Test func `R3, R45: the home screen says both ways, the card, the green channel and whom to ask`() {
        var bench = DeskBench()
        bench.give(.announced("11月24日下午调休"))
        #expect(
            bench.zh == [
                "林州市政务服务中心", "请选择：预约取号 / 现场取号 · 遇到困难？", "请将身份证放在感应区。取号后请取回身份证。",
                "公告：11月24日下午调休",
                "绿色通道：请到咨询台，由工作人员为您取号。服务范围：残疾人、老年人、军人/退役军人及优待对象、孕妇/带婴幼儿、临时出行、紧急办事、其他",
                "预约方式：豫事办　咨询电话：0372-0000000",
            ]
        )
        #expect(bench.en[1] == "I have a booking / I have no booking · Need help?")
        #expect(bench.en[2] == "Place your ID card on the reader. Please take it back.")
    }

    @Test func `R1, R43: a number takes two touches, with the wait known before`() {
        var bench = DeskBench()
        bench.touch(.walkIn)
        #expect(bench.zh == ["请选择要办理的业务。", "不动产登记：前面还有 0 人，预计 0–1 分钟", "社保：前面还有 0 人，预计 0–1 分钟"])
        bench.touch(.choose(realEstate))
        #expect(bench.tickets == ["A001"])
        #expect(bench.state.tickets.first?.person == nil)
        bench.touch(.back)
        #expect(!bench.isHome, "a double tap does not take the number away")
        bench.pass(seconds: 2)
        bench.touch(.back)
        #expect(bench.isHome)
        bench.touch(.walkIn)
        #expect(bench.zh[1] == "不动产登记：前面还有 1 人，预计 0–19 分钟")
    }

    @Test func `a card without a booking keeps one number per person and service`() {
        var bench = DeskBench()
        bench.present(card(3))
        #expect(bench.zh.first == "没有查到您今天的预约。您可以现场取号。")
        bench.touch(.choose(social))
        bench.present(card(4))
        bench.touch(.choose(social))
        bench.present(card(3))
        bench.touch(.choose(social))
        #expect(bench.zh.first == "您有 1 个未办理的号：B001。是否补打？")
        #expect(bench.tickets == ["B001", "B002"])
        bench.pass(seconds: 2)
        bench.present(card(3))
        #expect(bench.state.tickets.first?.slip?.copy == 1)
    }

    @Test func `nobody on duty is no refusal`() {
        var bench = DeskBench(onDuty: false)
        bench.touch(.walkIn)
        #expect(bench.zh[1] == "不动产登记：前面还有 0 人，当前无人值守窗口，可以先取号")
        bench.touch(.choose(realEstate))
        #expect(bench.zh == ["该业务当前无人值守窗口，已通知咨询台；您可以先取号。"])
        #expect(bench.calls == [.nobodyOnDuty(realEstate)])
        bench.touch(.decline)
        bench.touch(.choose(realEstate))
        bench.touch(.confirm)
        #expect(bench.tickets == ["A001"])
    }

    @Test(
        arguments: [
            (DeskPaper.ready, "您的号码是 B001，请取走号票。", []),
            (.out, "本机缺纸，请使用旁边的取号机。您的号码是 B001（已保存）。", [.printer]),
            (.faulty, "本机暂时不能打印。您的号码是 B001（已保存），请到咨询台补打。", [.printer]),
            (.absent, "您的号码是 B001，请记住。", []),
        ] as [(DeskPaper, String, [DeskCall])]
    )
    func `what the printer can do is said`(_ paper: DeskPaper, _ zh: String, _ calls: [DeskCall]) {
        var bench = DeskBench()
        bench.give(.paper(paper))
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        #expect(bench.zh.first == zh)
        #expect(bench.calls == calls)
    }

    @Test func `paper that ends while the slip is printed changes the words`() {
        var bench = DeskBench()
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        bench.give(.paper(.out))
        #expect(bench.zh.first == "本机缺纸，请使用旁边的取号机。您的号码是 B001（已保存）。")
    }

    @Test func `a full disk is told and the same intent is tried again`() {
        var bench = DeskBench()
        bench.isDiskFull = true
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        #expect(bench.zh == ["暂时不能取号，请到咨询台。工作人员已收到通知。", "您也可以再试一次。"])
        #expect(bench.calls == [.storage])
        bench.touch(.confirm)
        bench.isDiskFull = false
        bench.touch(.confirm)
        #expect(bench.tickets == ["B001"])
        #expect(bench.submitted.count == 3)
        #expect(Set(bench.submitted.map(\.question)).count == 1)
        #expect(bench.calls == [.storage, .storage])
        bench.pass(seconds: 2)
        bench.touch(.back)
        bench.touch(.walkIn)
        bench.touch(.choose(social))
        #expect(Set(bench.submitted.map(\.question)).count == 2, "another visitor's request is another intent")
    }

    @Test func `a card again tries again`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isDiskFull = true
        bench.present(card(1))
        bench.isDiskFull = false
        bench.present(card(1))
        #expect(bench.tickets.isEmpty, "the same gesture")
        bench.pass(seconds: 2)
        bench.present(card(1))
        #expect(bench.tickets == ["A001"])
        #expect(Set(bench.submitted.map(\.question)).count == 1)
    }

    @Test func `help calls staff once and leaves the screen as it is`() {
        var bench = DeskBench()
        bench.touch(.walkIn)
        bench.touch(.help)
        bench.touch(.help)
        #expect(bench.calls == [.help])
        #expect(bench.zh.first == "请选择要办理的业务。")
        #expect(bench.zh.last == "正在通知工作人员……")
        bench.give(.calledStaff(isKept: true))
        #expect(bench.zh.last == "已通知工作人员，请稍候。")
        bench.touch(.help)
        #expect(bench.calls == [.help])
        #expect(bench.zh.last == "已通知工作人员，请稍候。")
    }

    @Test func `help that does not reach staff sends the visitor to the help desk, until it does`() {
        var bench = DeskBench()
        bench.touch(.help)
        bench.give(.calledStaff(isKept: false))
        #expect(bench.zh.last == "暂时无法通知工作人员，请到咨询台。")
        bench.give(.calledStaff(isKept: true))
        #expect(bench.zh.last == "已通知工作人员，请稍候。")
        bench.touch(.walkIn)
        bench.give(.calledStaff(isKept: false))
        #expect(bench.zh.first == "请选择要办理的业务。")
        #expect(!bench.zh.contains("暂时无法通知工作人员，请到咨询台。"))
    }

    @Test func `the line that is down is told, and no reason to wait`() {
        var bench = DeskBench()
        bench.give(.link(isOnline: false))
        #expect(bench.zh.last == "网络暂时中断，不影响取号。")
        #expect(bench.en.last == "Network is down; you can still take a number.")
    }

    @Test(arguments: [
        (ReaderNotice.cardNotRead, DeskDevice.reader, "没有读到，请拿起身份证重新放置。"),
        (.cardRejected, .reader, "此卡不能识别，请使用身份证。"),
        (.cardNotRead, .documents, "没有读到，请重新放置证件。"),
        (.cardNotRead, .scanner, "没有读到，请重新放置证件。"),
        (.cardRejected, .documents, "本机不能识别这种证件，请到咨询台，也可现场取号。"),
        (.codeNotRead, .scanner, "没有读到，请重新扫码。"),
        (.gone, .reader, "读卡器暂时不能使用，请扫码或输入预约号。"),
        (.deviceFault(code: 1), .reader, "读卡器暂时不能使用，请扫码或输入预约号。"),
        (.gone, .scanner, "扫码器暂时不能使用，请刷身份证或输入预约号。"),
        (.gone, .documents, "证件阅读机暂时不能使用，护照、通行证请到咨询台。"),
    ])
    func `what a device says is passed on`(_ notice: ReaderNotice, _ device: DeskDevice, _ zh: String) {
        var bench = DeskBench()
        bench.give(.noticed(notice, device))
        #expect(bench.zh.last == zh)
        bench.give(.noticed(.ready(model: "x"), device))
        bench.pass(seconds: 10)
        #expect(bench.zh.last != zh)
    }
}
