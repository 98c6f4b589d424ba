// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The center's answer to a `HallReport`.
package struct ReportReceipt: Sendable, Equatable, Codable {
    /// The center's clock when the report came, for A27.
    package let now: Timestamp

    /// Wraps the time.
    package init(now: Timestamp) { self.now = now }
}
