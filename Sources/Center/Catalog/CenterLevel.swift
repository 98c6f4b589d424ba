// SPDX-License-Identifier: Apache-2.0

/// Where a center stands (R6): 市级, 县级 or 乡镇（街道）级, the highest first.
package enum CenterLevel: String, Sendable, Codable, CaseIterable, Comparable {
    /// 市政务服务中心.
    case city
    /// 县（市、区）政务服务中心.
    case county
    /// 乡镇（街道）便民服务中心 (R75).
    case township

    /// Its name in Chinese files.
    package var chineseName: String {
        switch self {
        case .city: "市级"
        case .county: "县级"
        case .township: "乡镇"
        }
    }

    package static func < (left: CenterLevel, right: CenterLevel) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .city: 3
        case .county: 2
        case .township: 1
        }
    }
}
