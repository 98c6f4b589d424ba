// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a panel is about.
package enum PanelTarget: Sendable, Equatable {
    /// Every call of the hall.
    case hall
    /// The calls to the windows of one zone.
    case zone(ZoneID)
    /// One window: its calls and whether it is on duty.
    case window(WindowID)
}
