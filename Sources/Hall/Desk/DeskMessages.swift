// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The words of every screen (requirements.md 5.1): a function of the screen and of what all screens share.
package enum DeskMessages {
    /// The lines of `screen` from top to bottom: what it says, a hint, notes, and the warning.
    package static func lines(of screen: DeskScreen, _ house: DeskHouse) -> [DeskText] {
        var lines = content(screen.content, screen.paper, house)
        if let hint = screen.hint { lines.append(text(hint).as(.hint)) }
        lines += screen.notes.map { text($0).as(.note) }
        if screen.isEndingSoon { lines.append(endingSoon) }
        return lines
    }

    /// The hall's name.
    static func title(_ house: DeskHouse) -> DeskText { DeskText(house.name, house.name, as: .title) }

    private static func content(
        _ content: DeskScreen.Content,
        _ paper: DeskPaper,
        _ house: DeskHouse
    ) -> [DeskText] {
        switch content {
        case .home(let notice): home(notice, paper, house)
        case .bookingEntry(let isMistyped): (isMistyped ? [mistyped] : []) + [bookingEntry(house.credentialName)]
        case .lastFour(let isAgain): (isAgain ? [lastFourWrong] : []) + [lastFour]
        case .cardWanted: [cardWanted]
        case .secondDocument(let greeting): [booked(greeting), secondDocument, noSecondDocument]
        case .chooseBooking(let choices): [chooseBooking] + choices.map(line)
        case .chooseService(let offers, let hasNoBooking):
            (hasNoBooking ? [noBooking] : []) + [chooseService] + offers.map(line)
        case .nobodyOnDuty: [nobodyOnDuty]
        case .checking(let name): [checking(name)]
        case .working(let greeting): [greeting.map { booked($0) + working } ?? working]
        case .reprint(let ticket, .exchanged): [exchanged(ticket.number)] + missed(ticket)
        case .reprint(let ticket, .pending): [pending(ticket.number)] + missed(ticket)
        case .refused(let reason): [text(reason)]
        case .fault(let canRetry): canRetry ? [fault, retry] : [fault]
        case .ticket(let ticket, let isReprint): self.ticket(ticket, isReprint, paper)
        }
    }

    // MARK: Home

    private static func home(_ notice: String?, _ paper: DeskPaper, _ house: DeskHouse) -> [DeskText] {
        var lines = [
            title(house),
            DeskText("请选择：预约取号 / 现场取号 · 遇到困难？", "I have a booking / I have no booking · Need help?"),
            house.readsDocuments ? placeDocument : placeCard,
        ]
        if let notice { lines.append(DeskText("公告：" + notice, "Notice: " + notice, as: .standing)) }
        if paper == .out || paper == .faulty {
            lines.append(
                DeskText(
                    paper == .out ? "本机缺纸，请使用旁边的取号机。" : "本机暂时不能打印，请使用旁边的取号机。",
                    "This machine cannot print now. Please use the one next to it.",
                    as: .note
                )
            )
        }
        lines += [
            DeskText(
                "绿色通道：请到咨询台，由工作人员为您取号。服务范围：" + house.greenScope.joined(separator: "、"),
                "Priority service: please go to the help desk, where staff will give you a number.",
                as: .standing
            ),
            DeskText(
                "预约方式：" + house.bookingMethod + "　咨询电话：" + house.telephone,
                "Booking: " + house.bookingMethod + "  Enquiries: " + house.telephone,
                as: .standing
            ),
        ]
        return lines
    }

    private static let placeCard = DeskText(
        "请将身份证放在感应区。取号后请取回身份证。",
        "Place your ID card on the reader. Please take it back."
    )
    private static let placeDocument = DeskText(
        "请将身份证放在感应区，护照、通行证放在证件阅读机上。取号后请取回证件。",
        "Place your ID card on the card reader, a passport or permit on the document reader. Please take it back."
    )

    // MARK: Asking

    private static func bookingEntry(_ credential: String?) -> DeskText {
        DeskText(
            "请将身份证放在感应区，或扫描预约凭证" + (credential.map { "、「" + $0 + "」电子凭证" } ?? "") + "，或输入预约号。",
            "Place your ID card on the reader, scan your booking voucher"
                + (credential == nil ? "" : " or electronic ID") + ", or type your booking number."
        )
    }
    private static let mistyped = DeskText(
        "预约号有误，请核对后重新输入。",
        "This booking number has a typing error. Please check it and type it again."
    )
    private static let lastFour = DeskText(
        "请输入身份证件号码的后四位，或将身份证放在感应区。",
        "Type the last four characters of your ID document, or place your ID card on the reader."
    )
    private static let lastFourWrong = DeskText(
        "预约号或证件号码后四位不符，请核对后重试。",
        "The booking number or the last four characters do not match. Please check them."
    )
    private static let cardWanted = DeskText("请将身份证放在感应区。", "Please place your ID card on the reader.")
    private static let secondDocument = DeskText(
        "这是代办预约，请再出示另一方（预约人或代理人）的身份证件。",
        "This booking is made through an agent. Please place the other person's ID card on the reader."
    )
    private static let noSecondDocument = DeskText(
        "没有带齐也可先取号，由窗口核实。",
        "You can also take a number without it; the window will check."
    )
    private static let chooseBooking = DeskText(
        "您今天有多个预约，请选择。",
        "You have more than one booking today. Please choose."
    )
    private static let chooseService = DeskText("请选择要办理的业务。", "Please choose a service.")
    private static let noBooking = DeskText(
        "没有查到您今天的预约。您可以现场取号。",
        "No booking of yours was found for today. You can take a walk-in number."
    )
    private static let nobodyOnDuty = DeskText(
        "该业务当前无人值守窗口，已通知咨询台；您可以先取号。",
        "No window is open for this service now. The help desk has been told; you can take a number already."
    )

    private static func line(_ choice: DeskScreen.BookedChoice) -> DeskText {
        let number = choice.number?.text
        let greeting = choice.greeting
        return DeskText(
            greeting.slot + "「" + greeting.service + "」" + (number.map { "　已取号 " + $0 } ?? ""),
            greeting.slot + " " + greeting.englishService + (number.map { ", number " + $0 } ?? ""),
            as: .choice
        )
    }

    private static func line(_ offer: ServiceOffer) -> DeskText {
        (DeskText(offer.name, offer.englishName) + DeskText("：", ": ") + outlook(offer.outlook)).as(.choice)
    }

    // MARK: Answering

    private static let working = DeskText("正在取号…", "One moment, your number is being made…")
    private static func checking(_ name: String?) -> DeskText {
        DeskText(
            "正在核验" + (name.map { "「" + $0 + "」" } ?? "") + "电子凭证……",
            "One moment, your electronic credential is being checked…"
        )
    }
    private static let fault = DeskText(
        "暂时不能取号，请到咨询台。工作人员已收到通知。",
        "Numbers cannot be given at the moment. Please see the help desk. Staff have been notified."
    )
    private static let retry = DeskText("您也可以再试一次。", "You can also try again.")
    private static let endingSoon = DeskText(
        "还在吗？没有操作，屏幕即将返回首页。",
        "Are you still there? This screen will soon go back to the start.",
        as: .warning
    )

    private static func booked(_ greeting: DeskScreen.Greeting) -> DeskText {
        DeskText(
            (greeting.maskedName.map { $0 + "，" } ?? "") + "您预约了 " + greeting.slot + "「" + greeting.service + "」。",
            "You booked " + greeting.slot + " " + greeting.englishService + ". "
        )
    }

    private static func exchanged(_ number: TicketNumber) -> DeskText {
        DeskText("您已取号 \(number)，是否补打号票？", "You already have \(number). Reprint?")
    }

    private static func pending(_ number: TicketNumber) -> DeskText {
        DeskText("您有 1 个未办理的号：\(number)。是否补打？", "You have a number that is still open: \(number). Reprint?")
    }

    private static func missed(_ ticket: DeskTicket) -> [DeskText] {
        guard ticket.isMissed else { return [] }
        return [
            DeskText(
                "该号已过号，请到咨询台，可为您重新排入队伍。",
                "This number was called and missed. Please see the help desk to be queued again."
            )
        ]
    }

    private static func ticket(_ ticket: DeskTicket, _ isReprint: Bool, _ paper: DeskPaper) -> [DeskText] {
        var lines = [printed(ticket.number, isReprint, paper)]
        if !ticket.serviceName.isEmpty { lines.append(DeskText(ticket.serviceName, ticket.serviceEnglishName)) }
        if let outlook = ticket.outlook { lines.append(self.outlook(outlook)) }
        if ticket.outlook?.windowsOnDuty == 0 {
            lines.append(
                DeskText(
                    "该业务当前无人值守窗口，已通知咨询台。",
                    "No window is open for this service now. The help desk has been told."
                )
            )
        }
        lines += missed(ticket)
        if !ticket.isMissed {
            let area = ticket.area.isEmpty ? "休息区" : ticket.area
            let englishArea = ticket.area.isEmpty ? "the waiting area" : ticket.area
            lines.append(
                DeskText(
                    "请在\(area)等候，留意大屏和语音。",
                    "Please wait in \(englishArea) and watch the screens."
                )
            )
        }
        if ticket.isVerifiedAtWindow {
            lines.append(
                DeskText(
                    "网络暂时中断，不影响取号。预约将由窗口核实。",
                    "Network is down; you can still take a number. The window will check your booking."
                )
            )
        }
        return lines
    }

    private static func printed(_ number: TicketNumber, _ isReprint: Bool, _ paper: DeskPaper) -> DeskText {
        switch paper {
        case .ready where isReprint:
            DeskText("您的号码是 \(number)，正在补打号票。", "Your number is \(number). It is being reprinted.")
        case .ready: DeskText("您的号码是 \(number)，请取走号票。", "Your number is \(number). Please take your ticket.")
        case .out:
            DeskText(
                "本机缺纸，请使用旁边的取号机。您的号码是 \(number)（已保存）。",
                "Out of paper. Please use the machine next to this one. Your number is \(number) (saved)."
            )
        case .faulty:
            DeskText(
                "本机暂时不能打印。您的号码是 \(number)（已保存），请到咨询台补打。",
                "This machine cannot print now. Your number is \(number) (saved). Reprint at the help desk."
            )
        case .absent: DeskText("您的号码是 \(number)，请记住。", "Your number is \(number). Please remember it.")
        }
    }

    private static func outlook(_ outlook: Outlook) -> DeskText {
        let ahead = DeskText("前面还有 \(outlook.ahead) 人", "\(outlook.ahead) ahead of you")
        guard let minutes = outlook.minutes else {
            return ahead + DeskText("，当前无人值守窗口，可以先取号", ", no window is open now, you can take a number already")
        }
        let span =
            minutes.lowerBound == minutes.upperBound
            ? String(minutes.lowerBound) : "\(minutes.lowerBound)–\(minutes.upperBound)"
        return ahead + DeskText("，预计 \(span) 分钟", ", about \(span) minutes")
    }
}

extension DeskText {
    /// Puts one text behind the other, in both languages.
    fileprivate static func + (left: DeskText, right: DeskText) -> DeskText {
        DeskText(left.zh + right.zh, left.en + right.en)
    }
}
