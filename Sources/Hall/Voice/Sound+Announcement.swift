// SPDX-License-Identifier: Apache-2.0
import Ports

extension Sound {
    /// Between the languages of one sentence.
    static let languageGap = Duration.milliseconds(500)
    /// Between chime and words.
    static let chimeGap = Duration.milliseconds(150)

    /// The same sentence in one language after the other, with 叮咚 before it or not; nil without any.
    package static func announcement(_ sentences: [Sound], hasChime: Bool = true) -> Sound? {
        guard let words = joined(sentences, gap: languageGap) else { return nil }
        return hasChime ? joined([Chime.sound(rate: words.rate), words], gap: chimeGap) : words
    }
}
