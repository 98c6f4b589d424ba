// SPDX-License-Identifier: Apache-2.0

/// A device as `far-end` serves it.
protocol FarDevice: Sendable {
    /// Takes what the daemon sent; returns the answer.
    mutating func receive(_ bytes: [UInt8]) -> [UInt8]

    /// Takes a wish of the test; returns what the device then says unasked, nil when the wish is not understood.
    mutating func obey(_ words: [String]) -> [UInt8]?

    /// What has happened since this was last asked.
    mutating func news() -> [String]
}
