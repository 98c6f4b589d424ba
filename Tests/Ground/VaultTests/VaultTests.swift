// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

struct VaultTests {
    let ring: KeyRing
    let vault: Vault

    init() throws {
        ring = try KeyRing.parse(Samples.hall, name: "hall")
        vault = try Vault(keys: ring)
    }

    /// Expected values by Python's hmac over the bytes that the documentation names.
    @Test func `tags and tokens are the documented hashes`() throws {
        let document = try DocumentNumber(IDNumber("410581199001011231"))
        #expect(
            vault.personTag(document).text == "0ef92ff2051fae3e4da064afaabf6adbfa870fc9922d5e69a01f3759f1f63afc"
        )
        let booking = try #require(BookingNumber(text: "123456789012"))
        #expect(vault.lastFourTag(booking, lastFour: document.lastFour).text == "f11235ec1478f9707b1e90b3192847a1")
        let token = try vault.token(
            for: #require(IntentKey(text: "k-1")),
            at: #require(BusinessDay(text: "2026-11-23"))
        )
        #expect(token.text == "SVKYXDDFHNEJ3A65Z4K76KJ5YV")
    }

    @Test func `a tag depends on type and number, not on how it was typed`() throws {
        let tag = vault.personTag(.residentID, number: "11010519491231002X")
        #expect(vault.personTag(.residentID, number: " １１０１０５19491231002x") == tag)
        #expect(vault.personTag(.passport, number: "11010519491231002X") != tag)
        #expect(vault.personTag(.residentID, number: "110105194912310020") != tag)
    }

    @Test func `a second fact is bound to its booking`() throws {
        let (one, two) = try (#require(BookingNumber(serial: 1)), #require(BookingNumber(serial: 2)))
        let tag = vault.lastFourTag(one, lastFour: "002x")
        #expect(vault.isLastFour("002X", of: one, tag))
        #expect(vault.isLastFour("００２Ｘ", of: one, tag))
        #expect(!vault.isLastFour("002X", of: two, tag))
        #expect(!vault.isLastFour("0020", of: one, tag))
    }

    @Test func `a retry of an intent gets the same token, another day or intent another`() throws {
        let (first, second) = try (#require(IntentKey(text: "a")), #require(IntentKey(text: "b")))
        let day = try #require(BusinessDay(text: "2026-11-23"))
        let token = vault.token(for: first, at: day)
        #expect(try Vault(keys: ring).token(for: first, at: day) == token)
        #expect(vault.token(for: second, at: day) != token)
        #expect(vault.token(for: first, at: day.advanced(byDays: 1)) != token)
    }

    @Test(arguments: [(KeyRing.Role.hall, [KeyUse.tag, .seal, .token]), (.center, [.tag, .seal, .sign])])
    func `a vault without a key it needs is not made`(role: KeyRing.Role, uses: [KeyUse]) throws {
        let whole = KeyRing.fresh(role)
        _ = try Vault(keys: whole, as: role)
        for use in uses {
            let id = try #require(whole.newest(use)).id
            #expect(throws: VaultError.noKey(use)) { try Vault(keys: whole.without(use, id: id), as: role) }
        }
    }

    @Test func `after a rotation the new key makes and the old one still checks`() throws {
        let document = try DocumentNumber(IDNumber("410581199001011231"))
        let booking = try #require(BookingNumber(serial: 1))
        let (tag, fact) = (vault.personTag(document), vault.lastFourTag(booking, lastFour: "1231"))
        let sealed = try vault.seal([1, 2, 3])
        let rotated = try Vault(keys: ring.rotated(.tag).rotated(.seal))
        #expect(rotated.personTag(document) != tag)
        #expect(rotated.personTags(document) == [rotated.personTag(document), tag])
        #expect(rotated.isLastFour("1231", of: booking, fact))
        #expect(try rotated.open(sealed) == [1, 2, 3])
        #expect(try rotated.seal([1])[5] == 2, "the envelope names the new key")
        let late = try rotated.seal([1])
        #expect(throws: VaultError.unknownKey(2)) { try vault.open(late) }
    }

    @Test func `SM3 serves as well as SHA-256`() throws {
        let national = try Vault(keys: ring.rotated(.tag, to: .hmacSM3))
        let tags = try national.personTags(DocumentNumber(IDNumber("410581199001011231")))
        #expect(tags.count == 2)
        #expect(tags[0] != tags[1])
    }

    @Test(arguments: [KeyAlgorithm.ed25519, .sm2])
    func `what the center signs the hall can check, and nothing else`(algorithm: KeyAlgorithm) throws {
        let keys = try KeyRing.fresh(.center).rotated(.sign, to: algorithm)
        let center = try Vault(keys: keys, as: .center)
        let hall = try Vault(keys: ring.merging(keys.publicLines().joined(separator: "\n"), name: "public"))
        let message = Array("mode document".utf8)
        let signature = try center.sign(message)
        #expect(signature.algorithm == algorithm)
        #expect(signature.keyID == 2)
        #expect(center.verify(message, signature: signature.bytes, keyID: 2))
        #expect(hall.verify(message, signature: signature.bytes, keyID: 2))
        #expect(!hall.verify(message + [0], signature: signature.bytes, keyID: 2))
        #expect(!hall.verify(message, signature: signature.bytes, keyID: 1))
        #expect(!hall.verify(message, signature: signature.bytes, keyID: 3))
        for length in 0..<64 {
            #expect(!hall.verify(message, signature: Array(signature.bytes.prefix(length)), keyID: 2))
        }
        #expect(!hall.verify(message, signature: signature.bytes + [0], keyID: 2))
        #expect(!hall.verify(message, signature: [UInt8](repeating: 0, count: 64), keyID: 2))
        #expect(throws: VaultError.noKey(.sign)) { try hall.sign(message) }
    }
}
