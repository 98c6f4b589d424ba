// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Terms

extension CenterProblem {
    /// Why a booking-only mode is not proposed, confirmed, capped or ended so; times in the zone of `now`.
    init(_ refusal: ModeRefusal, _ now: Moment) {
        switch refusal {
        case .tooLong(let days):
            self.init(
                422,
                "mode-too-long",
                "仅预约办理不得超过 \(days) 日，到期可续",
                "Booking only may last \(days) days at most; it can be renewed",
                members: ["days": .number(Int64(days))]
            )
        case .isOver: self.init(409, "mode-over", "结束时间已过", "Its end has passed")
        case .overlaps: self.init(409, "mode-overlaps", "与已有的时段重叠", "Another period lies in it")
        case .tooMany(let limit):
            self.init(
                409,
                "too-many-modes",
                "待确认和已生效的时段已达上限",
                "As many periods are planned as may be",
                members: ["limit": .number(Int64(limit))]
            )
        case .notProposed: self.init(409, "mode-not-proposed", "该时段不在待确认状态", "It does not wait for confirmation")
        case .samePerson:
            self.init(409, "same-person", "提出人不能确认，须由另一人确认", "Somebody else than the proposer has to confirm it")
        case .notPublished(let time):
            self.init(
                409,
                "notice-not-published",
                "公告尚未发布，发布后方可确认",
                "The notice is not published yet",
                members: ["published_at": .text(now.at(time).rfc3339)]
            )
        case .notInForce: self.init(409, "mode-not-in-force", "该时段未生效", "It is not in force")
        case .noRestoreNotice:
            self.init(422, "no-restore-notice", "请填写恢复公告", "Say what the notice of restoration says")
        case .noReason:
            self.init(422, "no-reason", "低于测算值的上限须说明理由", "A cap below the calculated one needs a reason")
        case .capTooHigh(let most):
            self.init(
                422,
                "cap-too-high",
                "上限不得高于全部窗口的测算值 \(most)",
                "The windows cannot do more than \(most)",
                members: ["most": .number(Int64(most))]
            )
        case .unknown: self = .notFound
        }
    }
}
