// SPDX-License-Identifier: Apache-2.0
/// What members of staff do by hand and their superiors look at (R56).
package enum StaffAct: String, Sendable, CaseIterable, Comparable {
    /// 作废: a ticket or a booking was voided.
    case void
    /// 绿色通道: a green-channel ticket was given out.
    case green
    /// 代约: a booking was made at the desk or by telephone (R5).
    case manualBooking = "manual_booking"
    /// 调序: a ticket was put back into the queue or into another line.
    case reorder
    /// 取消: a booking was cancelled or moved for somebody.
    case cancel

    /// Its name in reports.
    package var chineseName: String {
        switch self {
        case .void: "作废"
        case .green: "绿色通道"
        case .manualBooking: "代约"
        case .reorder: "调序"
        case .cancel: "取消预约"
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
