// SPDX-License-Identifier: Apache-2.0
/// How a complaint came, which decides when it has to be answered (R52).
package enum ComplaintSource: String, Sendable, CaseIterable {
    /// “有诉即办”窗口 of a hall.
    case desk
    /// 12345, with the number of its work order.
    case hotline
    /// The feedback form of the booking page.
    case online
    /// 市场主体, by 河南省优化营商环境条例 Art. 78.
    case enterprise
    /// 差评 with a name, by 安阳市政务服务条例 Art. 52.
    case badReview = "bad_review"

    /// Its name.
    package var chineseName: String {
        switch self {
        case .desk: "有诉即办窗口"
        case .hotline: "12345热线"
        case .online: "网上反馈"
        case .enterprise: "市场主体投诉"
        case .badReview: "实名差评"
        }
    }

    /// Until when somebody has to have spoken with who complained.
    package var contact: ComplaintPeriod { .workingDays(1) }

    /// Until when it goes back or on when it was sent to the wrong place: 24 hours for the hotline.
    package var redirect: ComplaintPeriod {
        switch self {
        case .hotline: .workingDays(1)
        case .desk, .online, .enterprise, .badReview: .days(5)
        }
    }

    /// Until when it has to be answered.
    package var answer: ComplaintPeriod {
        switch self {
        case .desk, .hotline, .online: .workingDays(5)
        case .enterprise: .days(30)
        case .badReview: .workingDays(15)
        }
    }

    /// By how much the answer may be put off, once; nil where it may not.
    package var postponement: ComplaintPeriod? {
        switch self {
        case .desk, .hotline, .online: .workingDays(5)
        case .enterprise: .days(30)
        case .badReview: nil
        }
    }
}
