// SPDX-License-Identifier: Apache-2.0
import Terms

/// The form that an item offers to be filled in at home; always skippable (R44, R71).
package struct FormSchema: Sendable, Equatable, Codable {
    /// The questions, in their order.
    package var fields: [FormField]

    /// The most fields of a form.
    package static let fieldLimit = 40
    /// The most choices of a field.
    package static let choiceLimit = 60
    /// The most characters of a label.
    package static let labelLimit = 80
    /// The most characters of an answer.
    package static let answerLimit = 500

    /// Takes the questions; whether they make sense is for `faults`.
    package init(fields: [FormField]) { self.fields = fields }

    /// What is wrong with the schema itself; an item that is edited is refused unless this is empty.
    package var faults: [FormFault] {
        guard (1...Self.fieldLimit).contains(fields.count) else { return [.fieldCount] }
        var faults: [FormFault] = []
        var names: Set<String> = []
        for (index, field) in fields.enumerated() {
            guard Self.isName(field.name), names.insert(field.name).inserted else {
                faults.append(.name(position: index + 1))
                continue
            }
            faults += Self.faults(of: field)
        }
        return faults
    }

    /// What is wrong with the answers of a visitor; empty when nothing is.
    ///
    /// Order and number follow the form's fields, so that equal answers get equal texts.
    package func faults(of answers: [String: String]) -> [FormFault] {
        var faults = fields.compactMap { field -> FormFault? in
            guard let answer = answers[field.name] else { return field.required == true ? .missing(field.name) : nil }
            return field.fault(of: answer)
        }
        let known = Set(fields.map(\.name))
        if answers.keys.contains(where: { !known.contains($0) }) { faults.append(.unknown) }
        return faults
    }

    private static func faults(of field: FormField) -> [FormFault] {
        var faults: [FormFault] = []
        let labels = [field.label] + [field.labelEn].compactMap(\.self)
        if !labels.allSatisfy({ (1...labelLimit).contains($0.unicodeScalars.count) }) {
            faults.append(.label(field.name))
        }
        if !areBoundsSound(field) { faults.append(.bounds(field.name)) }
        if let pattern = field.pattern, field.kind != .text || FieldPattern(pattern) == nil {
            faults.append(.pattern(field.name))
        }
        if !areChoicesSound(field) { faults.append(.choices(field.name)) }
        return faults
    }

    private static func areBoundsSound(_ field: FormField) -> Bool {
        let lengths = [field.minLength, field.maxLength].compactMap(\.self)
        let numbers = [field.minimum, field.maximum].compactMap(\.self)
        guard lengths.isEmpty || field.kind == .text, numbers.isEmpty || field.kind == .number else { return false }
        guard lengths.allSatisfy({ (0...answerLimit).contains($0) }) else { return false }
        return (field.minLength ?? 0) <= (field.maxLength ?? answerLimit)
            && (field.minimum ?? .min) <= (field.maximum ?? .max)
    }

    private static func areChoicesSound(_ field: FormField) -> Bool {
        guard let choices = field.choices else { return field.kind != .choice }
        guard field.kind == .choice, (2...choiceLimit).contains(choices.count) else { return false }
        let texts = choices.flatMap { [$0.value, $0.label] + [$0.labelEn].compactMap(\.self) }
        return Set(choices.map(\.value)).count == choices.count
            && texts.allSatisfy { (1...labelLimit).contains($0.unicodeScalars.count) }
    }

    private static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...40).contains(bytes.count), Digits.isCapital(bytes[0] & 0xDF) else { return false }
        return bytes.allSatisfy { Digits.isCapital($0 & 0xDF) || Digits.isDigit($0) || $0 == UInt8(ascii: "_") }
    }
}
