// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Terms
import Testing

@testable import Web

/// Every route, past the network and over it, with a real journal.
@Suite(.timeLimit(.minutes(2)))
struct RouteTests {
    /// Asks a route's example in a hall where everything before it has happened.
    private static func trying(
        _ route: Route,
        _ way: Way,
        _ body: @escaping @Sendable (Asker, Ask, TestHall) async throws -> Void
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await hall.feed(TestHall.booking())
        let example = Example.of(route)
        try await Asker.asking(way, hall) { asker in
            for step in example.before { #expect(try await asker.send(step).status < 300, "\(step.path)") }
            try await body(asker, example.ask, hall)
        }
    }

    /// Checks an answer by the document, and that it is a problem of the status.
    private static func check(_ answer: Answer, _ route: Route, _ status: Int, _ kind: String) {
        #expect(answer.status == status, "\(route.name) \(kind): \(answer.text)")
        #expect(answer.json["type"]?.text == "/problems/" + kind, "\(route.name): \(answer.text)")
        #expect(answer.json["status"]?.number == status)
        let faults = OpenAPIDocument.shared.faults(of: answer, to: route)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(arguments: HallAPI.routes, Way.allCases)
    func `a sound request succeeds as documented`(_ route: Route, _ way: Way) async throws {
        try await Self.trying(route, way) { asker, ask, _ in
            let answer = try await asker.send(ask)
            #expect(route.success.contains(answer.status), "\(answer.text)")
            let faults = OpenAPIDocument.shared.faults(of: answer, to: route)
            #expect(faults.isEmpty, "\(faults)")
        }
    }

    @Test(arguments: HallAPI.routes.filter { $0.method == .get && $0.type == "application/json" })
    func `equal answers are equal bytes, with their keys in order`(_ route: Route) async throws {
        try await Self.trying(route, .handler) { asker, ask, _ in
            let answer = try await asker.send(ask)
            #expect(answer.text == answer.json.canonical)
        }
    }

    @Test(arguments: HallAPI.routes, Way.allCases)
    func `only the roles of a route get past its door`(_ route: Route, _ way: Way) async throws {
        try await Self.trying(route, way) { asker, ask, _ in
            for role in Role.allCases {
                let answer = try await asker.send(ask.with { ($0.role, $0.key) = (role, "by \(role.rawValue)".keyed) })
                if let roles = route.roles, !roles.contains(role) {
                    Self.check(answer, route, 403, "wrong-role")
                } else {
                    let isRefused = answer.json["type"]?.text == "/problems/wrong-role" || answer.status == 401
                    #expect(!isRefused, "\(role) \(answer.text)")
                }
            }
            guard route.roles != nil else { return }
            let without = try await asker.send(ask.with { $0.role = nil })
            Self.check(without, route, 401, "token-needed")
            #expect(without.headers["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
            let unknown = ask.with { $0.headers["Authorization"] = "Bearer nobody-has-been-given-this" }
            Self.check(try await asker.send(unknown), route, 401, "token-unknown")
        }
    }

    @Test(arguments: HallAPI.routes, Way.allCases)
    func `hosts, methods and media types that are not ours are refused`(_ route: Route, _ way: Way) async throws {
        try await Self.trying(route, way) { asker, ask, _ in
            let foreign = try await asker.send(ask.with { $0.headers["Host"] = "evil.example:8470" })
            Self.check(foreign, route, 421, "wrong-host")
            let picture = try await asker.send(ask.with { $0.headers["Accept"] = "image/png, */*;q=0" })
            Self.check(picture, route, 406, "not-acceptable")
            let other = try await asker.send(ask.with { $0.method = "PUT" })
            #expect(other.status == 405)
            #expect(other.headers["Allow"]?.contains(route.method.rawValue) == true)
            #expect(other.headers["Access-Control-Allow-Origin"] == nil)
        }
    }

    private static let posts = HallAPI.routes.filter { $0.method == .post }

    @Test(arguments: posts, Way.allCases)
    func `a body that is not as documented is refused by name`(_ route: Route, _ way: Way) async throws {
        try await Self.trying(route, way) { asker, ask, _ in
            let broken = try await asker.send(ask.with { $0.body = "{\"service\":" })
            Self.check(broken, route, 400, "bad-json")
            Self.check(try await asker.send(ask.with { $0.body = "[]" }), route, 400, "bad-json")
            let form = ask.with { ($0.body, $0.headers["Content-Type"]) = ("a=1", "application/x-www-form-urlencoded") }
            Self.check(try await asker.send(form), route, 415, "json-needed")
            Self.check(try await asker.send(ask.with { $0.key = nil }), route, 400, "idempotency-key-needed")
            Self.check(try await asker.send(ask.with { $0.key = "with space" }), route, 400, "idempotency-key-needed")
            guard let fields = route.fields else { return }
            let extra = try await asker.send(ask.with { $0.body = #"{"statoin":"x"}"# })
            Self.check(extra, route, 422, "unknown-field")
            #expect(extra.json["field"]?.text == "statoin")
            if fields.all.contains("station") { #expect(extra.json["nearest"]?.text == "station") }
            for name in fields.all {
                let number = try await asker.send(ask.with { $0.body = "{\"\(name)\":7}" })
                // Keys are judged in the order of the route, and an earlier one may be missing.
                #expect(["bad-field", "missing-field"].contains(number.kind), "\(number.text)")
                #expect(number.status == 422)
            }
            for name in fields.required {
                let gap = try await asker.send(ask.with { $0.body = "{}" })
                #expect(gap.kind == "missing-field")
                if fields.required.count == 1 { #expect(gap.json["field"]?.text == name) }
            }
        }
    }

    @Test(arguments: posts, Way.allCases)
    func `the same key gets the same answer, also after a restart`(_ route: Route, _ way: Way) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await hall.feed(TestHall.booking())
        let example = Example.of(route)
        try await Asker.asking(way, hall) { asker in
            for step in example.before { _ = try await asker.send(step) }
            let first = try await asker.send(example.ask)
            let position = hall.journal.position
            hall.pass(minutes: 3)
            #expect(try await asker.send(example.ask).outcome == first.outcome)
            #expect(hall.journal.position == position)
            if route.verb == "touches" { #expect(hall.touched.withLock { $0.count } == 1) }
            if route.verb == "roll" { #expect(hall.rolls.withLock { $0 } == [.printer]) }
            await hall.journal.close()
            let again = try TestHall(again: hall.place, at: TestHall.opening.adding(minutes: 7))
            try await Asker.asking(way, again) { asker in
                let repeated = try await asker.send(example.ask)
                #expect(repeated.outcome == first.outcome)
                #expect(again.journal.position == position)
            }
        }
    }

    @Test(arguments: posts.filter { $0.isJournaled || ["touches", "roll"].contains($0.verb) })
    func `the same key with another request is refused`(_ route: Route) async throws {
        try await Self.trying(route, .handler) { asker, ask, _ in
            let other: Ask
            if route.verb == "roll" {
                other = ask.with { $0.body = #"{"printer":"printer_2"}"# }
            } else if route.verb == "touches" {
                other = ask.with { $0.body = #"{"touch":"back"}"# }
            } else {
                other = .post("/api/v1/tickets", #"{"service":"estate"}"#, key: "example")
            }
            _ = try await asker.send(ask)
            let answer = try await asker.send(other)
            #expect(answer.status == 422)
            #expect(answer.json["refusal"]?.text == "intent_reused", "\(answer.text)")
        }
    }
}

extension String {
    /// Without the spaces that no key has.
    fileprivate var keyed: String { replacing(" ", with: "-") }
}

extension Answer {
    /// The last part of a problem's type.
    var kind: String { json["type"]?.text.map { String($0.dropFirst("/problems/".count)) } ?? "none" }
}
