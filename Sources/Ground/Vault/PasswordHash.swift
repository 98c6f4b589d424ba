// SPDX-License-Identifier: Apache-2.0

import CCrypto
import FoundationEssentials

/// What is kept of a secret that people type: scrypt (RFC 7914) over a salt of its own, with what it cost to make.
///
/// Its text is the PHC string `$scrypt$ln=15,r=8,p=3$salt$hash`, both in base64 without padding. Describes itself without
/// salt and hash.
package struct PasswordHash: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What one guess costs.
    package struct Cost: Sendable, Hashable {
        /// The binary logarithm of scrypt's N.
        package let logN: Int
        /// scrypt's r: blocks of 128 bytes.
        package let blocks: Int
        /// scrypt's p: how often all of it is done, one after the other.
        package let rounds: Int

        /// 32 MiB and about a quarter of a second on a small machine (OWASP Password Storage, scrypt).
        package static let usual = Cost(unchecked: (15, 8, 3))

        /// Takes parameters whose memory is within `memoryLimit`, otherwise nil.
        package init?(logN: Int, blocks: Int, rounds: Int) {
            guard (1...20).contains(logN), (1...32).contains(blocks), (1...16).contains(rounds) else { return nil }
            self.init(unchecked: (logN, blocks, rounds))
            guard memory <= PasswordHash.memoryLimit else { return nil }
        }

        private init(unchecked values: (Int, Int, Int)) { (logN, blocks, rounds) = values }

        /// The bytes that one guess needs at once.
        package var memory: Int { 128 * blocks << logN }
    }

    /// What it cost.
    package let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// The most bytes that a guess may need: a file cannot make a machine run out of memory.
    package static let memoryLimit = 64 << 20
    /// The bytes of a secret that are taken; longer ones are refused where they are read.
    package static let secretLimit = 128
    private static let saltLength = 16
    private static let hashLength = 32

    /// Hashes `secret` with a new salt; throws when there is no memory for it.
    package init(_ secret: String, cost: Cost = .usual) throws(VaultError) {
        let salt = Random.bytes(Self.saltLength)
        (self.cost, self.salt) = (cost, salt)
        hash = try Self.derive(secret, salt, cost, length: Self.hashLength)
    }

    /// Reads the PHC string, nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Self.cost(parts[2]),
            let salt = Self.bytes(parts[3]), let hash = Self.bytes(parts[4]), (8...64).contains(salt.count),
            hash.count == Self.hashLength
        else { return nil }
        (self.cost, self.salt, self.hash) = (cost, salt, hash)
    }

    /// The PHC string.
    package var text: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.blocks),p=\(cost.rounds)$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// Says whether it was made from `secret`, in a time that does not depend on where two hashes differ.
    ///
    /// Takes as long as making one: never call it on a thread that others wait for. Throws when there is no memory.
    package func matches(_ secret: String) throws(VaultError) -> Bool {
        let other = try Self.derive(secret, salt, cost, length: hash.count)
        return unsafe CRYPTO_memcmp(hash, other, hash.count) == 0
    }

    /// Hashes a secret with a given salt.
    static func derive(
        _ secret: String,
        _ salt: [UInt8],
        _ cost: Cost,
        length: Int
    ) throws(VaultError) -> [UInt8] {
        let secret = Array(secret.utf8.map { CChar(bitPattern: $0) })
        var hash = [UInt8](repeating: 0, count: length)
        let done = unsafe EVP_PBE_scrypt(
            secret,
            secret.count,
            salt,
            salt.count,
            1 << UInt64(cost.logN),
            UInt64(cost.blocks),
            UInt64(cost.rounds),
            // The library counts some working space on top.
            UInt64(memoryLimit + (1 << 20)),
            &hash,
            length
        )
        guard done == 1 else { throw .library(operation: "scrypt") }
        return hash
    }

    package var description: String { "scrypt ln=\(cost.logN),r=\(cost.blocks),p=\(cost.rounds)" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Reads `ln=15,r=8,p=3`.
    private static func cost(_ text: Substring) -> Cost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let logN = number(parts[0], "ln="), let blocks = number(parts[1], "r="),
            let rounds = number(parts[2], "p=")
        else { return nil }
        return Cost(logN: logN, blocks: blocks, rounds: rounds)
    }

    private static func number(_ text: Substring, _ name: String) -> Int? {
        guard text.hasPrefix(name) else { return nil }
        let digits = text.dropFirst(name.count)
        guard let value = Int(digits), String(value) == digits else { return nil }
        return value
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text + padding), base64(Array(data)) == text else { return nil }
        return Array(data)
    }
}
