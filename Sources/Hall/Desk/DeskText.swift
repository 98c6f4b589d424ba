// SPDX-License-Identifier: Apache-2.0

/// One line of a screen, Chinese and English.
package struct DeskText: Sendable, Equatable, Codable {
    /// Chinese.
    package let zh: String
    /// English.
    package let en: String
    /// What the line is for.
    package let part: Part

    /// The parts of a screen, for who draws or reads it.
    package enum Part: String, Sendable, Codable, CaseIterable {
        /// The hall's name.
        case title
        /// What the visitor is told or asked.
        case message
        /// One of several things to choose, in the order of the screen's content.
        case choice
        /// What the hall tells everybody (R7, R45).
        case standing
        /// A word on what was just tried.
        case hint
        /// What else there is to know.
        case note
        /// The screen is about to go.
        case warning
    }

    /// Joins both languages.
    package init(_ zh: String, _ en: String, as part: Part = .message) {
        (self.zh, self.en, self.part) = (zh, en, part)
    }

    /// The same words for another part.
    func `as`(_ part: Part) -> DeskText { DeskText(zh, en, as: part) }
}
