// SPDX-License-Identifier: Apache-2.0

/// What put an event on the register (失约名录).
package enum NoShowKind: String, Sendable, CaseIterable {
    /// Not there in the slot, and not cancelled (R29).
    case noShow = "no_show"
    /// Cancelled later than the rules ask (A4).
    case cancelledLate = "cancelled_late"
}
