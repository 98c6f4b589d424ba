// SPDX-License-Identifier: Apache-2.0
/// Why a rule cannot be set so.
package enum RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
    case outOfBounds(RuleName)
    /// The two do not go together.
    case contradiction(RuleName, RuleName)
    /// What is over cannot be changed: a change takes effect now or later.
    case inThePast(RuleName)
    /// The change says nothing of why.
    case noReason(RuleName)

    package var description: String {
        switch self {
        case .outOfBounds(let name): "\(name.rawValue) must be \(RuleDefinition.of(name).bounds.text)"
        case .contradiction(let low, let high): "\(low.rawValue) must not be larger than \(high.rawValue)"
        case .inThePast(let name): "\(name.rawValue) can be changed from now on, not before"
        case .noReason(let name): "say why \(name.rawValue) is changed"
        }
    }
}
