// SPDX-License-Identifier: Apache-2.0

/// How far a complaint has come (R52), in order.
package enum ComplaintStage: String, Sendable, Codable, CaseIterable {
    case received
    case verified
    case handled
    /// The complainant has an answer.
    case answered

    /// The stage that follows; nil after the last.
    package var next: ComplaintStage? {
        switch self {
        case .received: .verified
        case .verified: .handled
        case .handled: .answered
        case .answered: nil
        }
    }
}
