// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What each member of staff did by hand in a period, and who stands out (R56).
package struct StaffReport: Sendable, Equatable {
    /// One member of staff.
    package struct Line: Sendable, Equatable {
        /// The number on the badge.
        package let staff: StaffID
        /// How often each act; those that never happened are left out.
        package let counts: [StaffAct: Int]
        /// The acts in which this number stands out from the others.
        package let outliers: [StaffAct]
    }

    /// By staff number.
    package let lines: [Line]
    /// From how many of an act on somebody stands out; acts without a comparison are left out.
    package let limits: [StaffAct: Int]

    /// Compares everybody who did anything with everybody else.
    package init(_ counts: [StaffID: [StaffAct: Int]]) {
        var limits: [StaffAct: Int] = [:]
        for act in StaffAct.allCases {
            limits[act] = Outliers.limit(of: counts.values.map { $0[act] ?? 0 })
        }
        self.limits = limits
        lines = counts.sorted { $0.key < $1.key }.map { staff, counts in
            let outliers = StaffAct.allCases.filter { act in limits[act].map { counts[act] ?? 0 >= $0 } ?? false }
            return Line(staff: staff, counts: counts.filter { $0.value > 0 }, outliers: outliers)
        }
    }
}
