// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Where a booking's pre-review is (R13); never needed for anything (R44).
package enum PreReview: String, Sendable, CaseIterable, Codable {
    case none, submitted, passed
    case needsFix = "needs_fix"
}

/// A pre-review with what the reviewer says of it.
package struct ReviewNote: Sendable, Equatable {
    /// Where it is.
    package var state: PreReview
    /// What the reviewer says, for the visitor to read.
    package var comment: String?
    /// Who reviewed.
    package var staff: StaffID?
    /// Since when it is there.
    package var at: Timestamp?

    /// The most characters of a comment.
    package static let commentLimit = 500
    /// A booking for which none was asked.
    package static let none = ReviewNote(state: .none)

    /// Collects the parts.
    package init(state: PreReview, comment: String? = nil, staff: StaffID? = nil, at: Timestamp? = nil) {
        (self.state, self.comment, self.staff, self.at) = (state, comment, staff, at)
    }

    /// The visitor asks for a review of what was sent; nil when there is nothing to look at, or when it has passed.
    package func submitted(hasForm: Bool, materials: Int, at now: Timestamp) -> ReviewNote? {
        guard hasForm || materials > 0, state != .passed else { return nil }
        return state == .submitted ? self : ReviewNote(state: .submitted, at: now)
    }

    /// A reviewer decides; nil when nothing was submitted, and when something is to be mended but it is not said what.
    package func decided(_ state: PreReview, comment: String?, by staff: StaffID, at now: Timestamp) -> ReviewNote? {
        guard self.state == .submitted, state == .passed || state == .needsFix else { return nil }
        guard state == .passed || comment?.isEmpty == false else { return nil }
        return ReviewNote(state: state, comment: comment, staff: staff, at: now)
    }

    /// The visitor changes what was sent: a decision was about something else.
    package func changed() -> ReviewNote { .none }
}
