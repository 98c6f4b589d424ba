// SPDX-License-Identifier: Apache-2.0
/// What a rule is set to.
package enum RuleValue: Sendable, Equatable, Hashable {
    case whole(Int)
    case choice(String)
    case flag(Bool)

    /// As people write it: `30`, `pool`, `true`.
    package var text: String {
        switch self {
        case .whole(let number): String(number)
        case .choice(let name): name
        case .flag(let isOn): isOn ? "true" : "false"
        }
    }
}
