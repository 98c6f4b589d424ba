// SPDX-License-Identifier: Apache-2.0

/// Random numbers from a seed that is printed, so that a run can be repeated.
///
/// S. Vigna's SplitMix64 (public domain).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Another generator, for what goes on beside.
    mutating func fork() -> SplitMix64 { SplitMix64(seed: next()) }

    /// True about once in `count` times.
    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}
