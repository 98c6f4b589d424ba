// SPDX-License-Identifier: Apache-2.0

/// What a member of staff may do in the hall.
package enum StaffRole: String, Sendable, CaseIterable {
    /// Calls and serves at the window of the sign-in.
    case clerk
    /// Gives out green-channel tickets.
    case green
    /// The manager on duty: sees the whole hall, answers alerts and complaints, closes the day.
    case manager
    /// Looks after the hall: everything, configuration and staff too.
    case admin
}
