// SPDX-License-Identifier: Apache-2.0

/// Whether a text keeps to itself what an input held.
enum Discretion {
    /// Digits in a row that could be a person's: shorter ones are line numbers, limits and dates.
    static let shortestNumber = 6

    /// Throws when `text` repeats a long number of `input`.
    static func check(_ text: String, about input: [UInt8], _ what: String) throws(Broken) {
        for number in numbers(in: text) {
            try hold(!contains(input, number), "\(what) repeats a number of its input")
        }
    }

    /// Throws when a description or mirror of `value` shows a digit of the number it holds.
    static func check(concealed value: Any, _ number: String) throws(Broken) {
        let told = String(describing: value) + String(reflecting: value)
        try hold(!told.contains(number), "a description shows a number")
        try hold(Mirror(reflecting: value).children.isEmpty, "a mirror shows a number")
    }

    private static func numbers(in text: String) -> [ArraySlice<UInt8>] {
        Array(text.utf8).split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .filter { $0.count >= shortestNumber }
    }

    private static func contains(_ input: [UInt8], _ number: ArraySlice<UInt8>) -> Bool {
        guard let first = number.first, input.count >= number.count else { return false }
        return (0...(input.count - number.count)).contains { start in
            input[start] == first && input[start..<(start + number.count)].elementsEqual(number)
        }
    }
}
