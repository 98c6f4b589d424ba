// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Terms
import Testing
import Vault

@testable import Verifier

/// A verifier's client of the product against a stand-in on a real socket, with a clock whose hands the test turns.
final class VerifierBench: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let service: SimulatedVerifier
    let vault: Vault
    let verifier: CredentialVerifier

    static let today = BusinessDay(daysSinceEpoch: 20_780)

    init(
        rules: CredentialRules = CredentialRules(),
        token: String? = nil,
        timeout: Duration = .seconds(5),
        keepsFor: Duration = .seconds(600)
    ) throws {
        loop = try EventLoop(name: "verifier")
        time = ManualTimekeeper(on: loop)
        service = try SimulatedVerifier()
        vault = try Vault(keys: .fresh(.hall))
        verifier = CredentialVerifier(
            CredentialVerifier.Configuration(
                url: service.url,
                token: token,
                timeout: timeout,
                rules: rules,
                keepsFor: keepsFor
            ),
            hall: try #require(HallID("linzhou")),
            vault: vault,
            time: time,
            today: { Self.today }
        )
    }

    deinit { loop.stop() }

    func check(_ code: String) async throws -> CredentialVerdict {
        await verifier.check(code, at: try #require(StationID("kiosk-1")))
    }

    func person(_ person: SyntheticPerson, isExpired: Bool = false) throws -> CredentialVerdict {
        let document = try #require(DocumentNumber(person.type, person.number))
        let name = String(person.name.prefix(1)) + "*"
        let tag = vault.personTag(document)
        return .person(PresentedCard(type: person.type, tag: tag, maskedName: name, isExpired: isExpired))
    }
}
