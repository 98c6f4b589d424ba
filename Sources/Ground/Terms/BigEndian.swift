// SPDX-License-Identifier: Apache-2.0

/// Unsigned integers as bytes, highest first.
package enum BigEndian {
    /// The bytes of `value`.
    package static func bytes<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) -> [UInt8] {
        stride(from: Value.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// The value of `bytes`; more bytes than the type holds is a programming error.
    package static func value<Value: FixedWidthInteger & UnsignedInteger>(_ bytes: some Collection<UInt8>) -> Value {
        precondition(bytes.count * 8 <= Value.bitWidth, "too many bytes for the integer")
        return bytes.reduce(0) { $0 << 8 | Value($1) }
    }
}
