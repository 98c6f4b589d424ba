// SPDX-License-Identifier: Apache-2.0
package import Supervision
package import Terms

/// A lead as the center keeps it (R55).
package struct StoredLead: Sendable, Equatable {
    /// What people call it by: the kind, the period and the beginning of the tag's hash, never the tag.
    package let id: String
    /// What was noticed.
    package let lead: RiskLead
    /// How far people have come with it.
    package var standing: LeadStanding
    /// When it was noticed first.
    package let found: Timestamp
}
