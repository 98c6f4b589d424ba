// SPDX-License-Identifier: Apache-2.0
/// What a rule may be set to.
package enum RuleBounds: Sendable, Equatable {
    /// What a whole number counts.
    package enum Unit: String, Sendable {
        case minutes, seconds, days, percent, times, people
    }

    case whole(ClosedRange<Int>, Unit)
    /// One of these; a single one is a reading that the product does not offer to change.
    case choice([String])
    case flag

    /// Reads a value; nil for one outside the bounds.
    package func value(_ text: String) -> RuleValue? {
        switch self {
        case .whole(let range, _): Int(text).flatMap { range.contains($0) ? .whole($0) : nil }
        case .choice(let names): names.contains(text) ? .choice(text) : nil
        case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
        }
    }

    /// Says whether `value` lies within.
    package func contains(_ value: RuleValue) -> Bool { self.value(value.text) == value }

    /// What is allowed, for whoever wrote something else.
    package var text: String {
        switch self {
        case .whole(let range, let unit): "\(range.lowerBound)–\(range.upperBound) \(unit.rawValue)"
        case .choice(let names): names.joined(separator: " | ")
        case .flag: "true | false"
        }
    }
}
