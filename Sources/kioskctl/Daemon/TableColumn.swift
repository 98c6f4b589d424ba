// SPDX-License-Identifier: Apache-2.0

/// A column of a table: its heading, where in a row's JSON its value lies, and how that is read.
struct TableColumn: Sendable {
    /// How a value is shown; what is not there is a dash.
    enum Form: Sendable {
        /// As it is, at the left.
        case text
        /// As it is, at the right.
        case number
        /// A time in RFC 3339: month, day, hour and minute.
        case time
        /// Seconds, as minutes with a decimal.
        case minutes
        /// Thousandths, as percent with a decimal.
        case percent
        /// Thousandths of the best rating, as a mark of 5.
        case mark
    }

    let title: String
    private let path: String
    private let form: Form

    init(_ title: String, _ path: String, _ form: Form = .text) {
        (self.title, self.path, self.form) = (title, path, form)
    }

    /// Figures stand under each other by their last digit.
    var isAtRight: Bool {
        switch form {
        case .text, .time: false
        case .number, .minutes, .percent, .mark: true
        }
    }

    /// What a row shows here.
    func cell(_ row: JSONValue) -> String {
        let value = row[path]
        switch (form, value) {
        case (.time, .text(let text)):
            let parts = text.split(separator: "T")
            return parts.count == 2 ? parts[0].dropFirst(5) + " " + parts[1].prefix(5) : text
        case (.minutes, .whole(let seconds)): return Self.decimal(seconds, tenth: 6)
        case (.percent, .whole(let permille)): return Self.decimal(permille, tenth: 1)
        case (.mark, .whole(let permille)): return Self.decimal(permille, tenth: 20)
        default: return value.shown
        }
    }

    /// One decimal, rounded to the nearest; `tenth` is what 0.1 is made of.
    private static func decimal(_ value: Int64, tenth: Int64) -> String {
        let tenths = (abs(value) + tenth / 2) / tenth
        return (value < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
    }
}
