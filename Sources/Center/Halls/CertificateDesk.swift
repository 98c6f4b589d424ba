// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
package import Ledger
package import Ports
import Reception
import Store
import Terms
package import Vault
import Wire

/// Where halls get their certificates: with a one-time code the first, with the one they have the next.
package struct CertificateDesk: Sendable {
    private let ledger: CenterLedger
    private let authority: CertificateAuthority
    /// Lines for the key rings of halls; the tag keys in them are secret.
    private let keys: String
    private let clock: HallClock
    private let pace: EnrolmentPace

    /// Signs with `authority`; throws when a key of `ring` has no public half.
    package init(
        ledger: CenterLedger,
        authority: CertificateAuthority,
        ring: KeyRing,
        clock: HallClock,
        time: any Timekeeper
    ) throws(VaultError) {
        (self.ledger, self.authority, self.clock) = (ledger, authority, clock)
        (keys, pace) = (try ring.enrolmentBundle(), EnrolmentPace(time: time))
    }

    /// The authority's certificate, which is no secret: whoever asks has its pin.
    var authorityText: HTTPReply { .text(authority.pair.certificate) }

    /// Takes a hall in that has a code (R60); whatever is wrong with it, the answer is the same, and slow.
    ///
    /// The keys go back as they are: the connection is TLS under the authority that the code pins, so that only the hall
    /// with the code can read them. To seal them once more under the code would protect them from nobody else.
    func enrol(_ request: HTTPRequest) async throws(StoreError) -> HTTPReply {
        guard pace.admit() else { return Self.tooMany }
        let now = clock.now().timestamp
        guard let asked = CenterJSON.decode(EnrolmentRequest.self, request.body),
            let secret = Hex.bytes(asked.secret),
            let certificate = sign(asked.request, for: asked.hall, at: now),
            let facts = CertificateFacts(certificate: certificate)
        else { return await refuse() }
        let code = EnrolmentCode.digest(asked.hall, secret: secret)
        let key = Digest.sha256(Array(asked.request.utf8))
        let since = now.adding(minutes: -24 * 60)
        let isIn = try await ledger.write { store throws(StoreError) in
            guard try store.spendCode(code, of: asked.hall, for: key, at: now) else { return false }
            try store.enrolled(facts, of: asked.hall, since: since, at: now)
            let entry = ["serial": facts.serial]
            try store.audit(
                .init(actor: asked.hall.text, action: "hall.join", subject: asked.hall.text, detail: entry),
                at: now
            )
            return true
        }
        guard isIn else { return await refuse() }
        Log.write(.notice, "hall has joined", ["hall": asked.hall])
        return CenterJSON.reply(EnrolmentGrant(certificate: grant(certificate), keys: keys))
    }

    /// Gives an enrolled hall the certificate that follows the one it connects with.
    func renew(_ request: HTTPRequest, of hall: HallID, under current: String) async throws(StoreError) -> HTTPReply {
        let now = clock.now().timestamp
        guard let asked = CenterJSON.decode(CertificateRenewal.self, request.body),
            let certificate = sign(asked.request, for: hall, at: now),
            let facts = CertificateFacts(certificate: certificate)
        else { return Problem(422, "bad-request", title: "the body is no request for a certificate").reply() }
        try await ledger.write { store throws(StoreError) in
            try store.renewed(facts, of: hall, under: current, at: now)
            let entry = ["serial": facts.serial]
            try store.audit(.init(actor: hall.text, action: "hall.renew", subject: hall.text, detail: entry), at: now)
        }
        Log.write(.notice, "hall has a new certificate", ["hall": hall])
        return CenterJSON.reply(grant(certificate))
    }

    private func sign(_ request: String, for hall: HallID, at now: Timestamp) -> String? {
        try? authority.issue(CertificateRequest(text: request), name: hall.text, for: .client, at: now)
    }

    private func grant(_ certificate: String) -> CertificateGrant {
        CertificateGrant(certificate: certificate, authority: authority.pair.certificate)
    }

    private func refuse() async -> HTTPReply {
        await pace.fail()
        return Self.badCode
    }

    /// One answer for a code that is wrong, spent or over, for a hall that is not known, and for a bad request.
    private static let badCode = Problem(
        403,
        "bad-code",
        title: "this code lets nobody in: ask the center for a new one"
    )
    .reply()
    private static let tooMany = Problem(429, "slow-down", title: "too many attempts: try again in a minute")
        .reply(headers: ["Retry-After": "60"])
}
