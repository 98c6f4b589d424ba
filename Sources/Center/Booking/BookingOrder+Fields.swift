// SPDX-License-Identifier: Apache-2.0
import Terms

extension BookingOrder {
    /// Reads one row; local times are `offsetSeconds` east of UTC.
    package init(fields: [OrderField: String], offsetSeconds: Int) throws(OrderProblem) {
        let row = Row(fields: fields)
        let number = try row.optional(.number, expected: "4–64 letters and digits") { BookingNumber(text: $0) }
        if let number, !number.isPlausible {
            throw .malformed(.number, expected: "a number with a correct check digit")
        }
        let day = try row.value(.date, expected: "a date YYYY-MM-DD") { BusinessDay(text: $0) }
        let start = try row.value(.start, expected: "a time HH:MM", Self.secondOfDay)
        let end = try row.value(.end, expected: "a time HH:MM", Self.secondOfDay)
        let midnight = Timestamp(seconds: Int64(day.daysSinceEpoch) * 86_400 - Int64(offsetSeconds))
        guard let slot = TimeSlot(start: midnight.adding(seconds: start), end: midnight.adding(seconds: end)) else {
            throw .emptySlot
        }
        self.init(
            number: number,
            center: try row.value(.center, expected: "a center's id") { CenterID($0) },
            service: try row.value(.service, expected: "a service's id") { ServiceID($0) },
            slot: slot,
            principal: try row.party(type: .documentType, number: .documentNumber, name: .name),
            agent: try row.agent()
        )
    }

    /// `HH:MM` up to 24:00, the end of the day.
    private static func secondOfDay(_ text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
            let hour = Digits.value(parts[0]), let minute = Digits.value(parts[1]),
            minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60)
    }

    /// The texts of a row, an empty one counting as absent.
    private struct Row {
        let fields: [OrderField: String]

        func text(_ field: OrderField) -> String? {
            guard let text = fields[field], !text.isEmpty else { return nil }
            return text
        }

        func optional<Value>(
            _ field: OrderField,
            expected: String,
            _ read: (String) -> Value?
        ) throws(OrderProblem) -> Value? {
            guard let text = text(field) else { return nil }
            guard let value = read(text) else { throw .malformed(field, expected: expected) }
            return value
        }

        func value<Value>(
            _ field: OrderField,
            expected: String,
            _ read: (String) -> Value?
        ) throws(OrderProblem) -> Value {
            guard let value = try optional(field, expected: expected, read) else { throw .missing(field) }
            return value
        }

        func party(type: OrderField, number: OrderField, name: OrderField) throws(OrderProblem) -> Party {
            let kinds = DocumentType.allCases.map(\.rawValue).joined(separator: ", ")
            let kind = try value(type, expected: "one of \(kinds)") { DocumentType(rawValue: $0) }
            let document = try value(number, expected: "a valid number of that document") { DocumentNumber(kind, $0) }
            // Counted as code points: one character on a screen can be a million of them.
            let fullName = try value(name, expected: "at most 60 characters") {
                $0.unicodeScalars.count <= 60 ? $0 : nil
            }
            return Party(document: document, name: fullName)
        }

        func agent() throws(OrderProblem) -> Party? {
            let agentFields: [OrderField] = [.agentDocumentType, .agentDocumentNumber, .agentName]
            let filled = agentFields.filter { text($0) != nil }
            guard !filled.isEmpty else { return nil }
            guard filled.count == agentFields.count else { throw .agentIncomplete }
            return try party(type: .agentDocumentType, number: .agentDocumentNumber, name: .agentName)
        }
    }
}
