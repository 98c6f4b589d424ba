// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms

/// A rule as it is at a moment.
struct RuleView: Encodable {
    let name: String
    let article: String
    let reach: String
    let value: String
    let standard: String
    let bounds: String
    let kind: String
    let least, most: Int?
    let choices: [String]?
    let meaning: String
    let meaningEn: String
    /// The change that made the value; nil for a default.
    let since: RuleChangeView?
    /// The next change to come.
    let next: RuleChangeView?

    init(_ definition: RuleDefinition, _ book: RuleBook, at point: Timestamp, _ now: Moment) {
        name = definition.name.rawValue
        (article, reach) = (definition.article, definition.reach.rawValue)
        value = book.rules(at: point)[definition.name].text
        (standard, bounds) = (definition.standard.text, definition.bounds.text)
        switch definition.bounds {
        case .whole(let range, let unit):
            (kind, least, most, choices) = (unit.rawValue, range.lowerBound, range.upperBound, nil)
        case .choice(let names): (kind, least, most, choices) = ("choice", nil, nil, names)
        case .flag: (kind, least, most, choices) = ("flag", nil, nil, ["true", "false"])
        }
        (meaning, meaningEn) = (definition.chinese, definition.english)
        let changes = book.changes.filter { $0.name == definition.name }
        let past = changes.filter { $0.effective <= point }
        since = past.enumerated().max { ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset) }
            .map { RuleChangeView($0.element, now) }
        next = changes.filter { $0.effective > point }.min { $0.effective < $1.effective }
            .map { RuleChangeView($0, now) }
    }
}

/// A change of a rule.
struct RuleChangeView: Encodable {
    let value: String
    let effective: String
    let madeAt: String
    let staff: String
    let note: String

    init(_ change: RuleChange, _ now: Moment) {
        value = change.value.text
        (effective, madeAt) = (now.at(change.effective).rfc3339, now.at(change.madeAt).rfc3339)
        (staff, note) = (change.staff.text, change.note)
    }
}

/// A rule with all its changes.
struct RuleHistoryView: Encodable {
    let rule: RuleView
    let changes: [RuleChangeView]
}
