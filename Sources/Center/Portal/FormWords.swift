// SPDX-License-Identifier: Apache-2.0
import Catalog
import HTTP
import Reception

/// What a visitor reads of an answer that does not fit: the question, and what would fit.
enum FormWords {
    static func problem(_ fault: FormFault, _ form: FormSchema) -> CenterProblem {
        let field = form.fields.first { $0.name == fault.field }
        let (zh, en) = words(fault, field)
        let (label, labelEn) = (field?.label ?? "表单", field?.labelEn ?? field?.label ?? "The form")
        return CenterProblem(
            422,
            "bad-answer",
            "“\(label)”\(zh)",
            "\(labelEn): \(en)",
            members: ["field": .text("answers." + (fault.field ?? ""))]
        )
    }

    private static func words(_ fault: FormFault, _ field: FormField?) -> (String, String) {
        switch fault {
        case .missing: ("为必填项", "is needed")
        case .length:
            (
                "须为 \(field?.minLength ?? 1)–\(field?.maxLength ?? FormSchema.answerLimit) 个字",
                "\(field?.minLength ?? 1) to \(field?.maxLength ?? FormSchema.answerLimit) characters"
            )
        case .range: ("超出允许的范围" + range(field), "out of range" + range(field))
        case .choice: ("请从选项中选择", "choose one of the options")
        case .form: ("格式不正确", "not in the right form")
        case .unknown, .fieldCount, .name, .label, .bounds, .pattern, .choices:
            ("与当前表单不符，请刷新后重填", "does not fit the present form: reload it")
        }
    }

    private static func range(_ field: FormField?) -> String {
        guard let field, field.minimum != nil || field.maximum != nil else { return "" }
        return "（\(field.minimum.map { String($0) } ?? "")–\(field.maximum.map { String($0) } ?? "")）"
    }
}
