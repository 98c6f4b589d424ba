// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

struct SealTests {
    let vault: Vault

    init() throws { vault = try Vault(keys: .parse(Samples.hall, name: "hall")) }

    @Test(arguments: [0, 1, 15, 16, 17, 1000, 100_000])
    func `what is sealed opens again`(length: Int) throws {
        let plain = Random.bytes(length)
        let envelope = try vault.seal(plain, for: "person 1")
        #expect(envelope.count == 6 + 12 + length + 16)
        #expect(Array(envelope.prefix(6)) == [0x01, 0x20, 0x00, 0x00, 0x00, 0x01])
        #expect(try vault.open(envelope, for: "person 1") == plain)
    }

    @Test func `no change of any bit goes unnoticed`() throws {
        let envelope = try vault.seal(Array("410581199001011231".utf8), for: "person 1")
        for index in envelope.indices {
            for bit in 0..<8 {
                var changed = envelope
                changed[index] ^= 1 << UInt8(bit)
                let expected: VaultError =
                    switch index {
                    case 0: .unknownVersion(changed[0])
                    case 1: .unknownAlgorithm(changed[1])
                    case 2...5: .unknownKey(BigEndian.value(changed[2...5]))
                    default: .tampered
                    }
                #expect(throws: expected, "byte \(index) bit \(bit)") { try vault.open(changed, for: "person 1") }
            }
        }
    }

    @Test func `an envelope cut at any length is refused`() throws {
        let envelope = try vault.seal([1, 2, 3], for: "x")
        for length in 0..<envelope.count {
            let expected: VaultError = length < 34 ? .malformedEnvelope : .tampered
            #expect(throws: expected) { try vault.open(Array(envelope.prefix(length)), for: "x") }
        }
        #expect(throws: VaultError.tampered) { try vault.open(envelope + [0], for: "x") }
    }

    @Test func `an envelope opens only where it belongs, and with its own key`() throws {
        let envelope = try vault.seal([1, 2, 3], for: "person 1")
        #expect(throws: VaultError.tampered) { try vault.open(envelope, for: "person 2") }
        #expect(throws: VaultError.tampered) { try vault.open(envelope) }
        let other = try Vault(keys: .fresh(.hall))
        #expect(throws: VaultError.tampered) { try other.open(envelope, for: "person 1") }
    }

    @Test func `two envelopes of the same bytes have nothing but the header in common`() throws {
        let plain = [UInt8](repeating: 0, count: 64)
        let envelopes = try (0..<200).map { _ in try vault.seal(plain) }
        #expect(Set(envelopes.map { Array($0[6..<18]) }).count == 200)
        #expect(Set(envelopes.map { Array($0[18...]) }).count == 200)
    }

    @Test func `an envelope made by another program of the documented layout opens`() throws {
        let envelope = try #require(
            Hex.bytes(
                "012000000001c8c9cacbcccdcecfd0d1d2d35b8258aa97930fc241972d26a828"
                    + "f1a55589f41636df3a53408e9cc0490a84a772d5"
            )
        )
        #expect(try vault.open(envelope, for: "person 1") == Array("410581199001011231".utf8))
    }
}
