// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One row of a panel, before anybody has chosen letters for it.
package enum PanelRow: Sendable, Hashable {
    /// Nothing.
    case blank
    /// 请 A017 到 12 号窗口; `isNews` for the first seconds.
    case call(number: TicketNumber, window: String, isNews: Bool)
    /// A017 正在办理, at the window that the panel belongs to.
    case serving(TicketNumber)
    /// 12 号窗口 and who is there.
    case window(label: String, staff: String?)
    /// 欢迎光临.
    case welcome
    /// 暂停服务.
    case paused
    /// 未开放.
    case closed
    /// The hall's notice line, which may be wider than the panel.
    case notice(String)
}

/// What a panel is to show: always as many rows as it has, the top one first.
package struct PanelPage: Sendable, Hashable {
    /// The rows.
    package let rows: [PanelRow]

    /// Takes the first `count` of `rows`, with blank ones below when they are fewer.
    package init(_ rows: [PanelRow], count: Int) {
        self.rows = Array((rows + Array(repeating: .blank, count: max(0, count - rows.count))).prefix(count))
    }
}
