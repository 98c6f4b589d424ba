// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What the terminal shows.
enum Screen {
    /// A line of the report.
    static func say(_ line: String) { write(line, to: STDOUT_FILENO) }

    /// A line of trouble.
    static func complain(_ line: String) { write("rush: " + line, to: STDERR_FILENO) }

    private static func write(_ line: String, to file: CInt) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    }
}
