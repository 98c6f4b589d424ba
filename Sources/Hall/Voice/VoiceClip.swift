// SPDX-License-Identifier: Apache-2.0

/// One piece of a sentence, as it is recorded once and said again and again.
package struct VoiceClip: Sendable, Hashable {
    /// The recording's name below the pack's folder, without `.wav`: `zh/please`; nil for words nobody has recorded, such
    /// as a notice.
    package let id: String?
    /// How it is written.
    package let text: String

    /// A recorded piece.
    init(_ id: String, _ text: String) { (self.id, self.text) = (id, text) }

    /// Words as they come; only a speaking program can say them.
    init(words: String) { (id, text) = (nil, words) }

    /// Every piece that a complete pack of `language` holds, in the order in which it is best recorded.
    package static func all(_ language: VoiceLanguage) -> [VoiceClip] {
        switch language {
        case .zh: ChineseClips.all
        case .en: EnglishClips.all
        }
    }
}
