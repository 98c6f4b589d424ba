// SPDX-License-Identifier: Apache-2.0

/// How a keypads' line is, for the status page.
package enum KeypadHealth: String, Sendable, Equatable {
    /// Nothing is known yet.
    case unknown
    /// The line is open.
    case ready
    /// The adapter is away.
    case gone
}
