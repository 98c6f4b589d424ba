// SPDX-License-Identifier: Apache-2.0

/// Why staff are called to somebody.
package enum AlertKind: String, Sendable, Codable, CaseIterable {
    /// 遇到困难: a visitor asks for help.
    case help
    /// Numbers cannot be kept, or the hall does not answer.
    case storage
    /// Nobody is on duty for a service that somebody waits for.
    case nobodyOnDuty = "nobody_on_duty"
    /// A slip was wanted and the printer cannot print.
    case printer
}
