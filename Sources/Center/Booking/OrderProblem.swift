// SPDX-License-Identifier: Apache-2.0
/// Why a row of an import cannot be taken; names the field, never its value.
package enum OrderProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case missing(OrderField)
    /// The field does not have its form; `expected` says which.
    case malformed(OrderField, expected: String)
    /// The slot does not end after it starts.
    case emptySlot
    /// Some, not all, of the agent's three fields are filled in (R17).
    case agentIncomplete

    package var description: String {
        switch self {
        case .missing(let field): "\(field.rawValue) (\(field.chineseName)) is missing: fill it in"
        case .malformed(let field, let expected): "\(field.rawValue) (\(field.chineseName)) must be \(expected)"
        case .emptySlot: "end (结束) must be later than start (开始)"
        case .agentIncomplete: "an agent needs document type, number and name: fill in all three or none"
        }
    }
}
