// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Terms
import Testing

/// What a visitor agrees to: exact, and made of the rules that hold.
struct ConsentTextTests {
    /// 2026-11-24, a Tuesday, 10:00 to 11:00 in Linzhou.
    private let start = Timestamp(seconds: 1_795_485_600)
    private var zone: Moment { Moment(start, offsetSeconds: 28_800) }

    private func paragraphs(_ rules: CityRules, address: String = "龙山路1号") throws -> ConsentText.Paragraphs {
        let slot = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        return ConsentText(rules: rules).filled(slot: slot, address: address, addressEn: "1 Longshan Road", zone: zone)
    }

    @Test
    func `R24: date, slot, address and the earliest exchange are said`() throws {
        let text = try paragraphs(CityRules())
        #expect(
            text.chinese[0]
                == "请于 2026年11月24日（周二） 10:00–11:00 到 龙山路1号，凭预约号换取现场办理号；当日 09:00 起可以取号。"
        )
        #expect(text.english[0].contains("1 Longshan Road on 2026-11-24 at 10:00–11:00"))
        #expect(text.english[0].contains("from 09:00"))
    }

    @Test
    func `R25: the exact deadline is said, not only a number of minutes`() throws {
        let text = try paragraphs(CityRules())
        #expect(text.chinese[1].contains("2026年11月24日（周二）09:30 前（含该时刻）取消"))
        #expect(text.chinese[1].contains("30 分钟"))
        #expect(text.english[1].contains("by 09:30 on 2026-11-24 at the latest"))
        #expect(text.chinese[2].contains("取消预约") && text.english[2].contains("Cancel"))
    }

    @Test
    func `R26: threshold, period and consequence are those of the rules`() throws {
        var rules = CityRules()
        let text = try paragraphs(rules)
        #expect(text.chinese.joined().contains("失约 3 次（含 3 次）以上"))
        #expect(text.chinese.joined().contains("1 月 1 日至 12 月 31 日"))
        #expect(text.chinese.joined().contains("不限制您继续预约和办事"))
        try rules.set(.noShowThreshold, .whole(5))
        try rules.set(.noShowPeriod, .choice("rolling_365"))
        try rules.set(.suspendsListed, .flag(true))
        try rules.set(.suspension, .whole(14))
        let other = try paragraphs(rules)
        #expect(other.chinese.joined().contains("失约 5 次（含 5 次）以上"))
        #expect(other.chinese.joined().contains("连续 365 日"))
        #expect(other.chinese.joined().contains("暂停网上预约 14 日"))
        #expect(other.english.joined().contains("suspends online booking for 14 days"))
    }

    @Test
    func `R26: other rules are another text, equal rules the same bytes`() throws {
        var rules = CityRules()
        #expect(ConsentText(rules: rules) == ConsentText(rules: rules))
        try rules.set(.cancelLead, .whole(20))
        let text = ConsentText(rules: rules)
        #expect(text != ConsentText(rules: CityRules()))
        #expect(text.deadline(of: start) == start.adding(minutes: -20))
    }

    @Test
    func `A4: what a late cancellation means is said as it is configured`() throws {
        var rules = CityRules()
        try rules.set(.lateCancel, .choice("count"))
        #expect(try paragraphs(rules).chinese[3].contains("按一次失约登记"))
        try rules.set(.lateCancel, .choice("half"))
        #expect(try paragraphs(rules).chinese[3].contains("两次逾期取消按一次失约登记"))
        try rules.set(.lateCancel, .choice("ignore"))
        #expect(try paragraphs(rules).chinese[3].contains("不计失约"))
    }

    @Test
    func `both languages have as many paragraphs, and no blank stays open`() throws {
        let text = try paragraphs(CityRules())
        #expect(text.chinese.count == text.english.count)
        #expect(!(text.chinese + text.english).contains { $0.contains("{") })
    }

    @Test
    func `an address cannot pretend to be a blank`() throws {
        let text = try paragraphs(CityRules(), address: "{deadline}")
        #expect(text.chinese[0].contains("到 {deadline}，"))
    }

    @Test
    func `words to avoid are avoided`() throws {
        var harder = CityRules()
        try harder.set(.suspendsListed, .flag(true))
        for rules in [CityRules(), harder] {
            let text = try paragraphs(rules).chinese.joined()
            for word in ["黑名单", "老赖", "失信", "无法取号", "号已取完", "今日已停止取号"] { #expect(!text.contains(word)) }
        }
    }
}
