// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Standard output and standard error, unbuffered.
enum Screen {
    /// Prints `text`.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Prints bytes, as a board's frame.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Says what went wrong.
    static func complain(_ text: String) { write(Array("demo: \(text)\n".utf8), to: STDERR_FILENO) }

    /// Stops at the first error: a reader that went away is no fault of the program.
    private static func write(_ bytes: [UInt8], to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
