// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Voice

/// The sentences of requirements.md 6.4, as they are written and as pieces.
struct VoicePlanTests {
    struct Sentence: Sendable, CustomTestStringConvertible {
        let message: VoiceMessage
        let chinese: String
        let english: String?
        var testDescription: String { chinese }
    }

    private static func a(_ text: String) -> TicketNumber {
        TicketNumber(text: text) ?? { preconditionFailure("\(text) is no number") }()
    }

    @Test(arguments: [
        Sentence(
            message: .call(a("A017"), window: "12"),
            chinese: "请A零幺七号，到十二号窗口办理。",
            english: "Number A zero one seven, please go to window twelve."
        ),
        Sentence(
            message: .call(a("B002"), window: "2"),
            chinese: "请B零零二号，到二号窗口办理。",
            english: "Number B zero zero two, please go to window two."
        ),
        Sentence(
            message: .call(a("A1000"), window: "20"),
            chinese: "请A幺零零零号，到二十号窗口办理。",
            english: "Number A one zero zero zero, please go to window twenty."
        ),
        Sentence(
            message: .call(a("A3-01"), window: "105"),
            chinese: "请A三杠零幺号，到一百零五号窗口办理。",
            english: "Number A three dash zero one, please go to window one hundred five."
        ),
        Sentence(
            message: .call(a("W111"), window: "3B"),
            chinese: "请W幺幺幺号，到三B窗口办理。",
            english: "Number W one one one, please go to window three B."
        ),
        Sentence(
            message: .call(a("A017"), window: "12", area: "二楼 B 区"),
            chinese: "请A零幺七号，到二楼B区十二号窗口办理。",
            english: "Number A zero one seven, please go to window twelve."
        ),
        Sentence(message: .call(a("A017"), window: "咨询台"), chinese: "请A零幺七号，到咨询台办理。", english: nil),
        Sentence(
            message: .call(a("A017"), window: "综合1"),
            chinese: "请A零幺七号，到综合一号窗口办理。",
            english: "Number A zero one seven, please go to window one."
        ),
        Sentence(
            message: .recall(a("A017"), window: "12"),
            chinese: "再次呼叫，请A零幺七号，到十二号窗口办理。",
            english: "Second call: number A zero one seven, please go to window twelve."
        ),
        Sentence(
            message: .back(a("A017"), window: "12"),
            chinese: "请A零幺七号回到十二号窗口继续办理。",
            english: "Number A zero one seven, please return to window twelve."
        ),
        Sentence(
            message: .onward(a("A017"), window: "15"),
            chinese: "请A零幺七号到十五号窗口继续办理。",
            english: "Number A zero one seven, please continue at window fifteen."
        ),
        Sentence(
            message: .missed(a("A017")),
            chinese: "A零幺七号已过号，如需办理请到咨询台重新排入。",
            english: "Number A zero one seven has been missed. Please see the help desk."
        ),
        Sentence(
            message: .notice("今日 11:30 起，3 号窗口暂停服务。请到 12 号窗口（二楼）。"),
            chinese: "各位办事群众，今日十一点三十分起，三号窗口暂停服务。请到十二号窗口，二楼。",
            english: nil
        ),
    ])
    func `a message is said as the hall's rules have it`(_ sentence: Sentence) throws {
        let chinese = try #require(VoicePlan(sentence.message, in: .zh))
        #expect(chinese.text == sentence.chinese)
        #expect(VoicePlan(sentence.message, in: .en)?.text == sentence.english)
    }

    @Test(arguments: [
        (VoiceMessage.call(a("A017"), window: "12", area: "二楼"), "A零幺七号，十二号窗口。", "A zero one seven, window twelve."),
        (.recall(a("A017"), window: "2"), "A零幺七号，二号窗口。", "A zero one seven, window two."),
        (.back(a("A017"), window: "2"), "A零幺七号，二号窗口。", "A zero one seven, window two."),
        (.onward(a("A017"), window: "2"), "A零幺七号，二号窗口。", "A zero one seven, window two."),
    ])
    func `when others wait, number and window are enough`(_ message: VoiceMessage, _ zh: String, _ en: String) {
        #expect(VoicePlan(message, in: .zh, form: .short)?.text == zh)
        #expect(VoicePlan(message, in: .en, form: .short)?.text == en)
    }

    @Test
    func `the pieces of a call are named in order, for whoever has recordings`() throws {
        let plan = try #require(VoicePlan(.call(Self.a("A017"), window: "12"), in: .zh))
        #expect(
            plan.clips == [
                "zh/please", "zh/a", "zh/0", "zh/yao", "zh/7", "zh/number", "zh/to", "zh/10", "zh/2", "zh/window",
                "zh/handle",
            ]
        )
        let notice = try #require(VoicePlan(.notice("今日延时服务"), in: .zh))
        #expect(notice.clips == nil)
    }

    @Test(arguments: [
        (0, "零"), (1, "一"), (2, "二"), (9, "九"), (10, "十"), (11, "十一"), (12, "十二"), (20, "二十"), (21, "二十一"),
        (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (112, "一百一十二"), (200, "二百"), (300, "三百"),
        (305, "三百零五"), (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"),
        (9999, "九千九百九十九"), (10_000, "幺零零零零"),
    ])
    func `windows are counted as people count`(value: Int, words: String) {
        #expect(ChineseClips.cardinal(value).map(\.text).joined() == words)
    }

    @Test(arguments: [
        (0, "zero"), (12, "twelve"), (19, "nineteen"), (20, "twenty"), (21, "twenty one"), (100, "one hundred"),
        (112, "one hundred twelve"), (999, "nine hundred ninety nine"), (1000, "one zero zero zero"),
    ])
    func `and in English`(value: Int, words: String) {
        #expect(EnglishClips.cardinal(value).map(\.text).joined(separator: " ") == words)
    }

    @Test
    func `every number a hall can give out has a sentence of recorded pieces`() throws {
        let known = Set(VoiceLanguage.allCases.flatMap { VoiceClip.all($0) }.compactMap(\.id))
        #expect(known.count == VoiceLanguage.allCases.reduce(0) { $0 + VoiceClip.all($1).count })
        for letter in "ABCDEFGHJKLMNPQRTUWXY" {
            for serial in ["001", "010", "119", "1000", "3-01", "99-99999"] {
                for window in [1, 2, 10, 12, 20, 21, 99, 100, 105, 110, 300] {
                    let number = Self.a("\(letter)\(serial)")
                    for language in VoiceLanguage.allCases {
                        let plan = VoicePlan(.call(number, window: String(window)), in: language)
                        let clips = try #require(plan?.clips)
                        #expect(known.isSuperset(of: clips))
                    }
                }
            }
        }
    }
}
