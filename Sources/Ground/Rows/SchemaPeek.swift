// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Glibc

/// Looks whose database a file is, and how far its schema, without changing a byte of it or beside it.
///
/// Opening a database that a crash has left may already move its log into it; a file that is refused is to stay as it was
/// for the program that it belongs to.
enum SchemaPeek {
    /// What a file says of itself.
    struct Mark: Equatable {
        /// `PRAGMA application_id`.
        let owner: Int32
        /// `PRAGMA user_version`.
        let steps: Int
    }

    /// What the file at `path` says; nil where there is none, or one that SQLite has to judge.
    static func mark(of path: String) throws(RowsError) -> Mark? {
        guard let header = header(of: path) else { return nil }
        return hasLog(path) ? try logged(path) : header
    }

    /// The header's fields are big-endian, at 60 and 68 (sqlite.org/fileformat2.html section 1.3).
    static func header(of path: String) -> Mark? {
        guard let bytes = start(of: path, count: 100), bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            return nil
        }
        let number = { (offset: Int) in bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        return Mark(owner: Int32(bitPattern: number(68)), steps: Int(Int32(bitPattern: number(60))))
    }

    /// Whether a crash has left a log with something behind its header of 32 bytes (sqlite.org/fileformat2.html section
    /// 4.1).
    ///
    /// SQLite 3.40 asks a log of which only the header, or not even that, reached the disk again and again under
    /// `readonly_shm`, for ten seconds, and then gives up: it holds nothing newer than the file.
    private static func hasLog(_ path: String) -> Bool {
        guard let bytes = start(of: path + "-wal", count: 33) else { return false }
        // The magic number; its last bit is the byte order of the checksums.
        return bytes.starts(with: [0x37, 0x7F, 0x06]) && bytes[3] & ~1 == 0x82
    }

    /// The first `count` bytes of the file at `path`; nil where it has not so many.
    private static func start(of path: String, count: Int) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return read == count ? bytes : nil
    }

    /// Reads the header through the log, whose index is built in this program's own memory when it has to be built
    /// (`readonly_shm`, sqlite.org/walformat.html section 2).
    private static func logged(_ path: String) throws(RowsError) -> Mark? {
        // A log without its index cannot be read without making one: then SQLite may judge, as for any crash.
        guard unsafe access(path + "-shm", F_OK) == 0 else { return nil }
        let connection = try Connection(peeking: path)
        return Mark(
            owner: Int32(truncatingIfNeeded: try connection.number("PRAGMA application_id", label: "look at schema")),
            steps: Int(try connection.number("PRAGMA user_version", label: "look at schema"))
        )
    }
}
