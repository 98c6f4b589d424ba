// SPDX-License-Identifier: Apache-2.0

import CCrypto
import Glibc

/// Random bytes of the kernel.
package enum Random {
    /// Makes `count` unpredictable bytes (getrandom(2)); waits during early boot, never fails afterwards.
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe fill($0) }
        return bytes
    }

    /// Makes an unpredictable number of 0..<1, of 53 random bits.
    package static var fraction: Double {
        Double(bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 11) / Double(1 << 53 as UInt64)
    }

    static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        var done = 0
        while done < buffer.count {
            let got = unsafe ccrypto_random(buffer.baseAddress?.advanced(by: done), buffer.count - done)
            if got > 0 {
                done += got
            } else {
                precondition(errno == EINTR, "the kernel gives no random bytes")
            }
        }
    }
}
