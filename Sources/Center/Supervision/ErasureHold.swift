// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the law still needs of a person who asks for deletion, and why (PIPL 47).
package enum ErasureHold: Sendable, Hashable {
    /// The visit is to come or under way.
    case openBooking(BookingNumber)
    /// The appeal has not been decided.
    case runningAppeal(BookingNumber)
    /// The place on the wait-list has not ended; whoever has it can leave it.
    case waitingPlace
    /// No-shows of a year that is still counted; they hold a tag, no name.
    case countedNoShows(until: BusinessDay)
    /// A complaint has not been answered.
    case openComplaint(Int64)

    /// The reason, in both languages.
    package var reason: (chinese: String, english: String) {
        switch self {
        case .openBooking: ("预约尚未办结", "the booking is not over")
        case .runningAppeal: ("申诉正在处理", "an appeal is being decided")
        case .waitingPlace: ("候补尚未结束，可先退出候补", "a place on the wait-list has not ended: leave it first")
        case .countedNoShows: ("失约记录仍在计算年度内", "no-shows of a year that is still counted")
        case .openComplaint: ("投诉尚未答复", "a complaint has not been answered")
        }
    }
}
