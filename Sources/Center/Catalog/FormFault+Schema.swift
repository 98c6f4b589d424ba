// SPDX-License-Identifier: Apache-2.0

extension FormFault {
    /// What is wrong with the schema of a form, for whoever edits an item, in Chinese.
    var schemaText: String {
        switch self {
        case .fieldCount: "预填表单应有1至\(FormSchema.fieldLimit)个字段"
        case .name(let position): "预填表单第\(position)个字段的名称无效或重复"
        case .label(let name): "预填表单字段\(name)的标签应为1至\(FormSchema.labelLimit)个字"
        case .bounds(let name): "预填表单字段\(name)的范围自相矛盾或与类型不符"
        case .pattern(let name): "预填表单字段\(name)的格式规则不可用"
        case .choices(let name): "预填表单字段\(name)应有2至\(FormSchema.choiceLimit)个不同的选项"
        case .unknown, .missing, .length, .form, .range, .choice: "预填表单有误"
        }
    }
}
