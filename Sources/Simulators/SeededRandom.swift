// SPDX-License-Identifier: Apache-2.0

/// Numbers that a seed repeats, on every machine and in every release (SplitMix64; Steele, Lea, Flood 2014).
///
/// Every concern has a stream of its own, named by where it belongs, so that leaving one fault or one hall out does not
/// change the numbers of the others: that is what lets a failing run be shrunk.
package struct SeededRandom: Sendable {
    private var state: UInt64

    /// The stream called `name` of a seed.
    package init(_ seed: UInt64, _ name: String) {
        // FNV-1a, 64 bits (draft-eastlake-fnv section 2).
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        state = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) ^ Self.mixed(hash)
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 up to, not including, `bound`.
    package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// A number in `range`.
    package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True so many times in ten thousand.
    package mutating func strikes(_ tenThousandths: Int) -> Bool { below(10_000) < tenThousandths }

    /// True so many times in a hundred.
    package mutating func percent(_ share: Int) -> Bool { below(100) < share }

    /// One of `choices`, of which there is at least one.
    package mutating func oneOf<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    /// So many bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
