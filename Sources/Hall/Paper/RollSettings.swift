// SPDX-License-Identifier: Apache-2.0

/// The paper that is put into a printer.
package struct RollSettings: Sendable, Equatable {
    /// A new roll, 5 m to 500 m.
    package let millimetres: Int
    /// Staff are told when the paper lasts for fewer open days than this; 0 for never.
    package let alarmDays: Int

    /// How much is left when the near-end sensor of a receipt printer usually sees the end coming.
    static let nearEndMillimetres = 5000

    /// Collects the parts.
    package init(millimetres: Int, alarmDays: Int = 2) {
        (self.millimetres, self.alarmDays) = (millimetres, alarmDays)
    }
}
