// SPDX-License-Identifier: Apache-2.0

/// An input read as a series of choices; when it is used up, every choice is the first one.
struct ByteScript {
    private var rest: ArraySlice<UInt8>

    init(_ input: [UInt8]) { rest = input[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// One byte, 0 at the end.
    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// A number below `limit`, which is at most 256.
    mutating func number(below limit: Int) -> Int { Int(byte()) % limit }

    /// A yes or no.
    mutating func flag() -> Bool { byte() & 1 == 1 }

    /// One of a few things.
    mutating func oneOf<Choice>(_ choices: [Choice]) -> Choice { choices[number(below: choices.count)] }

    /// As many bytes as the next one says, or as there are.
    mutating func piece() -> [UInt8] {
        let count = Int(byte())
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// The next piece as text; what is not UTF-8 is replaced.
    mutating func text() -> String { String(decoding: piece(), as: UTF8.self) }

    /// All that is left.
    mutating func remainder() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}
