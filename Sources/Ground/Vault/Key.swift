// SPDX-License-Identifier: Apache-2.0

/// One key of a ring; describes itself without its bytes.
package struct Key: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Counts the keys of one use; envelopes and vouchers name it.
    package let id: UInt32
    /// What the key is for.
    package let use: KeyUse
    /// What the key works with.
    package let algorithm: KeyAlgorithm
    let bytes: KeyBytes

    init(id: UInt32, use: KeyUse, algorithm: KeyAlgorithm, bytes: KeyBytes) {
        precondition(algorithm.serves(use), "the algorithm does not serve the use")
        precondition(bytes.count == algorithm.keyLength(for: use), "a key of the wrong length")
        (self.id, self.use, self.algorithm, self.bytes) = (id, use, algorithm, bytes)
    }

    /// Makes a new secret key; nobody makes a `verify` key without its private half.
    static func random(id: UInt32, use: KeyUse, algorithm: KeyAlgorithm) -> Key {
        precondition(use != .verify, "a verify key is the public half of a sign key")
        // SM2's order is below 2^256 by one in 2^32: draw again in that case (GB/T 32918.1 section 6.1).
        while true {
            let key = Key(id: id, use: use, algorithm: algorithm, bytes: .random(algorithm.keyLength(for: use)))
            if use != .sign || (try? PublicKeys.half(of: key)) != nil { return key }
        }
    }

    /// `key 4 sign ed25519`.
    package var description: String { "key \(id) \(use.rawValue) \(algorithm.name)" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }

    func isSame(as other: Key) -> Bool {
        (id, use, algorithm) == (other.id, other.use, other.algorithm) && bytes.isSame(as: other.bytes)
    }
}
