// SPDX-License-Identifier: Apache-2.0

/// One sentence of the notice and how it is judged: a row of the table.
package struct Requirement: Sendable {
    /// Its number: 33 for R33.
    package let number: Int
    /// What it asks for.
    package let words: Words
    /// The answers that the verdict is read from, as the APIs call them; empty for what no software can know.
    package let evidence: [String]
    /// Judges what was read.
    let judge: @Sendable (Findings) -> Verdict

    init(
        _ number: Int,
        _ zh: String,
        _ en: String,
        from evidence: [String],
        _ judge: @escaping @Sendable (Findings) -> Verdict
    ) {
        (self.number, words, self.evidence, self.judge) = (number, Words(zh, en), evidence, judge)
    }

    /// A sentence about people, which no software can know.
    static func people(_ number: Int, _ zh: String, _ en: String, because why: Words) -> Requirement {
        Requirement(number, zh, en, from: []) { _ in .unknown(why) }
    }
}
