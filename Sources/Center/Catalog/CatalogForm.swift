// SPDX-License-Identifier: Apache-2.0

/// The form that a field of the catalog must have, in words.
package enum CatalogForm: Sendable, Hashable {
    /// A name of `Identifier`.
    case identifier
    /// A telephone number.
    case phone
    /// Opening hours of a week.
    case hours
    /// Sessions of one day.
    case sessions
    /// A date.
    case date
    /// A time of the day that is a slot's beginning.
    case clock
    /// Yes or no.
    case answer
    /// One of some words.
    case oneOf([String])
    /// A list of materials.
    case materials
    /// A web address.
    case webAddress
    /// The schema of a form to fill in beforehand.
    case formSchema
    /// The rules of uploads.
    case uploadRules
    /// Text without line ends and other control characters.
    case plainText

    /// The form in English.
    package var english: String {
        switch self {
        case .identifier: "1–40 letters, digits, dots, dashes and underscores"
        case .phone: "a telephone number of 3–20 digits"
        case .hours: "hours as mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00"
        case .sessions: "sessions in order as 09:00-12:00 13:00-17:00"
        case .date: "a date YYYY-MM-DD"
        case .clock: "the beginning HH:MM of a slot"
        case .answer: "yes or no"
        case .oneOf(let words): "one of " + words.joined(separator: ", ")
        case .materials: "name|English name|copies|note, several separated by ;"
        case .webAddress: "an address that begins with https:// or http://"
        case .formSchema: "a schema {fields: [{name, label, type}]}"
        case .uploadRules:
            "{files: 1–\(UploadRules.fileLimit), kibibytes: 1–\(UploadRules.kibibyteLimit)}"
        case .plainText: "text without control characters"
        }
    }

    /// The form in Chinese.
    package var chinese: String {
        switch self {
        case .identifier: "1至40个字母、数字、点、横线或下划线"
        case .phone: "3至20位数字的电话号码"
        case .hours: "开放时间，如 mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00"
        case .sessions: "依次的时段，如 09:00-12:00 13:00-17:00"
        case .date: "日期 YYYY-MM-DD"
        case .clock: "某一时段的开始时刻 HH:MM"
        case .answer: "是或否"
        case .oneOf(let words): words.joined(separator: "、") + "之一"
        case .materials: "名称|英文名称|份数|说明，多项以;分隔"
        case .webAddress: "以 https:// 或 http:// 开头的网址"
        case .formSchema: "表单结构 {fields: [{name, label, type}]}"
        case .uploadRules:
            "{files: 1–\(UploadRules.fileLimit), kibibytes: 1–\(UploadRules.kibibyteLimit)}"
        case .plainText: "不含控制字符的文字"
        }
    }
}
