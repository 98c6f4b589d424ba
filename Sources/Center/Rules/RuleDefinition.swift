// SPDX-License-Identifier: Apache-2.0
/// One rule: which open point of the notice it settles, what it means, its default and its bounds.
package struct RuleDefinition: Sendable {
    /// Whose decision the rule enters.
    package enum Reach: String, Sendable {
        /// The center alone decides by it.
        case center
        /// Halls are told it, signed, and decide by it.
        case hall
    }

    /// The rule.
    package let name: RuleName
    /// `A4`; what is ours to add has `–`.
    package let article: String
    /// Whose decision it enters.
    package let reach: Reach
    /// What it is without a change.
    package let standard: RuleValue
    /// What it may be set to.
    package let bounds: RuleBounds
    /// What it means, for the city's people.
    package let chinese: String
    /// The same in English.
    package let english: String

    init(
        _ name: RuleName,
        _ article: String,
        _ reach: Reach,
        _ standard: RuleValue,
        _ bounds: RuleBounds,
        _ chinese: String,
        _ english: String
    ) {
        (self.name, self.article, self.reach) = (name, article, reach)
        (self.standard, self.bounds) = (standard, bounds)
        (self.chinese, self.english) = (chinese, english)
    }

    /// Every rule, in the order of the articles.
    package static let all: [RuleDefinition] = noShows + service + numbers + people + ours

    /// The definition of a rule.
    package static func of(_ name: RuleName) -> RuleDefinition {
        guard let definition = byName[name] else { preconditionFailure("every rule is defined") }
        return definition
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
