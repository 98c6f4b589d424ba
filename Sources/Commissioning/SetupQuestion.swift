// SPDX-License-Identifier: Apache-2.0

/// What is asked now, as a terminal shows it.
package struct SetupQuestion: Sendable, Equatable {
    /// The part of the dialogue.
    package let title: String
    /// What a person should know, one thought a line; the terminal wraps it.
    package let lines: [String]
    /// What stands before the cursor.
    package let prompt: String
    /// What Enter alone means; nil when something has to be typed.
    package let usual: String?
    /// Whether what is typed must not be seen.
    package let isSecret: Bool

    init(_ title: String, _ lines: [String], _ prompt: String, usual: String? = nil, isSecret: Bool = false) {
        (self.title, self.lines, self.prompt) = (title, lines, prompt)
        (self.usual, self.isSecret) = (usual, isSecret)
    }
}
