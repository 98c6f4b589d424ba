// SPDX-License-Identifier: Apache-2.0
/// What makes somebody look into it (R55); each is a hint, never a proof.
package enum LeadKind: String, Sendable, CaseIterable {
    /// 代理多人: one agent booked for many principals.
    case manyPrincipals = "many_principals"
    /// 频繁取消: one principal cancelled often, in time or late.
    case manyCancels = "many_cancels"
    /// 证件不符: bookings of one principal were voided because another person came (A10).
    case idMismatches = "id_mismatches"
    /// 同址多约: many bookings of a day came from one network.
    case oneAddress = "one_address"

    /// Its name in reports.
    package var chineseName: String {
        switch self {
        case .manyPrincipals: "代理多人"
        case .manyCancels: "频繁取消"
        case .idMismatches: "证件不符"
        case .oneAddress: "同址多约"
        }
    }
}
