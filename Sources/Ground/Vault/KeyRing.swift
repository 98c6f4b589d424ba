// SPDX-License-Identifier: Apache-2.0

/// The keys of one hall or of the center; of several with one use the highest number makes and all check (rotation).
package struct KeyRing: Sendable {
    /// Whose ring it is, which tells what keys it begins with.
    package enum Role: Sendable, CaseIterable {
        /// Own seal and token keys; tag and verify keys of the center come by enrolment.
        case hall
        /// The city's tag key, an own seal key, and the private key of the vouchers.
        case center

        /// The uses a vault of this role cannot do without.
        package var uses: [KeyUse] {
            switch self {
            case .hall: [.tag, .seal, .token]
            case .center: [.tag, .seal, .sign]
            }
        }
    }

    /// The keys in the order of the file.
    package private(set) var keys: [Key]

    /// The most keys a ring may have.
    package static let keyLimit = 200

    /// Makes a ring without keys.
    package init() { keys = [] }

    /// Makes new keys for `role`.
    ///
    /// A hall's own tag key has number 0: it serves until the city's first key, number 1 or above, comes by enrolment.
    package static func fresh(_ role: Role) -> KeyRing {
        var ring = KeyRing()
        for use in role.uses {
            let id: UInt32 = role == .hall && use == .tag ? 0 : 1
            ring.keys.append(.random(id: id, use: use, algorithm: usual(use)))
        }
        return ring
    }

    /// Finds the key that makes: of those for `use`, the highest number.
    package func newest(_ use: KeyUse) -> Key? { all(use).first }

    /// Finds all keys for `use`, newest first.
    package func all(_ use: KeyUse) -> [Key] { keys.filter { $0.use == use }.sorted { $0.id > $1.id } }

    /// Finds the key with a use and number.
    package func key(_ use: KeyUse, id: UInt32) -> Key? { keys.first { $0.use == use && $0.id == id } }

    /// Adds a new secret key for `use`, which then makes; the others go on checking.
    ///
    /// Without `algorithm` the kind of the newest key is kept. Throws when the numbers or places are used up.
    package func rotated(_ use: KeyUse, to algorithm: KeyAlgorithm? = nil) throws(VaultError) -> KeyRing {
        let last = newest(use)
        guard last?.id != .max, keys.count < Self.keyLimit else { throw .noKeyNumberLeft(use) }
        let kind = algorithm ?? last?.algorithm ?? Self.usual(use)
        var ring = self
        ring.keys.append(.random(id: last.map { $0.id + 1 } ?? 1, use: use, algorithm: kind))
        return ring
    }

    /// Leaves out the key with a use and number: what it sealed or signed can no longer be opened or checked.
    package func without(_ use: KeyUse, id: UInt32) -> KeyRing {
        var ring = self
        ring.keys.removeAll { $0.use == use && $0.id == id }
        return ring
    }

    /// Leaves out what came from the center, for a hall that moves to another: its vouchers are not this hall's any more.
    ///
    /// The tag key that served until now takes number 0, the one below every center's, so that who has a ticket today is
    /// still known by the card.
    package func withoutCenter() -> KeyRing {
        let last = newest(.tag).map { Key(id: 0, use: .tag, algorithm: $0.algorithm, bytes: $0.bytes) }
        var ring = self
        ring.keys.removeAll { $0.use == .tag || $0.use == .verify }
        ring.keys += last.map { [$0] } ?? []
        return ring
    }

    /// Adds `key` unless it is there; throws when its number belongs to another.
    func adding(_ key: Key) throws(VaultError) -> KeyRing {
        if let present = self.key(key.use, id: key.id) {
            guard present.isSame(as: key) else { throw .keyExists(key.use, id: key.id) }
            return self
        }
        guard keys.count < Self.keyLimit else { throw .noKeyNumberLeft(key.use) }
        var ring = self
        ring.keys.append(key)
        return ring
    }

    private static func usual(_ use: KeyUse) -> KeyAlgorithm {
        switch use {
        case .tag, .token: .hmacSHA256
        case .seal: .aes256GCM
        case .sign, .verify: .ed25519
        }
    }
}
