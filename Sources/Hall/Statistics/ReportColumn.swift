// SPDX-License-Identifier: Apache-2.0

/// A whole number of a report with its name; without a value where nothing was counted.
package struct ReportColumn: Sendable, Equatable {
    /// As in JSON and in the header of CSV; says the unit: `_s` for seconds, `_permille` for shares.
    package let name: String
    /// The number.
    package let value: Int?

    init(_ name: String, _ value: Int?) { (self.name, self.value) = (name, value) }

    /// A mean rounded to the nearest, away from zero in the middle.
    init(_ name: String, mean sum: Int, of count: Int) {
        self.init(name, count == 0 ? nil : Int((Double(sum) / Double(count)).rounded()))
    }

    /// A share in thousandths, rounded down: 1000 is all of them.
    init(_ name: String, share part: Int, of whole: Int) {
        self.init(name, whole == 0 ? nil : part * 1000 / whole)
    }
}
