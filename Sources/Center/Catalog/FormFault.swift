// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a form's schema or with an answer, by the field's name and never by its value.
package enum FormFault: Sendable, Hashable, Error, CustomStringConvertible {
    /// More fields than `FormSchema.fieldLimit`, or none.
    case fieldCount
    /// A name that is none, or that another field has.
    case name(position: Int)
    /// A label that is empty or longer than `FormSchema.labelLimit`.
    case label(String)
    /// Bounds that contradict each other or belong to another type.
    case bounds(String)
    /// A pattern that `FieldPattern` does not read.
    case pattern(String)
    /// Choices that are missing, too many, empty or twice the same.
    case choices(String)
    /// An answer to a question that the form does not ask.
    case unknown
    /// An answer that the form requires is missing.
    case missing(String)
    /// Too short or too long.
    case length(String)
    /// Not of the field's type or pattern.
    case form(String)
    /// A number out of bounds.
    case range(String)
    /// None of the choices.
    case choice(String)

    /// The field it is about, nil when it is about none of the form's.
    package var field: String? {
        switch self {
        case .fieldCount, .name, .unknown: nil
        case .label(let name), .bounds(let name), .pattern(let name), .choices(let name), .missing(let name),
            .length(let name), .form(let name), .range(let name), .choice(let name):
            name
        }
    }

    package var description: String {
        switch self {
        case .fieldCount: "a form has 1 to \(FormSchema.fieldLimit) fields"
        case .name(let position): "field \(position): its name is none, or another's"
        case .label(let name): "\(name): a label has 1 to \(FormSchema.labelLimit) characters"
        case .bounds(let name): "\(name): its bounds contradict each other, or its type has none such"
        case .pattern(let name): "\(name): its pattern uses what is not allowed"
        case .choices(let name): "\(name): a choice has 2 to \(FormSchema.choiceLimit) different values"
        case .unknown: "an answer to a question that is not asked"
        case .missing(let name): "\(name) is missing"
        case .length(let name): "\(name) is too short or too long"
        case .form(let name): "\(name) has not the right form"
        case .range(let name): "\(name) is too small or too great"
        case .choice(let name): "\(name) is none of the choices"
        }
    }
}
