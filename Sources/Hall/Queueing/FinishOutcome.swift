// SPDX-License-Identifier: Apache-2.0

/// How a service at a window ended.
package enum FinishOutcome: String, Sendable, Codable, CaseIterable {
    /// 办结, or accepted for further handling (受理).
    case done
    /// Material is missing: the visitor was told once and wholly what to bring.
    case incomplete
    /// The visitor gave it up.
    case declined
    /// Sent to another place that is responsible.
    case referred
}
