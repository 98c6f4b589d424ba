// SPDX-License-Identifier: Apache-2.0

// What boards, kiosks and pages say of it: notice, from when, until when, and what stays open (R47, A36).
extension BookingOnlyPeriod {
    /// Says it in Chinese.
    ///
    /// `根据公告（…号），2026-11-24 08:00 起仅办理预约。恢复时间：2026-11-30 18:00。绿色通道照常。`
    package func chineseLine(inZoneOf moment: Moment) -> String {
        "根据公告（\(notice)号），\(Self.text(start, moment)) 起仅办理预约。恢复时间：\(Self.text(end, moment))。绿色通道照常。"
    }

    /// Says it in English.
    package func englishLine(inZoneOf moment: Moment) -> String {
        "By notice \(notice), bookings only from \(Self.text(start, moment)) until \(Self.text(end, moment)). "
            + "Priority service stays open."
    }

    private static func text(_ time: Timestamp, _ moment: Moment) -> String {
        let local = moment.at(time)
        return local.day.text + " " + local.clockText
    }
}
