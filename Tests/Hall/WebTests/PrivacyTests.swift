// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing

@testable import Web

/// What nobody may read in an event, on a board or in an answer.
struct PrivacyTests {
    @Test
    func `no person, reason, token or refusal is in what the public may read`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let booking = try TestHall.booking()
        try await hall.feed(booking)
        try await Asker.asking(.handler, hall) { asker in
            let token = try await asker.send(
                .post(
                    "/api/v1/exchanges",
                    "{\"booking\":\"\(booking.number)\",\"last_four\":\"\(TestHall.lastFour)\"}",
                    key: "a"
                )
            ).json["ticket", "token"]?.text
            let green = #"{"service":"social","reason":"elderly"}"#
            _ = try await asker.send(.post("/api/v1/green-tickets", green, key: "b"))
            _ = try await asker.send(.post("/api/v1/tickets/A002/void", #"{"reason":"id_mismatch"}"#, key: "c"))
            _ = try await asker.send(.post("/api/v1/tickets/A009/abandon", key: "d"))
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "e"))
            let secrets = [
                booking.number.text, booking.principal.text, booking.maskedName, booking.lastFour[0].text, "elderly",
                "id_mismatch", "refus", "green", "007", try #require(token),
            ]
            let records = try await hall.journal.records(after: .start, limit: 100)
            let events = records.compactMap { PublicEvent($0, TestHall.plan) }.map { WebJSON.bytes($0) }
            #expect(events.count == 6)
            for path in ["board", "services", "metrics", "status", "stations"] {
                let text = try await asker.send(.get("/api/v1/" + path)).text
                for secret in secrets where path != "metrics" || !Self.figures.contains(secret) {
                    #expect(!text.contains(secret), "\(path) tells \(secret)")
                }
            }
            for event in events {
                let text = String(decoding: event, as: UTF8.self)
                for secret in secrets { #expect(!text.contains(secret), "\(text) tells \(secret)") }
            }
        }
    }

    @Test
    func `what staff do among themselves, and what is said of them, is no public event`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await hall.feed(TestHall.booking())
        try await Asker.asking(.handler, hall) { asker in
            let (window, clerk) = (TestHall.plan.windows[0].id, try #require(StaffID("007")))
            _ = try await hall.journal.submit(.signIn(window: window), key: nil, staff: clerk)
            let exchange = #"{"booking":"000000000019","last_four":"1231"}"#
            _ = try await asker.send(.post("/api/v1/exchanges", exchange, key: "a"))
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "b"))
            let steps: [(String, String?)] = [
                ("windows/1/verify", #"{"result":"match","principal_document":true}"#), ("alerts", nil),
                ("complaints", #"{"subject":"staff_conduct","ticket":"A001"}"#),
                ("windows/1/finish", #"{"outcome":"declined"}"#), ("tickets/A001/rating", #"{"level":1}"#),
            ]
            for (index, (path, body)) in steps.enumerated() {
                let answer = try await asker.send(.post("/api/v1/" + path, body, key: "step-\(index)"))
                #expect(answer.status == 200, "\(path) \(answer.text)")
            }
            _ = try await hall.journal.submit(.signOut(window: window), key: nil, staff: clerk)
            let records = try await hall.journal.records(after: .start, limit: 100)
            let events = records.compactMap { PublicEvent($0, TestHall.plan) }
            let told: [PublicEvent.Kind] = [
                .dayOpened, .ticketIssued, .windowOpened, .ticketCalled, .ticketFinished, .windowClosed,
            ]
            #expect(events.map(\.type) == told)
            for event in events {
                let text = String(decoding: WebJSON.bytes(event), as: UTF8.self)
                for secret in ["007", "match", "declined", "rating"] { #expect(!text.contains(secret), "\(text)") }
            }
        }
    }

    @Test
    func `whatever is sent as a body is answered by a problem that repeats none of it`() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let posts = HallAPI.routes.filter { $0.method == .post }
        let bodies = (0..<400).map { _ in Self.body(&random) }
        let routes = (0..<400).map { _ in random.oneOf(posts) }
        try await Asker.asking(.handler, hall) { asker in
            for (index, (body, route)) in zip(bodies, routes).enumerated() {
                var request = HTTPRequest(.post, Example.of(route).ask.path, body: body)
                request.headers = Ask.post("", "", key: "garbage-\(index)").fields
                let reply = await hall.api.answer(request)
                #expect((400...422).contains(reply.status), "seed \(seed): \(route.name) \(reply.status)")
                guard case .bytes(let bytes) = reply.body else { continue }
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains(Self.secret), "seed \(seed): \(text)")
                #expect(!text.contains("\u{FFFD}"), "seed \(seed): \(text)")
            }
            #expect(hall.journal.position <= Position(800))
        }
    }

    /// Stands for a person's number.
    private static let secret = "41058119"
    /// What metrics may hold for another reason: the name of a role, the digits of a time.
    private static let figures = ["green", "007"]

    /// Random bytes, or JSON with a number where it does not belong.
    private static func body(_ random: inout SplitMix64) -> [UInt8] {
        let names = ["service", "station", "booking", "last_four", "voucher", "reason", "ticket", "window", secret]
        switch random.below(3) {
        case 0: return (0..<(1 + random.below(200))).map { _ in UInt8.random(in: 0...255, using: &random) } + [0xFF]
        case 1: return Array("{\"\(random.oneOf(names))\":\"\(secret)\(random.next())号\"}".utf8)
        default:
            let values = ["null", "[\(secret)]", "{\"a\":\(secret)}", "1e\(secret)", "\"\(secret)", "true"]
            return Array("{\"\(random.oneOf(names))\":\(random.oneOf(values))}".utf8)
        }
    }
}
