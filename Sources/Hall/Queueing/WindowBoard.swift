// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the display of one window shows.
package struct WindowBoard: Sendable, Equatable {
    /// What the window is doing, as the public is told.
    package enum Mode: String, Sendable, CaseIterable {
        /// 未开放.
        case closed
        /// 暂停服务.
        case paused
        /// 欢迎光临: open, and nobody is called.
        case idle
        /// 请…号.
        case calling
        /// 正在办理.
        case serving
    }

    /// The window.
    package let window: WindowID
    /// What boards and voice call it.
    package let label: String
    /// Its area.
    package let zone: ZoneID?
    /// What it is doing.
    package let mode: Mode
    /// The number at the window.
    package let number: TicketNumber?
    /// The service of that number.
    package let service: ServiceID?
    /// First call and recalls; 0 when nobody is called.
    package let calls: Int
    /// The staff number of its clerk.
    package let clerk: StaffID?
    /// The state is that after this record.
    package let position: Position
}
