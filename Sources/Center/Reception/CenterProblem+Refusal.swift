// SPDX-License-Identifier: Apache-2.0
package import Booking
import HTTP
package import Terms

extension CenterProblem {
    /// A refusal of the booking rules in the words of staff, who ask for somebody; times are those of `now`'s zone.
    ///
    /// Kinds and statuses are those of the public API, whose words speak to the visitor (`RefusalWords`).
    package init(_ refusal: BookingRefusal, _ now: Moment) {
        switch refusal {
        case .slotFull(let next):
            self.init(409, "slot-full", "该时段已约满", "The slot is fully booked")
            members["next"] = .texts(next.map { now.at($0.slot.start).rfc3339 })
        case .noSuchSlot: self.init(409, "no-such-slot", "没有该时段", "There is no such slot")
        case .slotBegun: self.init(409, "slot-begun", "该时段已开始", "The slot has begun")
        case .beyondHorizon(let days):
            self.init(409, "not-yet", "该日期尚未放号，最多可提前\(days)天预约", "Open for the next \(days) days only")
        case .tooManyActive(let limit):
            self.init(409, "too-many", "该预约人已有\(limit)个有效预约", "There are \(limit) active bookings already")
        case .sameItemSameDay:
            self.init(409, "same-item", "该预约人当日已预约此事项", "Booked for that day already")
        case .agentLimit(let limit):
            self.init(409, "agent-limit", "代理人当日最多代理\(limit)人", "An agent books for \(limit) people a day")
        case .suspended(let until):
            self.init(409, "suspended", "网上预约暂停，现场取号不受影响", "Booking is suspended; walking in is not")
            members["until"] = .text(now.at(until).rfc3339)
        case .dayFull: self.init(409, "day-full", "当日预约号已满", "The day's bookings are used up")
        case .intentReused:
            self.init(409, "intent-reused", "该请求标识已用于其他请求", "The idempotency key was used for something else")
        case .noSuchBooking: self = .notFound
        case .ended(let standing):
            self.init(409, "ended", "该预约已办结或已结束", "The booking has been used or has ended")
            members["standing"] = .text(standing.rawValue)
        case .tooManyMoves(let limit):
            self.init(409, "too-many-moves", "每个预约最多改约\(limit)次", "A booking is moved \(limit) times at most")
        case .tooLate(let deadline):
            self.init(409, "too-late", "已超过最迟时刻", "The last moment for it has passed")
            members["deadline"] = .text(now.at(deadline).rfc3339)
        }
    }
}
