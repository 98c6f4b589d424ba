// SPDX-License-Identifier: Apache-2.0

/// How a message is said in one language: an ordered list of pieces, so that recordings or any speaking program can say it.
package struct VoicePlan: Sendable, Hashable {
    /// How much of a sentence is said.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        case full
        /// Number and window only, when others wait.
        case short
    }

    /// Pieces said in one breath.
    package struct Clause: Sendable, Hashable {
        /// The pieces, in order.
        package let clips: [VoiceClip]
        /// The punctuation behind it.
        package let mark: String
    }

    /// The language of the sentence.
    package let language: VoiceLanguage
    /// The clauses, in order.
    package let clauses: [Clause]

    /// Plans `message`; nil when it cannot be said in `language`: notices are Chinese, as is a window without number.
    package init?(_ message: VoiceMessage, in language: VoiceLanguage, form: Form = .full) {
        let clauses =
            switch language {
            case .zh: ChineseSentence.clauses(of: message, form)
            case .en: EnglishSentence.clauses(of: message, form)
            }
        guard let clauses, !clauses.isEmpty else { return nil }
        (self.language, self.clauses) = (language, clauses)
    }

    /// The pieces by name, in order; nil when one of them is nowhere recorded.
    package var clips: [String]? {
        let ids = clauses.flatMap(\.clips).map(\.id)
        let known = ids.compactMap(\.self)
        return known.count == ids.count ? known : nil
    }

    /// The whole sentence as it is written.
    package var text: String {
        switch language {
        case .zh: clauses.map { words(of: $0) + $0.mark }.joined()
        case .en: EnglishSentence.capitalised(clauses.map { words(of: $0) + $0.mark }.joined(separator: " "))
        }
    }

    /// The words of one clause as they are written.
    func words(of clause: Clause) -> String {
        clause.clips.map(\.text).joined(separator: language == .zh ? "" : " ")
    }
}
