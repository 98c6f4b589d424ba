// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Journal
import Ports
import Queueing
import Terms
import Vault

@testable import Web

/// The hall's API: routing, the gate, queries and JSON bodies; the rules are the real ones, only nothing is stored.
enum HallRequests {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let request = RequestText.request(input) else { return }
        let replies = Turnstile.run { () -> [HTTPReply] in
            let api = HallAPI(parts)
            return [await api.answer(request), await api.answer(request)]
        }
        for reply in replies { try check(reply, input) }
        // Metrics count the asking.
        guard !request.path.hasSuffix("/metrics") else { return }
        try hold(replies[0].status == replies[1].status, "asked again, another status")
        try hold(RequestText.body(replies[0]) == RequestText.body(replies[1]), "asked again, another answer")
    }

    private static func check(_ reply: HTTPReply, _ input: [UInt8]) throws(Broken) {
        try hold((200..<600).contains(reply.status), "a status that is none")
        guard let body = RequestText.body(reply) else { return }
        guard let text = String(validating: body, as: UTF8.self) else { throw Broken(rule: "a reply is not UTF-8") }
        guard reply.status >= 400 else { return }
        try hold(reply.headers["Content-Type"] == "application/problem+json", "a refusal that is no problem")
        let members = try? JSONDecoder().decode([String: Member].self, from: Data(body))
        try hold(members?["title"] != nil && members?["status"] != nil, "a problem without title or status")
        try Discretion.check(text, about: input, "a refusal")
    }

    private struct Member: Decodable {
        init(from decoder: any Decoder) throws { _ = try decoder.singleValueContainer() }
    }

    private static let tokens =
        Role.allCases.map { "\($0.rawValue) token-of-the-role-\($0.rawValue)" }.joined(separator: "\n")
        + "\nwindow bound-to-window-2-000000 window=2 staff=1024\nkiosk bound-to-kiosk-1-0000000 station=kiosk-1\n"

    private static let parts: HallAPI.Parts = {
        do {
            let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { FuzzHall.opening.timestamp }
            let journal = try Scratch.with { folder in
                try Journal.open(directory: folder, plan: FuzzHall.plan) { FuzzHall.opening }
            }
            return HallAPI.Parts(
                journal: journal,
                submit: decided,
                plan: FuzzHall.plan,
                vault: FuzzKeys.vault,
                verifier: FuzzKeys.verifier,
                tokens: try AccessTokens(text: tokens),
                clock: clock,
                hostNames: ["hall.example"],
                stations: StationDoor(
                    screen: { $0 == FuzzHall.kiosk ? Array("{}".utf8) : nil },
                    touch: { station, body in
                        guard station == FuzzHall.kiosk else { return .noScreen }
                        return body.isEmpty ? .notUnderstood : .taken
                    }
                )
            )
        } catch { preconditionFailure("the hall of the fuzz targets opens") }
    }()

    /// Decides on a hall that stays as it is, so that a request's answer depends on the request alone.
    private static let decided: Submit = { command, key, staff throws(JournalError) in
        let intent = key.map { Intent(key: $0, digest: command.digest) }
        let decision = Queueing.decide(
            command,
            intent: intent,
            staff: staff,
            at: FuzzHall.opening,
            in: FuzzHall.state,
            plan: FuzzHall.plan
        )
        return Receipt(answer: decision.answer, position: FuzzHall.state.position)
    }
}
