// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One change of a rule: to what, from when, by whom and why.
package struct RuleChange: Sendable, Equatable {
    /// The rule.
    package let name: RuleName
    /// What it is from then on.
    package let value: RuleValue
    /// From when.
    package let effective: Timestamp
    /// When it was written down.
    package let madeAt: Timestamp
    /// Who wrote it down.
    package let staff: StaffID
    /// Why.
    package let note: String

    /// Collects the parts.
    package init(
        _ name: RuleName,
        _ value: RuleValue,
        effective: Timestamp,
        madeAt: Timestamp,
        staff: StaffID,
        note: String
    ) {
        (self.name, self.value, self.effective) = (name, value, effective)
        (self.madeAt, self.staff, self.note) = (madeAt, staff, note)
    }
}
