// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Terms

extension RefusalWords {
    /// Says why there is no place on the wait-list, or nothing to claim.
    func problem(_ refusal: WaitlistRefusal) -> CenterProblem {
        switch refusal {
        case .notUsed:
            CenterProblem(
                409,
                "no-waitlist",
                "本市暂未开通候补，空出的号源会随时放出，请留意余号",
                "There is no wait-list here: freed numbers are offered to everybody"
            )
        case .badWishes:
            CenterProblem(409, "slot-begun", "该时段已开始，请选择之后的时段", "The slot has begun: choose a later one")
        case .tooMany(let limit):
            CenterProblem(
                409,
                "too-many",
                "您已在 \(limit) 处候补，取消其中一处后可再候补",
                "You wait in \(limit) places: leave one of them first"
            )
        case .suspended(let until): problem(BookingRefusal.suspended(until: until))
        case .noOffer:
            CenterProblem(
                409,
                "no-offer",
                "没有待确认的号源，或确认时间已过",
                "There is no number to claim, or the time for it has run out"
            )
        }
    }

    /// Says why an appeal was not taken.
    func problem(_ refusal: NoShowAppeal.Refusal) -> CenterProblem {
        switch refusal {
        case .tooLate(let until):
            CenterProblem(
                409,
                "appeal-too-late",
                "申诉期限已于 \(zone.at(until).day.text) 届满",
                "An appeal was possible until \(zone.at(until).day.text)"
            )
        case .madeBefore: CenterProblem(409, "appeal-made", "您已就这次记录申诉，请等待答复", "You have appealed already: please wait")
        case .notCounting: CenterProblem(404, "no-event", "这个预约没有失约记录", "This booking has no no-show record")
        case .badReason:
            CenterProblem(
                422,
                "bad-field",
                "请填写 1–\(NoShowAppeal.mostCharacters) 字的申诉理由",
                "A reason of 1 to \(NoShowAppeal.mostCharacters) characters",
                members: ["field": .text("text")]
            )
        }
    }
}

extension CenterProblem {
    /// Another text is in force than the one that was agreed to (R26); `version` is the one to agree to.
    static func otherTerms(_ version: Int?) -> CenterProblem {
        CenterProblem(
            409,
            "terms-changed",
            "预约须知已更新，请重新阅读后提交",
            "The terms have changed: please read them again",
            members: version.map { ["terms": .number(Int64($0))] } ?? [:]
        )
    }
}
