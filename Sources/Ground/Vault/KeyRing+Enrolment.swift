// SPDX-License-Identifier: Apache-2.0

extension KeyRing {
    /// Writes what a hall needs from its center: the tag keys, which are secret, and the public keys of the vouchers.
    ///
    /// Carry it to the hall by hand or over the enrolled line only.
    package func enrolmentBundle() throws(VaultError) -> String {
        String(decoding: Self.lines(of: all(.tag).filter { $0.id > 0 } + (try verifyKeys())), as: UTF8.self)
    }

    /// Writes the public keys as lines for a key ring; nothing in them is secret.
    package func publicLines() throws(VaultError) -> [String] {
        String(decoding: Self.lines(of: try verifyKeys()), as: UTF8.self).split(separator: "\n").map { String($0) }
    }

    /// Adds the keys of an enrolment bundle; those already here are skipped, a number used twice is refused.
    ///
    /// `name` is how messages call the bundle.
    package func merging(_ bundle: String, name: String) throws(VaultError) -> KeyRing {
        guard bundle.utf8.count <= Self.fileLimit else { throw .unsafeFile(path: name, .tooLarge) }
        var ring = self
        for key in try Self.parse(Array(bundle.utf8), name: name, allowed: [.tag, .verify]).keys {
            ring = try ring.adding(key)
        }
        return ring
    }

    /// The keys that check signatures: those given, and the public halves of the own ones.
    func verifyKeys() throws(VaultError) -> [Key] {
        var found = all(.verify)
        for key in all(.sign) where !found.contains(where: { $0.id == key.id }) {
            found.append(try PublicKeys.half(of: key))
        }
        return found
    }
}
