// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Vault

struct CertificateTests {
    private static let now = Timestamp(milliseconds: 1_780_000_000_000)

    private static func authority() throws -> CertificateAuthority {
        try CertificateAuthority.make(name: "test", at: now)
    }

    @Test
    func `a request is signed under the authority's own words, and fits the key that stayed`() throws {
        let authority = try Self.authority()
        // Whatever name the request has: only its public key is taken.
        let (request, key) = try CertificateRequest.make(name: "mayor")
        let text = try authority.issue(request, name: "hall-1", for: .client, at: Self.now)
        let facts = try #require(CertificateFacts(certificate: text))
        #expect(facts.commonName == "hall-1")
        #expect(facts.until.milliseconds - Self.now.milliseconds == CertificateAuthority.leafDays * 86_400_000)
        #expect(facts.fingerprint.utf8.count == 64)
        #expect((1...40).contains(facts.serial.utf8.count))
        #expect(CertificatePair(certificate: text, key: key).isWhole)
        let other = try CertificateRequest.make(name: "mayor")
        #expect(!CertificatePair(certificate: text, key: other.key).isWhole)
    }

    @Test
    func `two certificates of one key differ in serial and fingerprint`() throws {
        let authority = try Self.authority()
        let (request, _) = try CertificateRequest.make(name: "hall-1")
        let facts = try (0..<2).map { _ in
            try #require(
                CertificateFacts(
                    certificate: try authority.issue(request, name: "hall-1", for: .client, at: Self.now)
                )
            )
        }
        #expect(facts[0].serial != facts[1].serial)
        #expect(facts[0].fingerprint != facts[1].fingerprint)
    }

    @Test
    func `a certificate is to be renewed after two thirds of its life`() throws {
        let text = try Self.authority().issue(name: "hall-1", for: .client, at: Self.now).certificate
        let facts = try #require(CertificateFacts(certificate: text))
        let life = facts.until.milliseconds - facts.from.milliseconds
        #expect(facts.renewal.milliseconds - facts.from.milliseconds == life / 3 * 2)
        #expect(facts.isGood(at: facts.from))
        #expect(!facts.isGood(at: facts.until))
        #expect(!facts.isGood(at: Timestamp(milliseconds: facts.from.milliseconds - 1)))
    }

    @Test(arguments: ["", "-----BEGIN CERTIFICATE REQUEST-----\n", "hall-1"])
    func `what is no request is not signed`(text: String) throws {
        let authority = try Self.authority()
        #expect(throws: VaultError.unfitRequest) {
            try authority.issue(CertificateRequest(text: text), name: "hall-1", for: .client, at: Self.now)
        }
    }

    @Test
    func `a request that was changed or is too long is not signed`() throws {
        let authority = try Self.authority()
        let (request, _) = try CertificateRequest.make(name: "hall-1")
        let lines = request.text.split(separator: "\n").map(String.init)
        // A line of the body comes twice: still Base64, but no longer what was signed.
        let doubled = (lines.prefix(2) + [lines[1]] + lines.dropFirst(2)).joined(separator: "\n")
        let long = request.text + String(repeating: "\n", count: CertificateRequest.longest)
        for text in [doubled, long] {
            #expect(throws: VaultError.unfitRequest) {
                try authority.issue(CertificateRequest(text: text), name: "hall-1", for: .client, at: Self.now)
            }
        }
    }

    @Test
    func `a code is read as it was printed, pins its authority, and tells nobody its secret`() throws {
        let hall = try #require(HallID("lin-zhou_1"))
        let authority = try Self.authority().pair.certificate
        let code = try #require(EnrolmentCode(hall: hall, authority: authority))
        #expect(try EnrolmentCode(text: code.text) == code)
        #expect(try EnrolmentCode(text: "lin-zhou_1:" + code.text.dropFirst(11).lowercased()) == code)
        #expect(code.text.utf8.count == 11 + 47)
        #expect(code.pins(authority))
        let stranger = try Self.authority().pair.certificate
        #expect(!code.pins(stranger))
        // Whoever stands between could put his own behind it.
        #expect(!code.pins(authority + stranger))
        #expect("\(code)" == "enrolment code ****")
        #expect(Mirror(reflecting: code).children.isEmpty)
        let other = try #require(HallID("other"))
        #expect(EnrolmentCode.digest(other, secret: code.secret) != code.digest)
    }

    @Test(
        arguments: [
            ("9K3Q4-00000", EnrolmentCode.Fault.noHall), (":00000", .noHall), ("hall:00000", .groups(.length)),
            ("hall:0000?", .groups(.character)), ("", .noHall),
        ]
    )
    func `what is no code says what is wrong with it`(text: String, fault: EnrolmentCode.Fault) {
        #expect(throws: fault) { try EnrolmentCode(text: text) }
        #expect(!"\(fault)".isEmpty)
    }
}
