// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization

/// Writes log lines for journald to standard error: `<4>printer closed device=lp0 bytes=12`.
///
/// A line is a fixed text and named fields of types that say they hold no personal data (`Loggable`). A `String` is not
/// among them, so neither a name nor an interpolated text can slip in by habit.
/// ```
/// Log.write(.warning, "line closed", ["device": address, "reason": error])
/// ```
package struct Log: Sendable {
    /// How urgent a line is: the numbers of syslog(3), which journald reads from the `<N>` prefix (sd-daemon(3)).
    package enum Level: Int, Sendable, Comparable, CaseIterable {
        /// Somebody must act now: tickets cannot be kept.
        case critical = 2
        /// Something failed that will not mend itself.
        case error = 3
        /// Something failed and is tried again, or a limit was hit.
        case warning = 4
        /// Normal and worth remembering: started, stopped, plugged in.
        case notice = 5
        /// Details of normal work.
        case info = 6
        /// For developers.
        case debug = 7

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private static let standard = Log(descriptor: STDERR_FILENO)
    private static let threshold = Atomic<Int>(Level.info.rawValue)

    private static let lost = Atomic<Int>(0)

    private let descriptor: CInt

    /// Makes a log on another descriptor, for tests.
    init(descriptor: CInt) { self.descriptor = descriptor }

    /// Writes one line to standard error, unless `level` is less urgent than the limit.
    package static func write(
        _ level: Level,
        _ message: StaticString,
        _ fields: KeyValuePairs<StaticString, any Loggable> = [:]
    ) {
        guard level.rawValue <= threshold.load(ordering: .relaxed) else { return }
        standard.write(LogLine(level, message, fields))
    }

    /// How many lines could not be written since the start, for the health page.
    package static var lostLines: Int { lost.load(ordering: .relaxed) }

    /// Leaves out lines less urgent than `level` from now on; `.info` at the start.
    package static func limit(to level: Level) { threshold.store(level.rawValue, ordering: .relaxed) }

    /// Hands the line to the kernel in one write(2), so that lines of several threads never mix.
    ///
    /// A log that cannot be written is no reason to stop serving: the line is dropped.
    func write(_ line: LogLine) {
        let isWritten = unsafe line.bytes.withUnsafeBytes { bytes in
            // journald's end is a socket, which is asked not to block: a full one must not stop the device loop.
            let sent = unsafe send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_DONTWAIT | MSG_NOSIGNAL))
            guard sent < 0, errno == ENOTSOCK else { return sent == bytes.count }
            return unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
        }
        if !isWritten { Self.lost.add(1, ordering: .relaxed) }
    }
}
