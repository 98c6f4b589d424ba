// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Terms
import Testing
import Vault

@testable import Verifier

struct CredentialVerifierTests {
    @Test(arguments: SyntheticPeople.all)
    func `R18: a credential becomes the same person as the card`(person: SyntheticPerson) async throws {
        let bench = try VerifierBench(token: "secret-1")
        bench.service.issue("CODE 电子/1", to: person)
        #expect(try await bench.check("CODE 电子/1") == bench.person(person))
        #expect(bench.service.stations == ["kiosk-1"])
        #expect(bench.service.authorizations == ["Bearer secret-1"])
        await bench.service.stop()
    }

    @Test func `validity is judged by the hall's date`() async throws {
        let bench = try VerifierBench()
        let person = SyntheticPeople.zhangSan
        bench.service.issue("old", to: person, validUntil: BusinessDay(daysSinceEpoch: 20_779))
        bench.service.issue("last day", to: person, validUntil: VerifierBench.today)
        #expect(try await bench.check("old") == bench.person(person, isExpired: true))
        #expect(try await bench.check("last day") == bench.person(person))
        await bench.service.stop()
    }

    @Test(arguments: [404, 410, 422])
    func `unknown, expired and invalid are refused, and asked about again`(status: Int) async throws {
        let bench = try VerifierBench()
        bench.service.issue("code", to: SyntheticPeople.zhangSan)
        bench.service.set(.status(status))
        #expect(try await bench.check("code") == .refused)
        bench.service.set(.well)
        #expect(try await bench.check("code") == bench.person(SyntheticPeople.zhangSan))
        await bench.service.stop()
    }

    @Test(arguments: [
        SimulatedVerifier.Condition.status(500), .status(503), .status(401), .status(302), .status(204), .says(""),
        .says("{}"), .says("null"), .says(#"{"document_type":"resident_id","number":"1","name":"王"}"#),
        .says(#"{"document_type":"credit_code","number":"91350100M000100Y43","name":"王"}"#),
        .says(#"{"document_type":"library_card","number":"E12345678","name":"王"}"#),
        .says(#"{"document_type":"passport","number":"E12345678","name":"王","valid_until":"2026-02-30"}"#),
        .says(#"{"document_type":"passport","number":"E12345678"}"#),
        .says(#"{"document_type":"passport","number":"E12345678","name":""# + String(repeating: "x", count: 20_000)),
    ])
    func `A20: what was not agreed on names nobody, and the window verifies`(_ condition: SimulatedVerifier.Condition)
        async throws
    {
        let bench = try VerifierBench()
        bench.service.issue("code", to: SyntheticPeople.zhangSan)
        bench.service.set(condition)
        #expect(try await bench.check("code") == .unreachable)
        await bench.service.stop()
    }

    @Test(.timeLimit(.minutes(1)))
    func `A20: a service that does not answer is given up in time`() async throws {
        let bench = try VerifierBench(timeout: .milliseconds(200))
        bench.service.set(.slow)
        #expect(try await bench.check("code") == .unreachable)
        await bench.service.stop()
        #expect(try await bench.check("code") == .unreachable, "nobody listens any more")
    }

    @Test func `an answer is kept for its time and no longer`() async throws {
        let bench = try VerifierBench(keepsFor: .seconds(600))
        bench.service.issue("code", to: SyntheticPeople.liXiulan)
        let expected = try bench.person(SyntheticPeople.liXiulan)
        #expect(try await bench.check("code") == expected)
        // A dynamic code is good once.
        bench.service.set(.status(410))
        await bench.time.advance(by: .seconds(599))
        #expect(try await bench.check("code") == expected)
        await bench.time.advance(by: .seconds(1))
        #expect(try await bench.check("code") == .refused)
        #expect(bench.service.stations.count == 2)
        await bench.service.stop()
    }

    @Test func `what may not be sent is not sent`() async throws {
        let bench = try VerifierBench(rules: CredentialRules(prefixes: ["YSB:"]))
        #expect(try await bench.check("410581199001011231") == .refused)
        #expect(bench.service.stations.isEmpty)
        await bench.service.stop()
    }
}

struct VerdictShelfTests {
    private static func card(_ seed: UInt8) -> PresentedCard {
        PresentedCard(type: .passport, tag: PersonTag(hash: [UInt8](repeating: seed, count: 32)), maskedName: "王*")
    }

    @Test func `the shelf is bounded, and the oldest goes first`() throws {
        let bench = try VerifierBench()
        var shelf = VerdictShelf(keepsFor: .seconds(600))
        var now = MonotonicTime(nanoseconds: 0)
        for number in 0...VerdictShelf.capacity {
            now = now.advanced(by: .milliseconds(1))
            shelf.keep(Self.card(UInt8(number % 256)), of: bench.vault.credentialTag("\(number)"), at: now)
        }
        #expect(shelf.count == VerdictShelf.capacity)
        #expect(shelf.card(of: bench.vault.credentialTag("0"), at: now) == nil)
        #expect(shelf.card(of: bench.vault.credentialTag("1"), at: now) == Self.card(1))
    }

    @Test func `without a time nothing is kept`() throws {
        let bench = try VerifierBench()
        var shelf = VerdictShelf(keepsFor: .zero)
        let tag = bench.vault.credentialTag("x")
        shelf.keep(Self.card(1), of: tag, at: MonotonicTime(nanoseconds: 1))
        #expect(shelf.count == 0)
    }
}
