// SPDX-License-Identifier: Apache-2.0

/// An invariant that did not hold: what, where and when.
package struct Violation: Error, Sendable, Equatable {
    /// What did not hold.
    package let invariant: Invariant
    /// Where and how; no person is in it, since nobody here exists.
    package let detail: String
    /// The steps taken up to and with the one it was found in.
    package internal(set) var step = 0
    /// Simulated time, `YYYY-MM-DD HH:MM:SS`.
    package internal(set) var time = ""
    /// The last steps before it, oldest first.
    package internal(set) var trace: [String] = []

    init(_ invariant: Invariant, _ detail: String) { (self.invariant, self.detail) = (invariant, detail) }
}
