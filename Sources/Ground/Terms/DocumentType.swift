// SPDX-License-Identifier: Apache-2.0

/// Which identity document a number belongs to (A31); part of every keyed hash, so equal digits never match across types.
package enum DocumentType: String, Codable, Sendable, CaseIterable {
    /// 居民身份证.
    case residentID = "resident_id"
    /// 港澳台居民居住证.
    case hmtResidencePermit = "hmt_residence_permit"
    /// 外国人永久居留身份证, 2017 or 2023.
    case foreignPermanentResidence = "foreign_permanent_residence"
    /// 护照.
    case passport
    /// 港澳居民来往内地通行证, 台湾居民来往大陆通行证.
    case hmtTravelPermit = "hmt_travel_permit"
    /// 统一社会信用代码 of a unit that books.
    case creditCode = "credit_code"
}
