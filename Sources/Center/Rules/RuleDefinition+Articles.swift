// SPDX-License-Identifier: Apache-2.0
// The open points of the notice in their order, each with the reading of requirements.md 1.8 as its default. Bounds are
// where another reading would break the notice or a law that stands above it.
extension RuleDefinition {
    static let noShows: [RuleDefinition] = [
        .init(
            .noShowPeriod,
            "A1",
            .center,
            .choice("calendar_year"),
            .choice(["calendar_year", "rolling_365"]),
            "失约按自然年度还是连续365天累计",
            "No-shows are counted by calendar year or over 365 days"
        ),
        .init(
            .noShowThreshold,
            "A2",
            .center,
            .whole(3),
            .whole(3...12, .times),
            "达到几次（含）列入失约名单",
            "No-shows, inclusive, that put a person on the list"
        ),
        .init(
            .noShowCounted,
            "A3",
            .center,
            .choice("principal"),
            .choice(["principal"]),
            "失约计在预约人名下",
            "Whose no-show it is"
        ),
        .init(
            .lateCancel,
            "A4",
            .center,
            .choice("count"),
            .choice(["count", "half", "ignore"]),
            "逾期取消是否计为失约",
            "Whether a late cancellation counts as a no-show"
        ),
        .init(
            .cancelLead,
            "A4",
            .center,
            .whole(30),
            .whole(0...30, .minutes),
            "最迟在预约办理时间前多少分钟取消",
            "Minutes before the booked time by which to cancel"
        ),
        .init(
            .bookedTime,
            "A5",
            .center,
            .choice("slot_start"),
            .choice(["slot_start"]),
            "预约办理时间指时段开始",
            "The booked time is the slot's start"
        ),
        .init(
            .lateGrace,
            "A6",
            .hall,
            .whole(15),
            .whole(0...60, .minutes),
            "时段结束后多少分钟内仍可取号",
            "Minutes after the slot in which it can be exchanged"
        ),
        .init(
            .sameDayServiceClears,
            "A6",
            .center,
            .flag(false),
            .flag,
            "当日现场办理是否消除失约",
            "Whether being served the same day clears the no-show"
        ),
    ]

    static let service: [RuleDefinition] = [
        .init(
            .earlyWindow,
            "A7",
            .hall,
            .whole(60),
            .whole(0...240, .minutes),
            "可提前多少分钟取号",
            "Minutes before the slot from which it can be exchanged"
        ),
        .init(
            .orderPolicy,
            "A8",
            .hall,
            .choice("aged"),
            .choice(["fifo", "strict", "aged", "ratio"]),
            "预约与现场的叫号次序",
            "How booked and walk-in visitors are ordered"
        ),
        .init(
            .orderRun,
            "A8",
            .hall,
            .whole(2),
            .whole(1...10, .times),
            "优先号连续叫几个后叫一个现场号",
            "Priority calls in a row before an ordinary one"
        ),
        .init(
            .orderAge,
            "A8",
            .hall,
            .whole(30),
            .whole(0...120, .minutes),
            "现场号等候多少分钟后开始穿插",
            "Minutes of waiting from which ordinary visitors interleave"
        ),
        .init(
            .voidBy,
            "A9",
            .hall,
            .choice("window_staff"),
            .choice(["window_staff"]),
            "身份不一致由窗口人员作废",
            "Who may void on a mismatch"
        ),
        .init(
            .voidCounts,
            "A10",
            .center,
            .choice("false"),
            .choice(["false"]),
            "作废不计失约",
            "A void booking is no no-show"
        ),
        .init(
            .releaseMin,
            "A11",
            .center,
            .whole(5),
            .whole(0...60, .minutes),
            "空出的号最早多少分钟后放出",
            "Least minutes before a freed number is offered again"
        ),
        .init(
            .releaseMax,
            "A11",
            .center,
            .whole(30),
            .whole(0...240, .minutes),
            "空出的号最迟多少分钟后放出",
            "Most minutes before a freed number is offered again"
        ),
        .init(
            .releaseAtOnce,
            "A11",
            .center,
            .whole(60),
            .whole(0...240, .minutes),
            "离时段不足多少分钟时立即放出",
            "Minutes before the slot from which it is offered at once"
        ),
        .init(
            .refill,
            "A12",
            .center,
            .choice("pool"),
            .choice(["pool", "waitlist", "both"]),
            "空出的号进入号池、递补或两者",
            "Freed numbers go to the pool, the wait-list, or both"
        ),
        .init(
            .waitlistClaim,
            "A12",
            .center,
            .whole(15),
            .whole(5...120, .minutes),
            "递补须在多少分钟内确认",
            "Minutes in which an offered number is to be claimed"
        ),
        .init(
            .suspendsListed,
            "A13",
            .center,
            .flag(false),
            .flag,
            "列入名单后是否暂停网上预约（不影响现场取号）",
            "Whether the listed are kept from booking online; never from walking in"
        ),
        .init(
            .suspension,
            "A13",
            .center,
            .whole(30),
            .whole(1...90, .days),
            "暂停网上预约的天数",
            "Days for which booking online is suspended"
        ),
        .init(
            .appeal,
            "A13",
            .center,
            .whole(30),
            .whole(7...180, .days),
            "失约申诉期限",
            "Days in which a no-show can be appealed"
        ),
    ]
}
