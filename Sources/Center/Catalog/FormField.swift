// SPDX-License-Identifier: Apache-2.0
import Terms

/// One question of an item's form, asked before the visit so that less is typed at the window (R71).
package struct FormField: Sendable, Equatable, Codable {
    /// What an answer is.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case text, number, choice, date
    }

    /// One answer to choose.
    package struct Choice: Sendable, Equatable, Codable {
        /// What is stored and sent.
        package let value: String
        /// What is shown.
        package let label: String
        /// What is shown in English; the Chinese label where there is none.
        package let labelEn: String?

        private enum CodingKeys: String, CodingKey {
            case value, label
            case labelEn = "label_en"
        }

        /// Collects the parts.
        package init(value: String, label: String, labelEn: String? = nil) {
            (self.value, self.label, self.labelEn) = (value, label, labelEn)
        }
    }

    /// The key of the answer: a letter, then letters, digits and `_`, at most 40 in all.
    package var name: String
    /// The question.
    package var label: String
    /// The question in English; the Chinese label where there is none.
    package var labelEn: String?
    /// What an answer is.
    package var kind: Kind
    /// Whether a form that is filled in at all must have it; the form itself is never required (R44).
    package var required: Bool?
    /// The fewest characters of a text.
    package var minLength: Int?
    /// The most characters of a text, at most `FormSchema.answerLimit`.
    package var maxLength: Int?
    /// The form of a text, as `FieldPattern` reads it.
    package var pattern: String?
    /// The least number.
    package var minimum: Int?
    /// The greatest number.
    package var maximum: Int?
    /// The answers to choose from.
    package var choices: [Choice]?

    private enum CodingKeys: String, CodingKey {
        case name, label, required, pattern, minimum, maximum, choices
        case kind = "type"
        case labelEn = "label_en"
        case minLength = "min_length"
        case maxLength = "max_length"
    }

    /// Makes a question without bounds.
    package init(name: String, label: String, kind: Kind) { (self.name, self.label, self.kind) = (name, label, kind) }

    /// Whether `answer` is one; nil when it is, otherwise what is wrong with it.
    package func fault(of answer: String) -> FormFault? {
        let length = answer.unicodeScalars.count
        guard length > 0, length <= FormSchema.answerLimit,
            !answer.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
        else { return .length(name) }
        switch kind {
        case .text: return textFault(answer, length)
        case .number:
            guard let number = Int(answer), answer.utf8.first != UInt8(ascii: "+") else { return .form(name) }
            let range = (minimum ?? .min)...(maximum ?? .max)
            return range.contains(number) ? nil : .range(name)
        case .choice: return choices?.contains { $0.value == answer } == true ? nil : .choice(name)
        case .date: return BusinessDay(text: answer) == nil ? .form(name) : nil
        }
    }

    private func textFault(_ answer: String, _ length: Int) -> FormFault? {
        guard length >= minLength ?? 0, length <= maxLength ?? FormSchema.answerLimit else { return .length(name) }
        guard let pattern, let pattern = FieldPattern(pattern) else { return nil }
        return pattern.fits(answer) ? nil : .form(name)
    }
}
