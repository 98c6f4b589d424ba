// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import HTTP
import Ledger
import Ports
import Reception
import Store
import Terms
import Vault

/// All that the routes of the portal work with.
package struct PortalDesk: Sendable {
    let ledger: CenterLedger
    let vault: Vault
    let mint: VoucherMint
    let shelf: MaterialShelf
    let clock: HallClock
    let time: any Timekeeper
    let settings: PortalSettings
    let turnstile: Turnstile
    let tally = PortalTally()
    let figures = KeptReplies()

    /// Now, in the city's zone.
    var now: Moment { clock.now() }

    /// Now, as limits count it.
    var instant: MonotonicTime { time.now() }

    /// Reads from the store.
    func view<Answer: Sendable>(
        _ read: @Sendable (CenterStore) throws(StoreError) -> Answer
    ) async throws(CenterProblem) -> Answer {
        do throws(StoreError) {
            return try await ledger.view(read)
        } catch { throw .logged(error) }
    }

    /// Runs a verb that writes; on the disk when it returns.
    func write<Answer: Sendable>(
        _ verb: @escaping @Sendable (CenterStore) throws(StoreError) -> Answer
    ) async throws(CenterProblem) -> Answer {
        do throws(StoreError) {
            return try await ledger.write(verb)
        } catch { throw .logged(error) }
    }

    /// Lets a request pass, or says how long to wait.
    func admit(_ request: HTTPRequest, to purpose: Turnstile.Purpose) throws(CenterProblem) {
        if let wait = turnstile.admit(network(of: request), to: purpose, at: instant) { throw .tooOften(wait) }
    }

    /// Where a request comes from, behind the proxies that are trusted.
    func network(of request: HTTPRequest) -> ClientNetwork {
        let forwarded = request.headers.values(of: "X-Forwarded-For")
        return ClientNetwork.of(request.client, forwardedFor: forwarded, trusted: settings.proxies)
    }

    /// The key of the request's intent.
    func intent(of request: HTTPRequest) throws(CenterProblem) -> IntentKey {
        guard let text = request.headers["Idempotency-Key"], let intent = IntentKey(text: text) else {
            throw CenterProblem(
                400,
                "no-intent",
                "请求缺少幂等键",
                "An Idempotency-Key of 1–80 printable characters is needed"
            )
        }
        return intent
    }

    /// Takes the work that stands for a captcha.
    func spend(_ effort: EffortBody?, for intent: IntentKey) throws(CenterProblem) {
        let refusal = turnstile.spend(
            effort?.challenge ?? "",
            answer: effort?.answer ?? "",
            for: intent,
            at: now.timestamp
        )
        guard let refusal else { return }
        if refusal == .busy { throw CenterProblem(503, "busy", "系统繁忙，请稍后重试", "Too much is asked at once: try again") }
        throw CenterProblem(
            403,
            "effort",
            "安全校验已过期，请重试",
            "The proof of effort was not accepted: ask for a new challenge",
            detail: "GET /api/v1/effort"
        )
    }

    /// Lets somebody ask by a document alone: every question costs a guess, and none is given back.
    func admitPerson(_ document: DocumentNumber, _ request: HTTPRequest) throws(CenterProblem) {
        try admit(request, to: .lookup)
        if let wait = turnstile.admit(vault.personTag(document), at: instant) { throw .tooOften(wait) }
    }

    /// Lets a person book or wait, whatever network they come from; an agent counts by themselves too.
    func admit(_ principal: Party, _ agent: Party?) throws(CenterProblem) {
        for party in [principal] + [agent].compactMap(\.self) {
            let tag = vault.personTag(party.document)
            if let wait = turnstile.admit(tag, at: instant) { throw .tooOften(wait) }
        }
    }
}

extension CenterProblem {
    /// Too many requests of one origin, person or number.
    static func tooOften(_ wait: Duration) -> CenterProblem {
        let seconds = max(1, (wait.wholeMilliseconds + 999) / 1000)
        return CenterProblem(
            429,
            "too-often",
            "操作过于频繁，请稍后再试",
            "Too many requests: please try again later",
            members: ["retry_after": .number(seconds)]
        )
    }
}
