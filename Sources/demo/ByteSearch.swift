// SPDX-License-Identifier: Apache-2.0

/// Finds any of several byte sequences.
struct ByteSearch: Sendable {
    /// The sequences by their first byte.
    private var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)

    init(_ needles: [[UInt8]]) {
        for needle in needles {
            if let first = needle.first { byFirst[Int(first)].append(needle) }
        }
    }

    /// Whether one of them is in `bytes`.
    func finds(in bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            for needle in byFirst[Int(byte)] where bytes[index...].starts(with: needle) { return true }
        }
        return false
    }
}
