// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Vault

/// Secrets that people type.
struct PasswordHashTests {
    /// Cheap enough for a test.
    static let cost: PasswordHash.Cost = {
        guard let cost = PasswordHash.Cost(logN: 4, blocks: 1, rounds: 1) else { preconditionFailure("a cost") }
        return cost
    }()

    @Test(
        arguments: [
            // RFC 7914 section 12.
            ("", "", 4, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
            ("password", "NaCl", 10, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
            (
                "pleaseletmein", "SodiumChloride", 14, 8, 1,
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
            ),
        ]
    )
    func `scrypt gives what RFC 7914 prints`(
        _ secret: String,
        _ salt: String,
        _ logN: Int,
        _ blocks: Int,
        _ rounds: Int,
        _ expected: String
    ) throws {
        let cost = try #require(PasswordHash.Cost(logN: logN, blocks: blocks, rounds: rounds))
        #expect(Hex.text(try PasswordHash.derive(secret, Array(salt.utf8), cost, length: 32)) == expected)
    }

    @Test func `a secret fits its own hash only, also after the text was read back`() throws {
        let hash = try PasswordHash("不要告诉别人", cost: Self.cost)
        let read = try #require(PasswordHash(text: hash.text))
        #expect(read == hash)
        #expect(try read.matches("不要告诉别人"))
        #expect(try !read.matches("不要告诉别人 "))
        #expect(try !read.matches(""))
        let again = try PasswordHash("不要告诉别人", cost: Self.cost)
        #expect(again.text != hash.text, "every hash has a salt of its own")
    }

    @Test func `nobody sees the hash by printing it`() throws {
        let hash = try PasswordHash("a secret of mine", cost: Self.cost)
        for shown in ["\(hash)", String(reflecting: hash)] {
            for part in hash.text.split(separator: "$").suffix(2) { #expect(!shown.contains(part)) }
        }
    }

    @Test func `what is usual costs 32 MiB three times over`() throws {
        #expect(PasswordHash.Cost.usual.memory == 32 << 20)
        let hash = try PasswordHash("correct horse battery")
        #expect(hash.text.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(try hash.matches("correct horse battery"))
    }

    @Test(
        arguments: [
            "", "$scrypt$", "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA",
            // More memory than the limit; parameters that are not plain numbers; other order; a short hash.
            "$scrypt$ln=17,r=8,p=1$\(salt)$\(hash)", "$scrypt$ln=04,r=1,p=1$\(salt)$\(hash)",
            "$scrypt$ln=+4,r=1,p=1$\(salt)$\(hash)", "$scrypt$r=1,ln=4,p=1$\(salt)$\(hash)",
            "$scrypt$ln=4,r=1,p=1$\(salt)$AAAA", "$scrypt$ln=4,r=1,p=1$\(salt)$\(hash)$",
            "$scrypt$ln=4,r=1,p=1$!!$\(hash)",
            "$scrypt$ln=4,r=0,p=1$\(salt)$\(hash)", "$scrypt$ln=4,r=1,p=99$\(salt)$\(hash)",
        ]
    )
    func `a text that no hash has is refused`(_ text: String) { #expect(PasswordHash(text: text) == nil) }

    private static let salt = String(repeating: "A", count: 22)
    private static let hash = String(repeating: "A", count: 43)

    @Test func `the sample of the refused texts is otherwise sound`() {
        #expect(PasswordHash(text: "$scrypt$ln=4,r=1,p=1$\(Self.salt)$\(Self.hash)") != nil)
    }
}
