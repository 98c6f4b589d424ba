// SPDX-License-Identifier: Apache-2.0

/// How a visitor of the past came to a ticket; a booking's number and a green channel's reason are not kept.
package enum VisitKind: String, Sendable, CaseIterable {
    case walkIn = "walk_in"
    case booked
    case green
}
