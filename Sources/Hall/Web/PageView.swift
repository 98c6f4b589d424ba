// SPDX-License-Identifier: Apache-2.0
import Terms

/// What a screen in the hall can follow: a view that is rendered once for everybody who looks at it.
enum PageView: Hashable, Sendable {
    /// The board of a zone; of the whole hall without one.
    case board(zone: ZoneID?)
    /// The sign above one window.
    case window(WindowID)
    /// A window as its clerk sees it.
    case console(WindowID)
    /// The whole hall as the duty manager sees it.
    case hall

    /// Its name in addresses, as the type of its events, and in metrics.
    enum Kind: String, CaseIterable {
        case board, window, console, hall

        /// Who may look at it.
        var roles: Set<Role> {
            switch self {
            case .board, .window: HallAPI.everybody
            case .console: HallAPI.staff
            case .hall: HallAPI.offices
            }
        }

        /// Whether it is for members of staff only.
        var isForStaff: Bool { self == .console || self == .hall }
    }

    var kind: Kind {
        switch self {
        case .board: .board
        case .window: .window
        case .console: .console
        case .hall: .hall
        }
    }
}
