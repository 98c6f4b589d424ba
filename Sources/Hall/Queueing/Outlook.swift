// SPDX-License-Identifier: Apache-2.0

/// How long a visitor may have to wait: a forecast, never a promise.
package struct Outlook: Sendable, Equatable, Codable {
    /// People who would be called before, if nobody else came.
    package let ahead: Int
    /// Minutes until the call, from to; nil when no window is on duty, which is no reason not to take a number.
    package let minutes: ClosedRange<Int>?
    /// Open windows that take such a visitor.
    package let windowsOnDuty: Int

    /// Collects the parts.
    package init(ahead: Int, minutes: ClosedRange<Int>?, windowsOnDuty: Int) {
        (self.ahead, self.minutes, self.windowsOnDuty) = (ahead, minutes, windowsOnDuty)
    }
}
