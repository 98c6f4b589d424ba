// SPDX-License-Identifier: Apache-2.0

/// Reads JSON of one exact shape: members in a known order, no white space, no escapes, whole numbers only.
///
/// That is what our own writers produce nearly always; many times faster than `JSONDecoder`. Whoever meets
/// `NotPlain` reads the text again with `JSONDecoder`, which knows all of JSON.
package struct PlainJSONReader {
    /// The text is no JSON of the shape expected; it may still be good JSON.
    package struct NotPlain: Error {
        /// The only value.
        package init() {}
    }

    private let bytes: [UInt8]
    private var index = 0

    /// Begins at the start of `text`.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// Throws unless everything was read.
    package func finish() throws(NotPlain) {
        guard index == bytes.count else { throw NotPlain() }
    }

    /// Reads exactly `fixed`.
    package mutating func take(_ fixed: StaticString) throws(NotPlain) {
        guard takes(fixed) else { throw NotPlain() }
    }

    /// Reads `fixed` if it comes next, otherwise nothing.
    package mutating func takes(_ fixed: StaticString) -> Bool {
        let count = fixed.utf8CodeUnitCount
        guard bytes.count - index >= count else { return false }
        for offset in 0..<count where unsafe fixed.utf8Start[offset] != bytes[index + offset] { return false }
        index += count
        return true
    }

    /// Reads a string without escapes: what is between the quotes, as checked UTF-8.
    package mutating func string() throws(NotPlain) -> String {
        guard let text = String(validating: try content(), as: UTF8.self) else { throw NotPlain() }
        return text
    }

    /// Reads a string that holds a value's canonical text.
    package mutating func value<Value: TextCoded>(_ type: Value.Type = Value.self) throws(NotPlain) -> Value {
        guard let value = Value(utf8: try content()) else { throw NotPlain() }
        return value
    }

    /// Reads a string that is a machine name.
    package mutating func name<Kind>() throws(NotPlain) -> Identifier<Kind> {
        guard let name = Identifier<Kind>(try string()) else { throw NotPlain() }
        return name
    }

    /// Reads a whole number of at most 18 digits, without leading zeros.
    package mutating func number() throws(NotPlain) -> Int64 {
        let isNegative = takes("-")
        let start = index
        while index < bytes.count, Digits.isDigit(bytes[index]) { index += 1 }
        guard let value = Digits.value(bytes[start..<index]), bytes[start] != UInt8(ascii: "0") || index == start + 1
        else { throw NotPlain() }
        return Int64(isNegative ? -value : value)
    }

    /// Reads a whole number that fits `Int`.
    package mutating func int() throws(NotPlain) -> Int { Int(try number()) }

    /// Reads `true` or `false`.
    package mutating func bool() throws(NotPlain) -> Bool {
        if takes("true") { return true }
        try take("false")
        return false
    }

    private mutating func content() throws(NotPlain) -> ArraySlice<UInt8> {
        try take("\"")
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return bytes[start..<index - 1]
            case UInt8(ascii: "\\"), 0..<0x20: throw NotPlain()
            default: index += 1
            }
        }
        throw NotPlain()
    }
}
