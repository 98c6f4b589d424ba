// SPDX-License-Identifier: Apache-2.0
import Settings
import Setup

/// A hall.conf that is about to be written, held against the one of today.
package struct HallDraft: Sendable, Equatable {
    /// What it is made from: hall.conf as it is, or the sample.
    package struct Base: Sendable, Equatable {
        /// Its text.
        package let text: String
        /// Whether it is the sample: there is no hall.conf yet.
        package let isSample: Bool

        /// Joins both.
        package init(text: String, isSample: Bool) { (self.text, self.isSample) = (text, isSample) }
    }

    /// The new text.
    package let text: String
    /// Every reason why a hall cannot run with it; in English the words of `kioskctl config check`.
    package let problems: [Phrase]
    /// What it changes in today's file; for a new file nothing is listed.
    package let changes: [TextChange]
    /// Whether there is anything to write.
    package let isNew: Bool

    /// Writes the answers down and has the hall's own validator judge them.
    package init(_ answers: HallAnswers, over base: Base) {
        text = answers.text(over: base.text, isSample: base.isSample)
        problems = Self.problems(of: text)
        changes = base.isSample ? [] : TextChange.between(base.text, text)
        isNew = base.isSample || text != base.text
    }

    private static func problems(of text: String) -> [Phrase] {
        do throws(SettingsError) {
            let file = try SettingsFile.parse(text: text, name: fileName)
            do throws(HallSettingsError) {
                _ = try HallSettings(file)
                return []
            } catch {
                switch error {
                case .file(let error): return error.problems.map { $0.phrase(in: fileName) }
                case .plan(let problems): return problems.map(\.phrase)
                case .zone: return [Phrase("这台机器没有这个时区", error.description)]
                }
            }
        } catch { return error.problems.map { $0.phrase(in: fileName) } }
    }

    /// What messages call it.
    private static let fileName = "hall.conf"
}
