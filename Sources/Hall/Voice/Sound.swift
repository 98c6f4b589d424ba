// SPDX-License-Identifier: Apache-2.0

/// Mono sound: signed 16-bit samples at one rate.
package struct Sound: Sendable, Hashable {
    /// Samples a second.
    package let rate: Int
    /// The samples.
    package let samples: [Int16]

    /// The rates that files may have.
    package static let rates = 8000...48_000

    /// Joins samples and their rate, which is one of `rates`.
    package init(rate: Int, samples: [Int16]) {
        precondition(Self.rates.contains(rate), "a rate that no file may have")
        (self.rate, self.samples) = (rate, samples)
    }

    /// How long it lasts.
    package var length: Duration { .nanoseconds(Int64(samples.count) * 1_000_000_000 / Int64(rate)) }

    /// The largest deviation from rest, 0–32,768.
    package var peak: Int { samples.reduce(0) { max($0, abs(Int($1))) } }

    /// The samples as bytes, little-endian: what `aplay -f S16_LE` plays.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(samples.count * 2)
        for sample in samples {
            let bits = UInt16(bitPattern: sample)
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        }
        return bytes
    }
}
