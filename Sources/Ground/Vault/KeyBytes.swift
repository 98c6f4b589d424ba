// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// Secret bytes in memory of their own, overwritten with zeros when the last holder lets go.
///
/// Not covered: what libcrypto copies (it clears its own contexts), the pages of a core dump or swap (the unit forbids
/// core dumps), and text that a caller of `merging` or `enrolmentBundle` holds.
@safe final class KeyBytes: Sendable {
    private nonisolated(unsafe) let memory: UnsafeMutableBufferPointer<UInt8>

    /// Makes `count` bytes and lets `fill` write them.
    init(count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        unsafe memory = .allocate(capacity: count)
        unsafe memory.initialize(repeating: 0)
        unsafe fill(memory)
    }

    deinit {
        unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
        unsafe memory.deallocate()
    }

    /// Copies `bytes`.
    convenience init(_ bytes: some Collection<UInt8>) {
        unsafe self.init(count: bytes.count) { memory in
            for (index, byte) in bytes.enumerated() { unsafe memory[index] = byte }
        }
    }

    /// Makes `count` random bytes.
    static func random(_ count: Int) -> KeyBytes {
        unsafe KeyBytes(count: count) { memory in unsafe Random.fill(UnsafeMutableRawBufferPointer(memory)) }
    }

    var count: Int { unsafe memory.count }

    /// Lends the bytes to `body`, which must not keep the pointer.
    func lend<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        unsafe body(UnsafeBufferPointer(memory))
    }

    /// Compares in a time that does not depend on the bytes.
    func isSame(as other: KeyBytes) -> Bool {
        guard count == other.count else { return false }
        return unsafe CRYPTO_memcmp(memory.baseAddress, other.memory.baseAddress, count) == 0
    }
}
