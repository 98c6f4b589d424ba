// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Standard output and standard error, unbuffered.
enum Terminal {
    /// Prints `text`.
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Prints bytes, as a board frame.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Says what went wrong.
    static func complain(_ text: String) { write(Array("kioskctl: \(text)\n".utf8), to: STDERR_FILENO) }

    /// Asks on standard error, so that a redirected output stays clean.
    static func prompt(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    private static func write(_ bytes: [UInt8], to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
            rest = rest.dropFirst(max(0, count))
        }
    }
}
