// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What is wrong with a record of the catalog: said with what to do about it, never with the record's own text.
package enum CatalogFault: Error, Sendable, Hashable {
    /// The field is needed and empty.
    case missing(CatalogColumn)
    /// The field has more characters than it may have.
    case tooLong(CatalogColumn, limit: Int)
    /// The field does not have its form.
    case malformed(CatalogColumn, CatalogForm)
    /// The number lies outside of its bounds.
    case outOfRange(CatalogColumn, ClosedRange<Int>)
    /// The field names something that does not exist.
    case unknown(CatalogColumn)
    /// The same record comes twice in one file.
    case repeated
    /// A center's parent is not above it, or a city has one.
    case parentNotAbove
    /// Every window would be for booked visitors only: nobody without a booking could be called (R3, R34, A26).
    case noWindowForWalkIns
    /// A make-up workday needs a weekday or sessions, other days must not have what they do not use.
    case sessionsDoNotFitKind
    /// Parts of a plan overlap.
    case bandsOverlap
    /// The schema of the form makes no sense (R71).
    case form(FormFault)
    /// More numbers than the share of capacity that bookings may take (A16).
    case aboveShare(quota: Int, most: Int, minutes: Int)
    /// Open time for which nobody could book (R2).
    case gap(weekday: OpeningHours.Weekday, minutes: Range<Int>)
}

extension CatalogFault: CustomStringConvertible {
    /// The English sentence.
    package var description: String { english }

    /// What is wrong and what to do, in English.
    package var english: String {
        switch self {
        case .missing(let column): "\(column.rawValue) is missing: fill it in"
        case .tooLong(let column, let limit): "\(column.rawValue) has more than \(limit) characters: shorten it"
        case .malformed(let column, let form): "\(column.rawValue) must be \(form.english)"
        case .outOfRange(let column, let bounds):
            "\(column.rawValue) must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .unknown(let column): "\(column.rawValue) names something unknown: make that first or correct it"
        case .repeated: "the same record comes twice: remove one"
        case .parentNotAbove: "parent must be a center of a higher level, and a city has none: correct parent or level"
        case .noWindowForWalkIns:
            "booked_only_windows must leave at least one window that takes visitors without a booking (R3)"
        case .sessionsDoNotFitKind:
            "a workday has a weekday or sessions, open and extra days have sessions, other days have neither"
        case .form(let fault): "form: \(fault)"
        case .bandsOverlap: "two parts of the plan overlap: move or remove one"
        case .aboveShare(let quota, let most, let minutes):
            most == 0
                ? "\(quota) numbers in \(minutes) minutes are more than bookings may take: make the slots longer (A16)"
                : "\(quota) numbers in \(minutes) minutes are more than bookings may take: \(most) at most (A16)"
        case .gap(let weekday, let minutes):
            "nobody could book on \(weekday) \(ClockText.span(minutes)): add a part for that time (R2)"
        }
    }

    /// What is wrong and what to do, in Chinese.
    package var chinese: String {
        switch self {
        case .missing(let column): "缺少\(column.chineseName)：请填写"
        case .tooLong(let column, let limit): "\(column.chineseName)超过\(limit)个字：请缩短"
        case .malformed(let column, let form): "\(column.chineseName)应为\(form.chinese)"
        case .outOfRange(let column, let bounds):
            "\(column.chineseName)应为\(bounds.lowerBound)至\(bounds.upperBound)的整数"
        case .unknown(let column): "\(column.chineseName)不存在：请先建立或更正"
        case .repeated: "同一记录出现两次：请删去其一"
        case .parentNotAbove: "上级中心的层级应高于本中心，市级没有上级：请更正上级中心或层级"
        case .noWindowForWalkIns: "预约专窗以外至少应留一个受理现场取号的窗口（R3）"
        case .sessionsDoNotFitKind: "调休工作日填按星期或时段，另行开放和延时填时段，其他类型都不填"
        case .form(let fault): fault.schemaText
        case .bandsOverlap: "计划的两个分段重叠：请调整或删去其一"
        case .aboveShare(let quota, let most, let minutes):
            most == 0
                ? "\(minutes)分钟\(quota)个号超出预约可用的受理能力：请加长时段（A16）"
                : "\(minutes)分钟\(quota)个号超出预约可用的受理能力：最多\(most)个（A16）"
        case .gap(let weekday, let minutes):
            "\(Self.weekdayNames[weekday.rawValue - 1])\(ClockText.span(minutes))开放而无号可约：请为该时间设分段（R2）"
        }
    }

    private static let weekdayNames = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
}
