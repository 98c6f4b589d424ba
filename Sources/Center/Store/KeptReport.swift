// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Wire

/// A hall's report with when it came, by the center's clock.
package struct KeptReport: Sendable, Equatable {
    /// When it came.
    package let at: Timestamp
    /// What it says.
    package let report: HallReport

    /// The hall's clock minus the center's, in seconds (A27); the time on the way is put up with.
    package var clockOffsetSeconds: Int { Int((report.at.milliseconds - at.milliseconds) / 1000) }
}
