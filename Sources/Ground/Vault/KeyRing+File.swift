// SPDX-License-Identifier: Apache-2.0

import CCrypto
import Glibc

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
        try ring.withText { text throws(VaultError) in try PrivateFile.create(path, text) }
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
        try withText { text throws(VaultError) in try PrivateFile.replace(path, by: text) }
    }

    /// Loads the credential `name` where root has given one to the unit, and otherwise the ring at `path`, which is made on
    /// the first start.
    package static func loadOrCreate(
        credential name: String,
        directory: String? = credentialsDirectory,
        path: String,
        role: Role
    ) throws(VaultError) -> KeyRing {
        do {
            return try load(credential: name, directory: directory)
        } catch .noCredentialsDirectory, .noFile {
            return try loadOrCreate(path: path, role: role)
        }
    }

    private static func read(_ path: String, forbiddenModes: UInt32) throws(VaultError) -> KeyRing {
        let text = try PrivateFile.read(path, limit: fileLimit, forbiddenModes: forbiddenModes)
        let ring = unsafe text.lend { bytes in
            Result { () throws(VaultError) in unsafe try parse(bytes, name: path) }
        }
        return try ring.get()
    }

    /// Lends all lines to `body`; they are overwritten afterwards.
    private func withText(_ body: ([UInt8]) throws(VaultError) -> Void) throws(VaultError) {
        var text = Array("# Keys of hallkiosk. Secret: mode 0600, in no backup that others can read.\n".utf8)
        text.reserveCapacity(text.count + keys.count * 200)
        text += Self.lines(of: keys)
        defer { unsafe text.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) } }
        try body(text)
    }
}
