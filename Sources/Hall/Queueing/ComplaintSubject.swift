// SPDX-License-Identifier: Apache-2.0

/// What a complaint is about (有诉即办); what was said stays with people and is not kept here.
package enum ComplaintSubject: String, Sendable, Codable, CaseIterable {
    /// A walk-in was sent away, or told to book first (R33, R43).
    case walkInRefused = "walk_in_refused"
    case waiting
    case booking
    case noShow = "no_show"
    case greenChannel = "green_channel"
    case staffConduct = "staff_conduct"
    /// Touts and intermediaries (R53–R57).
    case intermediary
    /// What could not be done (办不成事).
    case notHandled = "not_handled"
    case other
}
