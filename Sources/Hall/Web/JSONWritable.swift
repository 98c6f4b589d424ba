// SPDX-License-Identifier: Apache-2.0
import Terms

/// What is told often enough to be written by hand: many times faster than `JSONEncoder`.
///
/// Keys in snake_case and sorted; what is nil is left out, as `WebJSON` does with everything else.
protocol JSONWritable {
    func write(to json: inout JSONWriter)
}

extension JSONWriter {
    /// A member that is a text.
    mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    /// A member that is a value's canonical text.
    mutating func member(_ name: StaticString, _ value: (some TextCoded)?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    /// A member that is an object of its own.
    mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
        guard let value else { return }
        key(name)
        value.write(to: &self)
    }

    /// A member that is a whole number.
    mutating func member(_ name: StaticString, number value: (some BinaryInteger)?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    /// A member that is true or false.
    mutating func member(_ name: StaticString, flag: Bool?) {
        guard let flag else { return }
        key(name)
        bool(flag)
    }

    /// A member that is a list of objects.
    mutating func member(_ name: StaticString, _ values: [some JSONWritable]) {
        key(name)
        beginArray()
        for value in values { value.write(to: &self) }
        endArray()
    }

    /// A member that is a list of names.
    mutating func member(_ name: StaticString, names: [String]) {
        key(name)
        beginArray()
        for name in names { string(name) }
        endArray()
    }

    /// A member that is a list of texts.
    mutating func member(_ name: StaticString, _ values: [some TextCoded]) {
        key(name)
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
