// SPDX-License-Identifier: Apache-2.0

/// The times by which contacts with a hall are counted (A28).
package enum HallContacts {
    /// Contacts further apart than this are two stretches, with a silence between them: three long polls.
    package static let gapSeconds: Int64 = 180
    /// How often a stretch is written down.
    package static let grainSeconds: Int64 = 30
    /// How long a hall that has come back must be in contact before its silence counts as "nothing to report".
    package static let settleSeconds: Int64 = 120
    /// Days for which contacts are kept.
    package static let keptDays = 40
}
