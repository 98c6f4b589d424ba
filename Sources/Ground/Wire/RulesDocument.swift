// SPDX-License-Identifier: Apache-2.0

/// The body of a document of the kind `rules`: the values that the city has set, by the rules' names.
package struct RulesDocument: Sendable, Equatable, Codable {
    /// A rule's name, `late.grace_min`, and its value as a text, `15`.
    package let values: [String: String]

    /// Wraps the values.
    package init(values: [String: String]) { self.values = values }
}
