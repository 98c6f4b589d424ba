// SPDX-License-Identifier: Apache-2.0

/// What a hall may choose for one board.
package struct BoardOptions: Sendable, Equatable {
    /// The language of the fixed words; names of services and notices are shown as the hall wrote them.
    package enum Language: String, Sendable, CaseIterable {
        case chinese = "zh"
        case english = "en"
        case both
    }

    /// The language of the fixed words.
    package let language: Language
    /// Whether a new call is reversed once a second, four times; without it the call appears steadily.
    package let flashes: Bool

    /// Collects the choices.
    package init(language: Language = .chinese, flashes: Bool = true) {
        (self.language, self.flashes) = (language, flashes)
    }
}
