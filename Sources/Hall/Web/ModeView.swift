// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// 仅预约办理 (特殊情形): the period in force, or the one that is announced (R47).
struct ModeView: Equatable {
    /// The number of the notice.
    let notice: String
    let text: String
    let publishedAt: String
    let start: String
    let end: String
    /// Whether walk-in numbers rest now.
    let isInForce: Bool

    /// Tells of the mode as it is at `now`; nil in normal times.
    init?(_ state: HallState, at now: Moment) {
        let current = state.bookingOnly(at: now)
        guard let period = current ?? state.announcedMode(at: now) else { return nil }
        (notice, text, isInForce) = (period.notice, period.text, current != nil)
        publishedAt = now.at(period.published).rfc3339
        (start, end) = (now.at(period.start).rfc3339, now.at(period.end).rfc3339)
    }
}

extension ModeView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("end", end)
        json.member("in_force", flag: isInForce)
        json.member("notice", notice)
        json.member("published_at", publishedAt)
        json.member("start", start)
        json.member("text", text)
        json.endObject()
    }
}
