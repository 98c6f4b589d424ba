// SPDX-License-Identifier: Apache-2.0
import Terms

/// One row of a file by its columns, an empty field counting as absent.
struct CatalogRow {
    let fields: [CatalogColumn: String]

    /// The text of a column, empty when there is none.
    func text(_ column: CatalogColumn) -> String { fields[column] ?? "" }

    func optional<Value>(
        _ column: CatalogColumn,
        _ form: CatalogForm,
        _ read: (String) -> Value?
    ) throws(CatalogFault) -> Value? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else { throw .malformed(column, form) }
        return value
    }

    func value<Value>(
        _ column: CatalogColumn,
        _ form: CatalogForm,
        _ read: (String) -> Value?
    ) throws(CatalogFault) -> Value {
        guard let value = try optional(column, form, read) else { throw .missing(column) }
        return value
    }

    func optionalIdentifier<Kind>(_ column: CatalogColumn) throws(CatalogFault) -> Identifier<Kind>? {
        try optional(column, .identifier) { Identifier<Kind>(Typed.halfWidth($0)) }
    }

    func identifier<Kind>(_ column: CatalogColumn) throws(CatalogFault) -> Identifier<Kind> {
        guard let name: Identifier<Kind> = try optionalIdentifier(column) else { throw .missing(column) }
        return name
    }

    func number(_ column: CatalogColumn, in bounds: ClosedRange<Int>, usual: Int?) throws(CatalogFault) -> Int {
        let text = text(column)
        if text.isEmpty, let usual { return usual }
        guard !text.isEmpty else { throw .missing(column) }
        guard let number = Digits.value(Typed.halfWidth(text).utf8) else { throw .outOfRange(column, bounds) }
        return number
    }

    /// 是, 否, yes, no; `usual` when empty.
    func answer(_ column: CatalogColumn, usual: Bool) throws(CatalogFault) -> Bool {
        try optional(column, .answer) { text in
            switch text {
            case "yes", "是", "true", "1": true
            case "no", "否", "false", "0": false
            default: nil
            }
        } ?? usual
    }
}
