// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

struct VoucherSigningTests {
    let center: KeyRing
    let mint: VoucherMint
    let verifier: VoucherVerifier

    init() throws {
        center = try KeyRing.parse(Samples.center, name: "center")
        mint = try VoucherMint(keys: center)
        let hall = try KeyRing.parse(Samples.hall, name: "hall")
        verifier = try VoucherVerifier(keys: hall.merging(center.enrolmentBundle(), name: "bundle"))
    }

    @Test func `the voucher of a 12-digit booking has 161 characters: version 7-M of the QR code, alphanumeric`() throws
    {
        let text = try mint.voucher(for: Samples.claims())
        Attachment.record("\(text.utf8.count) characters: \(text)", named: "voucher.txt")
        #expect(text.utf8.count == 161)
        let alphanumeric = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
        #expect(text.utf8.allSatisfy { alphanumeric.contains($0) })
        #expect(text.utf8.count <= 178, "ISO/IEC 18004 table 7: what 7-M holds")
        #expect(verifier.verify(text) == .success(try Samples.claims()))
    }

    @Test(arguments: [KeyAlgorithm.ed25519, .sm2])
    func `no change of any bit makes another voucher`(algorithm: KeyAlgorithm) throws {
        let keys = try center.rotated(.sign, to: algorithm)
        let verifier = try VoucherVerifier(keys: keys)
        let text = try VoucherMint(keys: keys).voucher(for: Samples.claims())
        #expect(verifier.verify(text) == .success(try Samples.claims()))
        let bytes = try Base45.decode(text)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            let answer = verifier.verify(Base45.encode(changed))
            guard case .failure(let problem) = answer else {
                Issue.record("byte \(index) was changed")
                continue
            }
            switch index {
            case 0: #expect(problem == .malformed)
            case 1: #expect(problem == .unknownAlgorithm || problem == .unknownKey)
            case 2...5: #expect(problem == .unknownKey)
            case (bytes.count - 64)...: #expect(problem == .forged)
            default: #expect(problem == .forged || problem == .malformed)
            }
        }
    }

    @Test func `no changed character is taken`() throws {
        let text = Array(try mint.voucher(for: Samples.claims()).utf8)
        for index in text.indices {
            var changed = text
            changed[index] = text[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            guard case .failure = verifier.verify(String(decoding: changed, as: UTF8.self)) else {
                Issue.record("character \(index)")
                return
            }
        }
    }

    @Test func `a voucher cut at any length is malformed`() throws {
        let text = try mint.voucher(for: Samples.claims())
        for length in 0..<text.utf8.count {
            let answer = verifier.verify(String(text.prefix(length)))
            #expect(answer == .failure(.malformed) || answer == .failure(.forged), "\(length)")
            #expect(throws: VoucherProblem.self) { try answer.get() }
        }
        #expect(throws: VoucherProblem.self) { try verifier.verify(text + "0").get() }
        #expect(throws: VoucherProblem.self) { try verifier.verify(text + "00").get() }
    }

    @Test(arguments: ["", "123456789014", "https://example.org/", String(repeating: "王", count: 60), "\0"])
    func `another QR code is malformed`(text: String) { #expect(verifier.verify(text) == .failure(.malformed)) }

    @Test func `a voucher of another city is of an unknown key, and of its number is forged`() throws {
        let other = KeyRing.fresh(.center)
        let stranger = try VoucherMint(keys: other).voucher(for: Samples.claims())
        #expect(verifier.verify(stranger) == .failure(.unknownKey))
        let text = Samples.center.replacingKey("key 7 sign", with: Samples.counting(32))
        let twin = try VoucherMint(keys: KeyRing.parse(text, name: "twin")).voucher(for: Samples.claims())
        #expect(verifier.verify(twin) == .failure(.forged))
    }

    @Test func `a key never serves another algorithm than its own`() throws {
        let body = try VoucherBody(algorithm: KeyAlgorithm.sm2.rawValue, keyID: 7, claims: Samples.claims())
        let signature = try Vault(keys: center, as: .center).sign(body.signedBytes)
        let text = Voucher(body: body, signature: signature.bytes).text
        #expect(verifier.verify(text) == .failure(.unknownKey))
    }

    @Test(arguments: [0x00, 0x03, 0x10, 0x20, 0xFF] as [UInt8])
    func `an algorithm that does not sign is unknown`(algorithm: UInt8) throws {
        let body = try VoucherBody(algorithm: algorithm, keyID: 7, claims: Samples.claims())
        let text = Voucher(body: body, signature: [UInt8](repeating: 0, count: 64)).text
        #expect(verifier.verify(text) == .failure(.unknownAlgorithm))
    }

    @Test func `a signature without the voucher's label does not count`() throws {
        let body = try VoucherBody(algorithm: 1, keyID: 7, claims: Samples.claims())
        let signature = try Vault(keys: center, as: .center).sign(body.bytes)
        #expect(verifier.verify(Voucher(body: body, signature: signature.bytes).text) == .failure(.forged))
    }

    @Test func `after a rotation old vouchers still count`() throws {
        let old = try mint.voucher(for: Samples.claims())
        let rotated = try center.rotated(.sign)
        let new = try VoucherMint(keys: rotated).voucher(for: Samples.claims())
        let both = try VoucherVerifier(keys: rotated)
        #expect(both.verify(old) == .success(try Samples.claims()))
        #expect(both.verify(new) == .success(try Samples.claims()))
        #expect(verifier.verify(new) == .failure(.unknownKey))
        #expect(try VoucherVerifier(keys: rotated.without(.sign, id: 7)).verify(old) == .failure(.unknownKey))
    }

    @Test func `a hall cannot mint, and a slot of seconds is not minted`() throws {
        let hall = try KeyRing.parse(Samples.hall, name: "hall")
        #expect(throws: VaultError.noKey(.sign)) { try VoucherMint(keys: hall) }
        let good = try Samples.claims()
        let claims = VoucherClaims(
            booking: good.booking,
            center: good.center,
            service: good.service,
            slot: try #require(TimeSlot(start: good.slot.start, end: good.slot.start.adding(seconds: 90))),
            principalHint: good.principalHint
        )
        #expect(throws: VaultError.voucher(.slot)) { try mint.voucher(for: claims) }
    }
}

extension String {
    /// This text with the hex digits of the line that begins with `start` replaced.
    fileprivate func replacingKey(_ start: String, with digits: String) -> String {
        split(separator: "\n")
            .map {
                $0.hasPrefix(start)
                    ? $0.split(separator: " ").dropLast().joined(separator: " ") + " " + digits : String($0)
            }
            .joined(separator: "\n")
    }
}
