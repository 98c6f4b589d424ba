// SPDX-License-Identifier: Apache-2.0
import Glibc
import Vault

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

    /// Some bytes.
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// A fresh seed, or the one in HALLKIOSK_SEED.
    static func chooseSeed() -> UInt64 {
        if let text = unsafe getenv("HALLKIOSK_SEED"), let seed = UInt64(unsafe String(cString: text)) { return seed }
        return Random.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
