// SPDX-License-Identifier: Apache-2.0

/// Lays values out as compact bytes, for files that only the same program reads back.
///
/// Numbers take one byte for each 7 bits, small ones of either sign one byte (LEB128 of the zigzag form). A name is
/// written out once and by its place in a list from then on. `ByteReader` reads in the same order.
package struct ByteWriter {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    private var names: [String: Int] = [:]

    /// Begins with room for `capacity` bytes.
    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Writes a whole number.
    package mutating func number(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

    /// Writes a whole number that is not negative.
    package mutating func count(_ value: Int) { unsigned(UInt64(value)) }

    /// Writes 64 bits as they are.
    package mutating func word(_ value: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    /// Writes one byte, such as the tag of an enum's case.
    package mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Writes bytes as they are.
    package mutating func raw(_ more: [UInt8]) { bytes += more }

    /// Writes text that hardly ever comes twice.
    package mutating func text(_ value: String) {
        count(value.utf8.count)
        bytes += value.utf8
    }

    /// Writes text that comes again and again.
    package mutating func name(_ value: String) {
        if let place = names[value] { return count(place) }
        count(names.count)
        text(value)
        names[value] = names.count
    }

    private mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
