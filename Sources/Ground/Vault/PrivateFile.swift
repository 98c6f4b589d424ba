// SPDX-License-Identifier: Apache-2.0

import CCrypto
import Glibc
import Terms

/// Files that nobody but their owner may read: keys, and the staff of a hall.
enum PrivateFile {
    /// Reads an ordinary file of at most `limit` bytes; refuses one with any right of `forbiddenModes`.
    static func read(
        _ path: String,
        limit: Int,
        forbiddenModes: UInt32 = 0o077
    ) throws(VaultError) -> KeyBytes {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            switch errno {
            case ENOENT: throw .noFile(path: path)
            case ELOOP: throw .unsafeFile(path: path, .notOrdinary)
            default: throw failure("open", path)
            }
        }
        defer { close(file) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0 else { throw failure("fstat", path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .unsafeFile(path: path, .notOrdinary) }
        guard facts.st_mode & forbiddenModes == 0
        else { throw .unsafeFile(path: path, .mode(facts.st_mode & 0o7777)) }
        guard facts.st_size <= limit else { throw .unsafeFile(path: path, .tooLarge) }
        var length = 0
        let text = unsafe KeyBytes(count: Int(facts.st_size)) { memory in
            while length < memory.count {
                let got = unsafe Glibc.read(file, memory.baseAddress?.advanced(by: length), memory.count - length)
                if got < 0, errno == EINTR { continue }
                if got <= 0 { break }
                length += got
            }
        }
        guard length == text.count else { throw failure("read", path) }
        return text
    }

    /// Makes the file at `path`; throws when there is one, and never replaces it.
    static func create(_ path: String, _ text: [UInt8]) throws(VaultError) {
        try store(text, path) { temporary, path in
            // link(2) is the rename that does not replace.
            guard unsafe link(temporary, path) == 0 else { return "link" }
            return unsafe unlink(temporary) == 0 ? nil : "unlink"
        }
    }

    /// Replaces the file at `path`: after a power cut there is the old one or the new one, whole.
    static func replace(_ path: String, by text: [UInt8]) throws(VaultError) {
        try store(text, path) { temporary, path in unsafe rename(temporary, path) == 0 ? nil : "rename" }
    }

    /// Gives a file that root has made to the owner of its directory, whose daemon has to read it.
    static func giveToOwner(_ file: Int32, of path: String) {
        var facts = stat()
        guard geteuid() == 0, unsafe stat(directory(of: path), &facts) == 0 else { return }
        _ = fchown(file, facts.st_uid, facts.st_gid)
    }

    /// Writes a file beside `path` that only its owner may read, and makes it and its name durable.
    ///
    /// `place` gives the finished file its name, and tells the call that failed.
    private static func store(
        _ text: [UInt8],
        _ path: String,
        _ place: (String, String) -> String?
    ) throws(VaultError) {
        let temporary = path + "." + Hex.text(Random.bytes(8))
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("open", temporary) }
        giveToOwner(file, of: path)
        let failed = write(text, to: file) ?? place(temporary, path)
        let reason = errno
        close(file)
        if let failed {
            unsafe unlink(temporary)
            if failed == "link", reason == EEXIST { throw .fileExists(path: path) }
            throw .system(call: failed, path: path, errno: reason)
        }
        try syncDirectory(of: path)
    }

    /// Writes everything and waits until it is on the disk; tells the call that failed.
    private static func write(_ text: [UInt8], to file: Int32) -> String? {
        var done = 0
        while done < text.count {
            let put = unsafe text.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if put < 0, errno == EINTR { continue }
            if put <= 0 { return "write" }
            done += put
        }
        return fsync(file) == 0 ? nil : "fsync"
    }

    private static func syncDirectory(of path: String) throws(VaultError) {
        let directory = directory(of: path)
        let file = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure("open", directory) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("fsync", directory) }
    }

    private static func directory(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }

    private static func failure(_ call: String, _ path: String) -> VaultError {
        .system(call: call, path: path, errno: errno)
    }
}
