// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// What a visitor agrees to before booking (R24–R26), in both languages: the one source of it.
///
/// The numbers of the rules are in the text; date, slot, address and the two times of a booking are blanks that are
/// filled in for each. So one stored version and one booking give back, years later, the very words that were shown.
package struct ConsentText: Sendable, Equatable {
    /// The text in Chinese, a paragraph a line, with blanks like `{deadline}`.
    package let chinese: String
    /// The text in English, likewise.
    package let english: String
    /// Minutes before the slot until which a booking can be cancelled (R27).
    package let cancelLeadMinutes: Int
    /// Minutes before the slot from which it can be exchanged (A7).
    package let earlyWindowMinutes: Int

    /// Takes back a stored version.
    package init(chinese: String, english: String, cancelLeadMinutes: Int, earlyWindowMinutes: Int) {
        (self.chinese, self.english) = (chinese, english)
        (self.cancelLeadMinutes, self.earlyWindowMinutes) = (cancelLeadMinutes, earlyWindowMinutes)
    }

    /// Writes the text of `rules`; equal rules give equal bytes.
    package init(rules: CityRules) {
        let lines = Self.clauses(rules)
        chinese = lines.map(\.0).joined(separator: "\n")
        english = lines.map(\.1).joined(separator: "\n")
        (cancelLeadMinutes, earlyWindowMinutes) = (rules.cancelLeadMinutes, rules.earlyWindowMinutes)
    }

    /// The last moment at which a booking of a slot that begins at `start` can be cancelled; itself still in time (R27).
    package func deadline(of start: Timestamp) -> Timestamp { start.adding(minutes: -cancelLeadMinutes) }

    /// The first moment at which it can be exchanged for a ticket (A7).
    package func earliest(of start: Timestamp) -> Timestamp { start.adding(minutes: -earlyWindowMinutes) }

    /// The paragraphs for one slot, every blank filled in; times are those of `zone`'s offset.
    package func filled(slot: TimeSlot, address: String, addressEn: String, zone: Moment) -> Paragraphs {
        let start = zone.at(slot.start)
        let times = (zone.at(deadline(of: slot.start)), zone.at(earliest(of: slot.start)))
        let clock = slot.text(inZoneOf: zone)
        return Paragraphs(
            chinese: Self.fill(
                chinese,
                [
                    ("date", Self.chineseDay(start.day)), ("slot", clock), ("address", address),
                    ("deadline", Self.chineseDay(times.0.day) + times.0.clockText), ("earliest", times.1.clockText),
                ]
            ),
            english: Self.fill(
                english,
                [
                    ("date", start.day.text), ("slot", clock), ("address", addressEn),
                    ("deadline", times.0.clockText + " on " + times.0.day.text), ("earliest", times.1.clockText),
                ]
            )
        )
    }

    /// A text as it is shown.
    package struct Paragraphs: Sendable, Equatable {
        /// In Chinese.
        package let chinese: [String]
        /// In English, as many.
        package let english: [String]
    }

    /// What is filled in is never read for blanks again: an address cannot pretend to be one.
    private static func fill(_ text: String, _ blanks: [(String, String)]) -> [String] {
        text.split(separator: "\n").map { line in
            var filled = ""
            var rest = line[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                let name = rest[rest.index(after: open)..<close]
                filled += rest[..<open]
                filled += blanks.first { $0.0 == name }?.1 ?? String(rest[open...close])
                rest = rest[rest.index(after: close)...]
            }
            return filled + rest
        }
    }

    /// `2026年11月24日（周二）`.
    private static func chineseDay(_ day: BusinessDay) -> String {
        // 1970-01-01 was a Thursday.
        let weekday = ((day.daysSinceEpoch + 4) % 7 + 7) % 7
        let names = ["日", "一", "二", "三", "四", "五", "六"]
        return "\(day.year)年\(day.month)月\(day.day)日（周\(names[weekday])）"
    }

    private static func clauses(_ rules: CityRules) -> [(String, String)] {
        let lead = rules.cancelLeadMinutes
        return [
            (
                "请于 {date} {slot} 到 {address}，凭预约号换取现场办理号；当日 {earliest} 起可以取号。",
                "Please come to {address} on {date} at {slot} and exchange your booking for a queue number; "
                    + "you can do so from {earliest} that day."
            ),
            (
                "如不能到场，请在 {deadline} 前（含该时刻）取消，即预约办理时间前 \(lead) 分钟。",
                "If you cannot come, please cancel by {deadline} at the latest, \(lead) minutes before the booked time."
            ),
            (
                "取消或改约：打开“我的预约”，输入预约号和登记的证件号码，选择“取消预约”或“改约”；也可拨打咨询电话。",
                "To cancel or reschedule: open “My booking”, enter the booking number and the registered document "
                    + "number, and choose Cancel or Reschedule; or call the enquiry telephone."
            ),
            lateCancel(rules),
            noShow(rules),
            consequence(rules),
            (
                "失约不影响您到大厅现场取号办理。如有异议，可在 \(rules.appealDays) 日内申诉。",
                "A no-show never stops you from taking a walk-in number at the hall. You can appeal within "
                    + "\(rules.appealDays) days."
            ),
        ]
    }

    /// A4.
    private static func lateCancel(_ rules: CityRules) -> (String, String) {
        switch rules.lateCancel {
        case .count:
            (
                "在此之后取消，号源仍会让给他人，但记为逾期取消，按一次失约登记。",
                "A later cancellation still frees the number for others, but is a late cancellation and counts as a no-show."
            )
        case .half:
            (
                "在此之后取消，号源仍会让给他人，但记为逾期取消，两次逾期取消按一次失约登记。",
                "A later cancellation still frees the number for others; two late cancellations count as one no-show."
            )
        case .ignore:
            (
                "在此之后取消，号源仍会让给他人，记为逾期取消，不计失约。",
                "A later cancellation still frees the number for others; it is noted as late and does not count as a no-show."
            )
        }
    }

    /// R29, R30, A1, A2.
    private static func noShow(_ rules: CityRules) -> (String, String) {
        let count = rules.noShowThreshold
        let (period, periodEn) =
            switch rules.noShowPeriod {
            case .calendarYear: ("一个年度内（1 月 1 日至 12 月 31 日）", "within a calendar year")
            case .rolling365: ("一个年度内（连续 365 日）", "within 365 days")
            }
        return (
            "在预约时间段内未到场办理且未按要求取消的，视为失约；\(period)失约 \(count) 次（含 \(count) 次）以上的，"
                + "纳入“失约名单”管理。",
            "Not coming within the slot without cancelling as required is a no-show; \(count) or more \(periodEn) "
                + "put you on the no-show list."
        )
    }

    /// A13.
    private static func consequence(_ rules: CityRules) -> (String, String) {
        guard rules.suspendsListed else {
            return (
                "列入“失约名单”后，窗口会作提示，不限制您继续预约和办事。",
                "Being on the list is shown to staff; it limits neither booking nor service."
            )
        }
        return (
            "列入“失约名单”后，暂停网上预约 \(rules.suspensionDays) 日，期满自动恢复。",
            "Being on the list suspends online booking for \(rules.suspensionDays) days and ends by itself."
        )
    }
}
