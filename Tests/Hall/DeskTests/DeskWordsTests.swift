// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Testing

@testable import Desk

/// What holds for the words of every screen.
struct DeskWordsTests {
    private static let reasons: [DeskReason] = [
        .tooEarly(from: "09:00"), .otherDay("2026-11-24"), .slotPassed, .otherCenter, .cancelled, .void,
        .exchangedElsewhere, .mismatch, .notFound, .cardNeeded, .serviceNotHere, .voucherNotValid, .voucherNotKnown,
        .codeNotKnown, .credentialRefused, .seeHelpDesk,
    ]

    private static var contents: [DeskScreen.Content] {
        let greeting = DeskScreen.Greeting(
            maskedName: "王*",
            slot: "10:00–11:00",
            service: "社保",
            englishService: "Social insurance"
        )
        let outlooks = [
            Outlook(ahead: 0, minutes: nil, windowsOnDuty: 0), Outlook(ahead: 3, minutes: 10...20, windowsOnDuty: 2),
        ]
        let offers = outlooks.map { ServiceOffer(plan().services[0], outlook: $0) }
        let ticket = DeskTableTests.ticket
        let choice = DeskScreen.BookedChoice(booking: booking(1), greeting: greeting, number: ticket.number)
        return [
            .home(notice: nil), .home(notice: "公告"), .bookingEntry(isMistyped: true), .lastFour(isAgain: true),
            .cardWanted, .secondDocument(greeting: greeting), .chooseBooking([choice]),
            .chooseService(offers, hasNoBooking: true), .nobodyOnDuty(offers[0]), .working(greeting: greeting),
            .working(greeting: nil), .checking(name: nil), .checking(name: "豫事办"), .reprint(ticket, .exchanged),
            .reprint(ticket, .pending),
            .fault(canRetry: true), .fault(canRetry: false), .ticket(ticket, isReprint: false),
            .ticket(ticket, isReprint: true),
        ] + reasons.map { .refused($0) }
            + [.refused(.bookingOnly(notice: "豫政〔2026〕7", until: "2026-11-30 18:00"))]
    }

    /// Every content with every printer, with all hints and notes on it.
    private static var screens: [DeskScreen] {
        contents.flatMap { content in
            DeskPaper.allCases.flatMap { paper in
                DeskScreen.Hint.allCases.map { hint in
                    DeskScreen(
                        content: content,
                        hint: hint,
                        notes: DeskScreen.Note.allCases,
                        isEndingSoon: true,
                        language: .chinese,
                        paper: paper,
                        touches: []
                    )
                }
            }
        }
    }

    /// Every line of every screen once.
    private static var lines: [DeskText] {
        var lines: [String: DeskText] = [:]
        for screen in screens {
            for line in DeskMessages.lines(of: screen, house) { lines[line.zh + "\n" + line.en] = line }
        }
        return Array(lines.values)
    }

    private static let house = DeskHouse(plan: plan(), bookingMethod: "豫事办", telephone: "0372-0000000")

    @Test func `no name is said aloud, masked or not, but what was booked is`() {
        for screen in Self.screens {
            let (shown, said) = (
                DeskMessages.lines(of: screen, Self.house), DeskMessages.lines(of: screen.aloud, Self.house)
            )
            #expect(said.count == shown.count)
            for (line, seen) in zip(said, shown) {
                #expect(!line.zh.contains("王") && line.en == seen.en)
                if seen.zh.contains("10:00–11:00") { #expect(line.zh.contains("10:00–11:00")) }
            }
        }
        #expect(Self.lines.contains { $0.zh.contains("王*") })
    }

    @Test func `what the hall tells everybody is shown and not said`() {
        for screen in Self.screens {
            let said = DeskMessages.spokenLines(of: screen, Self.house)
            #expect(!said.isEmpty && said.allSatisfy { $0.part != .standing })
        }
        #expect(Self.lines.contains { $0.part == .standing })
    }

    @Test func `no words of 5.2 are on any screen`() {
        let words = ["黑名单", "老赖", "失信", "无法取号", "号已取完", "今日已停止取号", "blacklist", "失约", "处罚"]
        for line in Self.lines {
            for word in words { #expect(!line.zh.contains(word) && !line.en.contains(word), "\(line)") }
        }
    }

    @Test func `every line has words in both languages`() {
        #expect(Self.lines.count > 40)
        for line in Self.lines {
            #expect(!line.en.isEmpty)
            #expect(line.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(line)")
        }
    }

    @Test func `R43: every reason against an exchange offers the walk-in number`() {
        for reason in Self.reasons {
            let text = DeskMessages.text(reason)
            #expect(text.zh.contains("现场取号"), "\(reason)")
            #expect(text.en.contains("walk-in number"), "\(reason)")
        }
    }

    @Test func `two reasons never have the same words`() {
        #expect(Set(Self.reasons.map { DeskMessages.text($0).zh }).count == Self.reasons.count)
    }

    @Test func `every line says what it is for, and a choice stands for each thing to choose`() {
        for screen in Self.screens {
            let parts = DeskMessages.lines(of: screen, Self.house).map(\.part)
            #expect(parts.contains(.message))
            #expect(parts.filter { $0 == .hint }.count == 1)
            #expect(parts.last == .warning)
            #expect(parts.contains(.title) == screen.content.isHome)
            #expect(parts.filter { $0 == .choice }.count == screen.content.choices)
        }
    }

    @Test func `a screen survives its way to a browser and back`() throws {
        for screen in Self.screens {
            let page = DeskPage(station: kiosk, screen: screen, house: Self.house)
            let bytes = try JSONEncoder().encode(page)
            #expect(try JSONDecoder().decode(DeskPage.self, from: bytes) == page)
        }
    }

    @Test func `a name that was not masked is masked before it is shown`() {
        var bench = DeskBench(bookings: [
            Booking(
                number: booking(1),
                center: must(CenterID("linzhou")),
                service: realEstate,
                slot: slot("10:00", "11:00"),
                principal: person(1),
                agent: person(2),
                maskedName: "王小明",
                lastFour: []
            )
        ])
        bench.present(card(1, name: "王小明"))
        #expect(bench.zh.first == "王*，您预约了 10:00–11:00「不动产登记」。")
        #expect(!bench.zh.joined().contains("小明"))
    }

    @Test(arguments: [
        (#"{"touch":"have_booking"}"#, DeskTouch.haveBooking),
        (#"{"touch":"walk_in"}"#, .walkIn),
        (#"{"touch":"choose","service":"social"}"#, .choose(social)),
        (#"{"touch":"choose_booking","booking":"NUMBER"}"#, .chooseBooking(booking(1))),
        (#"{"touch":"type_number","booking":"０ TYPED"}"#, .typeNumber(booking(1))),
        (#"{"touch":"type_last_four","last_four":"123x"}"#, .typeLastFour("123x")),
        (#"{"touch":"confirm"}"#, .confirm),
        (#"{"touch":"decline"}"#, .decline),
        (#"{"touch":"help"}"#, .help),
        (#"{"touch":"back"}"#, .back),
        (#"{"touch":"complain"}"#, .complain),
        (#"{"touch":"stay"}"#, .stay),
        (#"{"touch":"language","language":"en"}"#, .language(.english)),
    ])
    func `a touch is read from JSON`(_ json: String, _ touch: DeskTouch) throws {
        let number = booking(1).text
        let text = json.replacing("NUMBER", with: number).replacing("TYPED", with: number.dropFirst())
        #expect(try JSONDecoder().decode(DeskTouch.self, from: Data(text.utf8)) == touch)
    }

    @Test(arguments: [
        "{}", #"{"touch":"fly"}"#, #"{"touch":"choose"}"#, #"{"touch":"choose","service":"a b"}"#,
        #"{"touch":"type_number","booking":"1"}"#, #"{"touch":"language","language":"fr"}"#,
    ])
    func `what is no touch is refused`(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(DeskTouch.self, from: Data(json.utf8)) }
    }
}

extension DeskScreen.Content {
    fileprivate var isHome: Bool {
        guard case .home = self else { return false }
        return true
    }

    fileprivate var choices: Int {
        switch self {
        case .chooseBooking(let found): found.count
        case .chooseService(let offers, _): offers.count
        default: 0
        }
    }
}
