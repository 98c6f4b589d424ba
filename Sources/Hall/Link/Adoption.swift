// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms
package import Wire

/// What a hall takes over of the documents that it believes: rules, opening hours and whom to ask.
///
/// A document whose values a hall cannot work with is left out as a whole, and told of.
package struct Adoption: Sendable, Equatable {
    /// A value that comes from the center instead of from `hall.conf`.
    package struct Value: Sendable, Equatable {
        /// The document it comes from.
        package let kind: SignedDocument.Kind
        /// The version of that document.
        package let version: Int64
        /// The rule's name, or a date.
        package let name: String
        /// What it is now.
        package let value: String
    }

    /// The hall with what was taken over.
    package private(set) var plan: HallPlan
    /// 预约方式, where the center says one.
    package private(set) var bookingMethod: String?
    /// 咨询电话, where the center says one.
    package private(set) var telephone: String?
    /// Everything that was taken over.
    package private(set) var values: [Value] = []
    /// The documents that this hall cannot work with.
    package private(set) var leftOut: [SignedDocument.Kind] = []

    /// Takes over what `documents` say for the hall of `plan`.
    package init(of documents: BelievedDocuments, by plan: HallPlan) {
        self.plan = plan
        if let rules = documents.rules { take(rules, version: documents.versions[.rules] ?? 0) }
        if let calendar = documents.calendar { take(calendar, version: documents.versions[.calendar] ?? 0) }
        if let notices = documents.notices { take(notices, version: documents.versions[.notices] ?? 0) }
    }

    private mutating func take(_ document: RulesDocument, version: Int64) {
        var rules = plan.rules
        var taken: [Value] = []
        // Names that this program does not know are the center's business, or a newer hall's.
        for (name, value) in document.values.sorted(by: { $0.key < $1.key }) where CityRule(rawValue: name) != nil {
            guard let rule = CityRule(rawValue: name), rule.set(value, in: &rules) else {
                leftOut.append(.rules)
                return
            }
            taken.append(Value(kind: .rules, version: version, name: name, value: value))
        }
        adopt(plan.adopting(rules: rules), .rules, taken)
    }

    private mutating func take(_ document: CalendarDocument, version: Int64) {
        var days: [BusinessDay: DayHours] = [:]
        for day in document.days {
            guard let hours = DayHours(sessions: day.sessions.compactMap(Self.session), isWorkday: day.workday),
                hours.sessions.count == day.sessions.count
            else {
                leftOut.append(.calendar)
                return
            }
            days[day.day] = hours
        }
        let hours = document.hours.map { OpeningHours(text: $0) }
        if case .some(nil) = hours {
            leftOut.append(.calendar)
            return
        }
        let weekly = document.hours.map { Value(kind: .calendar, version: version, name: "hours", value: $0) }
        let taken = document.days.map { day in
            let sessions = day.sessions.isEmpty ? "closed" : day.sessions.joined(separator: " ")
            return Value(kind: .calendar, version: version, name: day.day.text, value: sessions)
        }
        adopt(plan.adopting(hours: hours ?? nil, days: days), .calendar, [weekly].compactMap(\.self) + taken)
    }

    private mutating func take(_ document: NoticesDocument, version: Int64) {
        func value(_ name: String, _ text: String) -> Value {
            Value(kind: .notices, version: version, name: name, value: text)
        }
        if let text = document.bookingMethod, Self.isShown(text) {
            bookingMethod = text
            values.append(value("booking_method", text))
        }
        if let text = document.telephone, Self.isShown(text) {
            telephone = text
            values.append(value("telephone", text))
        }
    }

    /// A plan with problems would not open a hall: such a document is left out.
    private mutating func adopt(_ changed: HallPlan, _ kind: SignedDocument.Kind, _ taken: [Value]) {
        guard changed.problems.isEmpty else { return leftOut.append(kind) }
        plan = changed
        values += taken
    }

    /// `09:00-12:00` as minutes since midnight.
    private static func session(_ text: String) -> Range<Int>? { OpeningHours.session(text) }

    private static func isShown(_ text: String) -> Bool {
        !text.allSatisfy(\.isWhitespace) && text.utf8.count <= longestText && !text.utf8.contains { $0 < 0x20 }
    }

    private static let longestText = 200
}
