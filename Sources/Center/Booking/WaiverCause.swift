// SPDX-License-Identifier: Apache-2.0

/// Why a slot's no-shows are not held against anybody (A28).
package enum WaiverCause: String, Sendable, CaseIterable {
    /// Staff declared it: the hall was closed, or something kept people away.
    case declared
    /// No hall of the center gave a sign of life in the slot.
    case hallDown = "hall_down"
    /// A hall of the center was not heard again within `NoShow.mostAwayDays`.
    case hallSilent = "hall_silent"
}
