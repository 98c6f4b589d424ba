// SPDX-License-Identifier: Apache-2.0

import CCrypto
import Glibc
import Terms

extension KeyRing {
    /// Loads the ring in the file at `path`, which nobody but its owner may read.
    package static func load(path: String) throws(VaultError) -> KeyRing {
        try read(path, forbiddenModes: 0o077)
    }

    /// Loads the credential `name` that systemd passes to this unit (systemd.exec(5), LoadCredential=).
    ///
    /// Its directory is closed to others; the group bits of the file stand for the access list that admits the unit's
    /// user, so only the right of others is refused.
    package static func load(
        credential name: String,
        directory: String? = credentialsDirectory
    ) throws(VaultError) -> KeyRing {
        guard let directory else { throw .noCredentialsDirectory }
        return try read(directory + "/" + name, forbiddenModes: 0o007)
    }

    /// `$CREDENTIALS_DIRECTORY`.
    package static var credentialsDirectory: String? {
        unsafe getenv("CREDENTIALS_DIRECTORY").map { unsafe String(cString: $0) }
    }

    /// Makes new keys for `role` and stores them at `path`; throws when there is a file, and never replaces it.
    package static func create(path: String, role: Role = .hall) throws(VaultError) -> KeyRing {
        let ring = fresh(role)
        try ring.store(path) { temporary, path in
            // link(2) is the rename that does not replace.
            guard unsafe link(temporary, path) == 0 else { return "link" }
            return unsafe unlink(temporary) == 0 ? nil : "unlink"
        }
        return ring
    }

    /// Loads the ring at `path`, or makes it on the first start.
    package static func loadOrCreate(path: String, role: Role = .hall) throws(VaultError) -> KeyRing {
        do {
            return try load(path: path)
        } catch .noFile {
            return try create(path: path, role: role)
        }
    }

    /// Replaces the file at `path` by this ring: after a power cut there is the old one or the new one, whole.
    package func save(path: String) throws(VaultError) {
        try store(path) { temporary, path in unsafe rename(temporary, path) == 0 ? nil : "rename" }
    }

    private static func read(_ path: String, forbiddenModes: UInt32) throws(VaultError) -> KeyRing {
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
        guard facts.st_size <= fileLimit else { throw .unsafeFile(path: path, .tooLarge) }
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
        let ring = unsafe text.lend { bytes in
            Result { () throws(VaultError) in unsafe try parse(bytes, name: path) }
        }
        return try ring.get()
    }

    /// Writes a file beside `path` that only its owner may read, and makes it and its name durable.
    ///
    /// `place` gives the finished file its name, and tells the call that failed.
    private func store(_ path: String, _ place: (String, String) -> String?) throws(VaultError) {
        let temporary = path + "." + Hex.text(Random.bytes(8))
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure("open", temporary) }
        let failed = write(to: file) ?? place(temporary, path)
        let reason = errno
        close(file)
        if let failed {
            unsafe unlink(temporary)
            if failed == "link", reason == EEXIST { throw .fileExists(path: path) }
            throw .system(call: failed, path: path, errno: reason)
        }
        try Self.syncDirectory(of: path)
    }

    /// Writes all lines and waits until they are on the disk; tells the call that failed.
    private func write(to file: Int32) -> String? {
        var text = Array("# Keys of hallkiosk. Secret: mode 0600, in no backup that others can read.\n".utf8)
        text.reserveCapacity(text.count + keys.count * 200)
        text += Self.lines(of: keys)
        defer { unsafe text.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) } }
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
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let file = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure("open", directory) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("fsync", directory) }
    }

    private static func failure(_ call: String, _ path: String) -> VaultError {
        .system(call: call, path: path, errno: errno)
    }
}
