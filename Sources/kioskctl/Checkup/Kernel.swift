// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Small files of /proc and /sys, and what stat(2) says.
enum Kernel {
    private static let limit = 4 << 20

    /// The text of a file without the line's end; nil when it cannot be read.
    static func text(_ path: String) -> String? {
        guard let bytes = try? WholeFile.read(path: path, limit: limit) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// The number in a file.
    static func number(_ path: String) -> Int64? { text(path).flatMap { Int64($0) } }

    /// Whether there is something at `path`; also false where it cannot be seen.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// What stat(2) says of a path.
    static func facts(_ path: String) -> stat? {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 ? facts : nil
    }

    /// A line of /proc/meminfo, in bytes.
    static func memory(_ name: String) -> Int64? {
        let line = text("/proc/meminfo")?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1024 }
    }

    /// The warmest thermal zone, in thousandths of a degree.
    static func temperature() -> Int? {
        (0..<16).compactMap { number("/sys/class/thermal/thermal_zone\($0)/temp") }.max().map { Int($0) }
    }

    /// Whether a user, or a group, of that name exists.
    static func hasUser(_ name: String) -> Bool { unsafe getpwnam(name) != nil }

    /// Whether a group of that name exists.
    static func hasGroup(_ name: String) -> Bool { unsafe getgrnam(name) != nil }

    /// The name of a group, or its number.
    static func group(_ number: gid_t) -> String {
        guard let entry = unsafe getgrgid(number) else { return "#\(number)" }
        return unsafe String(cString: entry.pointee.gr_name)
    }
}
