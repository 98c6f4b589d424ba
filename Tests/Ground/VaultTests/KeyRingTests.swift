// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

struct KeyRingTests {
    static let digits = Samples.counting(32)

    @Test func `lines are read, remarks and empty lines skipped`() throws {
        let ring = try KeyRing.parse(
            "# remark\n\n   # another\r\nkey 0 tag hmac-sha256 \(Self.digits)\r\nkey 4294967295 seal aes-256-gcm \(Self.digits)",
            name: "f"
        )
        #expect(ring.keys.map(\.description) == ["key 0 tag hmac-sha256", "key 4294967295 seal aes-256-gcm"])
    }

    @Test(
        arguments: [
            ("hello", .form), ("key", .form), ("key 1 tag hmac-sha256", .form),
            ("key -1 tag hmac-sha256 \(digits)", .form),
            ("key +1 tag hmac-sha256 \(digits)", .form), ("key 4294967296 tag hmac-sha256 \(digits)", .form),
            ("key 1 tag hmac-sha256 \(digits) x", .form), ("kez 1 tag hmac-sha256 \(digits)", .form),
            ("key 1 tagg hmac-sha256 \(digits)", .unknownUse), ("key 1 tag md5 \(digits)", .unknownAlgorithm),
            ("key 1 tag aes-256-gcm \(digits)", .unfit), ("key 1 verify hmac-sha256 \(digits)", .unfit),
            ("key 1 tag hmac-sha256 \(digits)0", .length), ("key 1 tag hmac-sha256 00", .length),
            ("key 1 tag hmac-sha256 \(String(digits.dropLast(2)))0G", .length),
            ("key 1 tag hmac-sha256 \(String(digits.dropLast(2)))0F", .length),
            ("key 1 verify sm2-sm3 \(digits)", .length),
        ] as [(String, KeyLineFault)]
    )
    func `a bad line is named, without the key in it`(line: String, fault: KeyLineFault) {
        let error = #expect(throws: VaultError.self) { try KeyRing.parse("# first\n" + line, name: "kiosk.keys") }
        #expect(error == .badLine(file: "kiosk.keys", line: 2, fault))
        let text = error.map { "\($0)" } ?? ""
        #expect(text.hasPrefix("kiosk.keys:2: "))
        #expect(!text.contains("0001"))
    }

    @Test func `a number serves one key of a use`() throws {
        let line = "key 1 tag hmac-sha256 \(Self.digits)\n"
        #expect(throws: VaultError.badLine(file: "f", line: 2, .repeated)) { try KeyRing.parse(line + line, name: "f") }
        _ = try KeyRing.parse(line + "key 1 token hmac-sha256 \(Self.digits)", name: "f")
    }

    @Test func `a ring has 200 keys at most`() throws {
        let lines = (1...KeyRing.keyLimit).map { "key \($0) tag hmac-sha256 \(Self.digits)" }
        let full = try KeyRing.parse(lines.joined(separator: "\n"), name: "f")
        #expect(throws: VaultError.noKeyNumberLeft(.seal)) { try full.rotated(.seal) }
        #expect(throws: VaultError.badLine(file: "f", line: 201, .tooMany)) {
            try KeyRing.parse((lines + ["key 201 tag hmac-sha256 \(Self.digits)"]).joined(separator: "\n"), name: "f")
        }
    }

    @Test func `the last number cannot be followed`() throws {
        let ring = try KeyRing.parse("key 4294967295 seal aes-256-gcm \(Self.digits)", name: "f")
        #expect(throws: VaultError.noKeyNumberLeft(.seal)) { try ring.rotated(.seal) }
        #expect(try ring.rotated(.tag).newest(.tag)?.id == 1)
    }

    @Test func `the highest number makes, wherever its line stands`() throws {
        let lines = [3, 12, 1].map { "key \($0) tag hmac-sha256 \(Self.digits)" }.joined(separator: "\n")
        let ring = try KeyRing.parse(lines, name: "f")
        #expect(ring.newest(.tag)?.id == 12)
        #expect(ring.all(.tag).map(\.id) == [12, 3, 1])
        #expect(ring.without(.tag, id: 12).newest(.tag)?.id == 3)
        #expect(ring.key(.tag, id: 2) == nil)
        #expect(ring.newest(.seal) == nil)
    }

    @Test func `new rings share no key`() throws {
        let one = try Vault(keys: .fresh(.hall))
        let two = try Vault(keys: .fresh(.hall))
        #expect(one.personTag(.passport, number: "E12345678") != two.personTag(.passport, number: "E12345678"))
    }

    @Test func `a hall works before it is enrolled, and hashes as the city does afterwards`() throws {
        let center = KeyRing.fresh(.center)
        let before = KeyRing.fresh(.hall)
        let hall = try before.merging(center.enrolmentBundle(), name: "bundle")
        let number = try DocumentNumber(IDNumber("410581199001011231"))
        let city = try Vault(keys: center, as: .center).personTag(number)
        #expect(try Vault(keys: hall).personTags(number) == [city, Vault(keys: before).personTag(number)])
        #expect(try hall.merging(center.enrolmentBundle(), name: "bundle").keys.count == hall.keys.count)
        #expect(try !before.enrolmentBundle().contains("tag"), "a hall's own tag key stays at home")
    }

    @Test func `a bundle carries tag and verify keys only`() throws {
        let center = try KeyRing.fresh(.center).rotated(.sign, to: .sm2)
        let kinds = try center.enrolmentBundle().split(separator: "\n")
            .map { $0.split(separator: " ")[1...3].joined(separator: " ") }
        #expect(kinds == ["1 tag hmac-sha256", "2 verify sm2-sm3", "1 verify ed25519"])
        #expect(try center.publicLines().count == 2)
        for line in ["sign ed25519", "seal aes-256-gcm", "token hmac-sha256"] {
            #expect(throws: VaultError.badLine(file: "b", line: 1, .notForEnrolment)) {
                try KeyRing.fresh(.hall).merging("key 9 \(line) \(Self.digits)", name: "b")
            }
        }
    }

    @Test func `a bundle cannot change a key that is here`() throws {
        let hall = try KeyRing.parse(Samples.hall, name: "hall")
        #expect(throws: VaultError.keyExists(.tag, id: 1)) {
            try hall.merging("key 1 tag hmac-sha256 \(Samples.counting(32, from: 9))", name: "b")
        }
        #expect(throws: VaultError.keyExists(.tag, id: 1)) {
            try hall.merging("key 1 tag hmac-sm3 \(Self.digits)", name: "b")
        }
        #expect(throws: VaultError.unsafeFile(path: "b", .tooLarge)) {
            try hall.merging(String(repeating: "#", count: KeyRing.fileLimit + 1), name: "b")
        }
    }

    @Test func `no way of printing a ring shows a key`() throws {
        let ring = try KeyRing.parse(Samples.hall, name: "hall")
        let vault = try Vault(keys: ring)
        var text = "\(ring) \(vault) \(String(reflecting: ring)) \(String(reflecting: vault)) \(ring.keys)"
        dump(ring, to: &text)
        dump(vault, to: &text)
        dump(try VoucherVerifier(keys: ring), to: &text)
        #expect(text.contains("key 1 tag hmac-sha256"))
        for piece in ["000102", "[0, 1, 2", "404142", "64, 65", "pointer", "0x"] { #expect(!text.contains(piece)) }
    }
}
