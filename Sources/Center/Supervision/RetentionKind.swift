// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What is deleted on schedule.
package enum RetentionKind: String, Sendable, CaseIterable {
    /// Names, numbers and tags of bookings after the visit.
    case identity
    /// No-shows, their appeals and listings, once they count no more.
    case noShow = "no_show"
    /// Places of the wait-list that have ended.
    case waitlist
    /// Uploaded material and pre-filled forms.
    case material
    /// Entries of the audit log.
    case audit
    /// What was said in complaints that are over.
    case complaint
    /// What was said in feedback, and the answer.
    case feedback
    /// Leads about people whose bookings count no more.
    case lead

    /// Its name in the report.
    package var chineseName: String {
        switch self {
        case .identity: "预约身份信息"
        case .noShow: "失约记录"
        case .waitlist: "候补记录"
        case .material: "预上传材料"
        case .audit: "审计日志"
        case .complaint: "投诉内容"
        case .feedback: "意见建议"
        case .lead: "风险线索"
        }
    }

    /// The first day that is still kept on `today`.
    package func firstKept(_ retention: Retention, on today: BusinessDay) -> BusinessDay {
        switch self {
        case .identity, .waitlist, .complaint, .feedback: retention.firstNamedVisit(on: today)
        case .noShow, .lead: retention.firstKeptNoShow(on: today)
        case .material: retention.firstKeptMaterial(on: today)
        case .audit: retention.firstKeptAudit(on: today)
        }
    }
}
