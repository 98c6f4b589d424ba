// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Voice

/// Lines of screens and notices, made fit to be said.
struct SpokenTextTests {
    @Test(arguments: [
        ("您预约了 10:00–11:00「不动产登记」。", ["您预约了十点到十一点 不动产登记"]),
        ("10:30-11:05", ["十点三十分到十一点零五分"]),
        ("前面还有 3 人，预计 10–20 分钟", ["前面还有三人，预计十到二十分钟"]),
        ("您的号码是 A017（已保存），请到咨询台补打。", ["您的号码是A零幺七，已保存，请到咨询台补打"]),
        ("您已取号 A3-01，是否补打号票？", ["您已取号A三杠零幺，是否补打号票"]),
        ("咨询电话：0372-0000000", ["咨询电话，零三七二零零零零零零零"]),
        ("遇到困难：有诉即办窗口 1 号 / 12345", ["遇到困难，有诉即办窗口一号，幺二三四五"]),
        ("2026-11-23 起", ["二零二六年十一月二十三日起"]),
        ("2026年1月1日", ["二零二六年一月一日"]),
        ("请选择：预约取号 / 现场取号 · 遇到困难？", ["请选择，预约取号，现场取号，遇到困难"]),
        ("第一句。第二句！第三句", ["第一句", "第二句", "第三句"]),
        ("正在取号…", ["正在取号"]),
        ("王*，您预约了", ["王，您预约了"]),
        ("", []),
        ("……。。", []),
        ("\u{1B}[31m<speak>停</speak>[[_:10]]\u{202E}", ["三十一m speak停，speak，十"]),
    ])
    func `Chinese is said in words`(text: String, sentences: [String]) {
        let said = SpokenText.sentences(of: text, in: .zh)
        #expect(said.map { $0.replacing(" ", with: "") } == sentences.map { $0.replacing(" ", with: "") })
    }

    @Test(arguments: [
        (
            "Your number is A017. Please take your ticket.",
            ["Your number is A zero one seven. Please take your ticket."]
        ),
        ("You booked 10:00–11:30 Estate.", ["You booked 10 o'clock to 11 30 Estate."]),
        ("3 ahead of you, about 10–20 minutes", ["3 ahead of you, about 10 to 20 minutes"]),
        ("Enquiries: 0372-0000000", ["Enquiries, zero three seven two zero zero zero zero zero zero zero"]),
        ("I have a booking / I have no booking", ["I have a booking, I have no booking"]),
    ])
    func `English is said in words`(text: String, sentences: [String]) {
        #expect(SpokenText.sentences(of: text, in: .en) == sentences)
    }

    @Test
    func `nothing that a speaking program would obey is left, whatever the text`() {
        for value in (0...0x2FFF).compactMap(Unicode.Scalar.init) {
            for said in SpokenText.sentences(of: "甲\(value)乙", in: .zh) {
                #expect(!said.contains { "[]<>&\\{}\u{1B}\u{0}".contains($0) }, "U+\(String(value.value, radix: 16))")
            }
        }
    }

    @Test
    func `an endless text is cut at a sentence`() {
        let text = String(repeating: "请到咨询台。", count: 1000)
        let said = SpokenText.sentences(of: text, in: .zh)
        #expect(said.reduce(0) { $0 + $1.count } <= SpokenText.characterLimit)
        #expect(said.count > 10 && said.allSatisfy { $0 == "请到咨询台" })
    }
}
