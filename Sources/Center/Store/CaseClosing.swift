// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What somebody said when a case was closed.
package struct CaseClosing: Sendable, Equatable {
    /// When.
    package let at: Timestamp
    /// Who.
    package let staff: StaffID
    /// What was found out.
    package let note: String
}
