// SPDX-License-Identifier: Apache-2.0

/// Something that is wrong with the answers, for the person who gave them.
package struct AnswerProblem: Error, Sendable, Equatable {
    /// Which answer; nil for what lies between several.
    package let name: AnswerName?
    /// What is wrong, and what to do.
    package let phrase: Phrase

    /// Joins both.
    package init(_ name: AnswerName?, _ phrase: Phrase) { (self.name, self.phrase) = (name, phrase) }

    /// `--telephone: some text, please`.
    package func text(_ language: SetupLanguage) -> String {
        (name.map { "--\($0.rawValue): " } ?? "") + phrase.text(language)
    }
}
