// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Gives finished files their names so that a power cut leaves them whole or absent.
enum DurableFile {
    /// Syncs the finished file `partial`, gives it the name `path`, and syncs the directory.
    static func publish(_ partial: String, as path: String) throws(RowsError) {
        try sync(partial)
        guard unsafe rename(partial, path) == 0 else { throw failed("rename file") }
        let slash = path.lastIndex(of: "/")
        try sync(slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".")
    }

    private static func sync(_ path: String) throws(RowsError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed("open file") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failed("sync file") }
    }

    private static func failed(_ label: String) -> RowsError { .file(errno: errno, during: label) }
}
