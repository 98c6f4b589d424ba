// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Files that are either wholly there after a power cut or not at all.
package enum DurableFile {
    /// Writes `bytes` to `path`, mode 0600, replacing what was there in one step.
    package static func write(_ bytes: [UInt8], to path: String) throws(RowsError) {
        let partial = path + ".partial"
        unsafe unlink(partial)
        let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed("create file") }
        defer { unsafe unlink(partial) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor)
        try publish(partial, as: path)
    }

    /// Syncs the finished file `partial`, gives it the name `path`, and syncs the directory.
    package static func publish(_ partial: String, as path: String) throws(RowsError) {
        try sync(partial)
        guard unsafe rename(partial, path) == 0 else { throw failed("rename file") }
        try syncDirectory(of: path)
    }

    /// Syncs the directory that holds `path`, so that a new or removed name survives a power cut.
    package static func syncDirectory(of path: String) throws(RowsError) {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try sync(directory)
    }

    private static func sync(_ path: String) throws(RowsError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed("open file") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failed("sync file") }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(RowsError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failed("write file") }
            rest = rest.dropFirst(count)
        }
    }

    private static func failed(_ label: String) -> RowsError { .file(errno: errno, during: label) }
}
