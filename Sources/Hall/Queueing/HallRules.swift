// SPDX-License-Identifier: Apache-2.0
/// The A-numbers of the notice that a hall decides by, each with its default.
package struct HallRules: Sendable, Equatable, Codable {
    /// Which proof an exchange needs (A32).
    package enum ExchangeRequirement: String, Sendable, Codable, CaseIterable {
        /// A signed voucher alone, a card alone, or a typed number with a second fact.
        case auto
        /// A number alone is enough.
        case codeOnly = "code_only"
        /// Voucher or number, always with the card.
        case codeAndCard = "code_and_card"
    }

    /// A8, A35.
    package var order = OrderPolicy.standard
    /// A7: minutes before the slot from which an exchange is possible, 0–240.
    package var earlyWindowMinutes = 60
    /// A6: minutes after the slot in which an exchange is possible in ordinary order, 0–60.
    package var lateGraceMinutes = 15
    /// A27: seconds of a clock's error, in the visitor's favour, 0–300.
    package var clockToleranceSeconds = 60
    /// A32.
    package var exchangeRequirement = ExchangeRequirement.auto
    /// Calls of one ticket after which it is missed, 1–5.
    package var callLimit = 3
    /// 过号重排: how many waiting visitors a missed one is put behind, 0–20.
    package var requeueAfter = 3
    /// A29: reason codes of the green channel; code → Chinese name.
    package var greenReasons: [String: String] = Self.standardGreenReasons
    /// Handling minutes assumed for a service until enough visits are known, 1–120.
    package var assumedHandlingMinutes = 9

    /// Seconds in which the last step at a window can be taken back, 0–600.
    package var undoSeconds = 120
    /// Visitors waiting for one service from which the duty manager is told, 1–1,000.
    package var alarmWaiting = 10
    /// Minutes of waiting from which the duty manager is told, 1–240.
    package var alarmWaitMinutes = 30
    /// A26: minutes for which the only window for walk-ins may be away, 0–120.
    package var alarmPauseMinutes = 10
    /// Minutes in which somebody is to take up an alert, 1–60.
    package var alarmAlertMinutes = 3
    /// A29: percent of the day's tickets that the green channel is expected to stay under, 1–100.
    package var greenSharePercent = 15
    /// Working days for the answer to a complaint (R52), 1–60.
    package var complaintDays = 5

    /// The rules with every default.
    package init() {}

    /// The scope list of A29.
    package static let standardGreenReasons = [
        "urgent": "紧急办事", "travel": "临时出行", "elderly": "老年人", "disabled": "残疾人",
        "pregnant_infant": "孕妇/带婴幼儿", "military": "军人/退役军人及优待对象", "other": "其他",
    ]
}
