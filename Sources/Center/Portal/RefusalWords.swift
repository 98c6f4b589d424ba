// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Terms

/// What a visitor reads when a booking is not made, moved or cancelled: why, and what can be done instead.
///
/// Walking in stays open whatever is said here (R43), so wherever a limit is told, that is told too.
struct RefusalWords {
    /// Times are told in the city's zone.
    let zone: Moment

    /// Says a refusal in both languages.
    func problem(_ refusal: BookingRefusal) -> CenterProblem {
        switch refusal {
        case .slotFull(let next): slotFull(next)
        case .noSuchSlot: CenterProblem(409, "no-such-slot", "没有这个预约时段", "There is no such slot")
        case .slotBegun: CenterProblem(409, "slot-begun", "该时段已开始，请选择之后的时段", "The slot has begun: choose a later one")
        case .beyondHorizon(let days):
            CenterProblem(
                409,
                "not-yet",
                "该日期尚未放号，可预约今天起 \(days) 天内的时段",
                "That day is not open yet: bookable are the next \(days) days"
            )
        case .dayFull:
            CenterProblem(
                409,
                "day-full",
                "当日预约号已达公告上限，请选择其他日期",
                "The day's numbers by notice are taken: choose another day"
            )
        case .noSuchBooking: .notFound
        case .intentReused:
            CenterProblem(409, "intent-reused", "该请求标识已用于其他预约", "This Idempotency-Key was used for something else")
        case .ended(let standing):
            CenterProblem(
                409,
                "ended",
                "该预约已取号、已结束或已失效，不能再操作",
                "The booking was exchanged or has ended",
                members: ["standing": .text(standing.rawValue)]
            )
        case .tooManyActive, .sameItemSameDay, .agentLimit, .suspended, .tooManyMoves, .tooLate: limit(refusal)
        }
    }

    private func limit(_ refusal: BookingRefusal) -> CenterProblem {
        switch refusal {
        case .tooManyActive(let limit):
            told(
                "too-many",
                "您已有 \(limit) 个未办理的预约，办理或取消其中一个后可再约",
                "You have \(limit) open bookings: cancel or use one first"
            )
        case .sameItemSameDay(let limit):
            told(
                "same-item",
                "同一事项每天可约 \(limit) 次，您当天已有该事项的预约",
                "An item can be booked \(limit) time(s) a day, and you have a booking of it for that day"
            )
        case .agentLimit(let limit):
            told("agent-limit", "一位代理人每天最多代 \(limit) 人预约", "An agent may book for \(limit) people a day")
        case .suspended(let until):
            told(
                "suspended",
                "您的网上预约暂停至 \(zone.at(until).day.text)，期满自动恢复，如有异议可申诉",
                "Your online booking is suspended until \(zone.at(until).day.text); you can appeal",
                ["until": .text(zone.at(until).rfc3339)]
            )
        case .tooManyMoves(let limit):
            told(
                "too-many-moves",
                "一个预约最多改约 \(limit) 次，您可以取消后重新预约",
                "A booking can be moved \(limit) times: cancel and book anew"
            )
        case .tooLate(let deadline):
            told(
                "too-late",
                "改约须在 \(zone.at(deadline).day.text) \(zone.at(deadline).clockText) 前办理，现在仍可取消",
                "Moving was possible until \(zone.at(deadline).clockText) on \(zone.at(deadline).day.text); "
                    + "you can still cancel",
                ["deadline": .text(zone.at(deadline).rfc3339)]
            )
        default: .notFound
        }
    }

    /// A limit, with the way that is always open.
    private func told(
        _ kind: String,
        _ zh: String,
        _ en: String,
        _ members: [String: Problem.Member] = [:]
    ) -> CenterProblem {
        CenterProblem(
            409,
            kind,
            zh + "。您仍可到大厅现场取号。",
            en + ". You can always take a walk-in number at the hall.",
            members: members
        )
    }

    private func slotFull(_ next: [SlotOffer]) -> CenterProblem {
        let offers = next.map { offer in
            [
                "start": Problem.Member.text(zone.at(offer.slot.start).rfc3339),
                "end": .text(zone.at(offer.slot.end).rfc3339), "free": .number(Int64(offer.free)),
            ]
        }
        return CenterProblem(
            409,
            "slot-full",
            "该时段刚刚约满",
            "The slot has just been taken",
            members: ["next": .objects(offers)]
        )
    }
}
