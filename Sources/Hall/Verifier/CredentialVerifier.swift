// SPDX-License-Identifier: Apache-2.0
import HTTP
package import Ports
package import Queueing
package import Terms
package import Vault

/// Asks the issuer's service whose an electronic credential is (R18, A20): one bounded POST for each code.
///
/// Codes, numbers and names stay inside: logs tell how often nobody could be asked and why, nothing of whom.
package final class CredentialVerifier: Sendable {
    /// Where and how to ask.
    package struct Configuration: Sendable {
        /// An absolute `https` URL, or `http` on this machine.
        package let url: String
        /// Sent as bearer token (RFC 6750), nil for none.
        package let token: String?
        /// How long an answer may take.
        package let timeout: Duration
        /// Which codes may be sent.
        package let rules: CredentialRules
        /// How long an answer is good for the same code.
        package let keepsFor: Duration

        /// Collects the parts.
        package init(url: String, token: String?, timeout: Duration, rules: CredentialRules, keepsFor: Duration) {
            (self.url, self.token, self.timeout) = (url, token, timeout)
            (self.rules, self.keepsFor) = (rules, keepsFor)
        }
    }

    /// The questions that may be under way at once: one for each station of a large hall.
    static let atOnce = 16

    private let configuration: Configuration
    private let hall: HallID
    private let vault: Vault
    private let time: any Timekeeper
    private let today: @Sendable () -> BusinessDay
    private let client = HTTPClient(maxAtOnce: CredentialVerifier.atOnce)
    private let shelf: Lock<VerdictShelf>

    /// Prepares to ask for `hall`; nothing is sent yet.
    ///
    /// `today` gives the hall's date.
    package init(
        _ configuration: Configuration,
        hall: HallID,
        vault: Vault,
        time: any Timekeeper,
        today: @escaping @Sendable () -> BusinessDay
    ) {
        (self.configuration, self.hall, self.vault, self.time, self.today) = (configuration, hall, vault, time, today)
        shelf = Lock(VerdictShelf(keepsFor: configuration.keepsFor))
    }

    /// Says whether `code` may be sent.
    package func allows(_ code: String) -> Bool { configuration.rules.allow(code) }

    /// Asks whose `code` is; answers within the time limit, whatever becomes of the question.
    package func check(_ code: String, at station: StationID) async -> CredentialVerdict {
        guard allows(code) else { return .refused }
        let tag = vault.credentialTag(code)
        let now = time.now()
        if let card = shelf.withLock({ $0.card(of: tag, at: now) }) { return .person(card) }
        do throws(HTTPFailure) {
            let reply = try await client.send(call(CredentialQuestion(code, hall: hall, station: station)))
            return verdict(reply.status, reply.body, tag, station)
        } catch {
            Log.write(.warning, "a credential could not be checked", ["station": station, "reason": Reason(error)])
            return .unreachable
        }
    }

    /// Ends every question.
    package func close() { client.close() }

    private func call(_ question: CredentialQuestion) -> HTTPCall {
        var call = HTTPCall(.post, configuration.url, body: question.body)
        call.headers["Content-Type"] = "application/json"
        call.headers["Accept"] = "application/json"
        if let token = configuration.token { call.headers["Authorization"] = "Bearer " + token }
        call.timeoutMilliseconds = Int(configuration.timeout.wholeMilliseconds)
        call.connectMilliseconds = min(call.connectMilliseconds, call.timeoutMilliseconds)
        call.maxReplyBytes = CredentialAnswer.longestBody
        return call
    }

    private func verdict(
        _ status: Int,
        _ body: [UInt8],
        _ tag: CredentialTag,
        _ station: StationID
    ) -> CredentialVerdict {
        switch CredentialAnswer(status: status, body: body, vault: vault, today: today()) {
        case .person(let card):
            let now = time.now()
            shelf.withLock { $0.keep(card, of: tag, at: now) }
            return .person(card)
        case .refused: return .refused
        case .unusable:
            Log.write(.warning, "the answer about a credential is of no use", ["station": station, "status": status])
            return .unreachable
        }
    }
}

/// A failure in words that hold nothing of the question.
private struct Reason: Loggable {
    let logText: String

    init(_ failure: HTTPFailure) { logText = failure.description }
}
