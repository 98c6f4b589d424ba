// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Reception
import Terms
import Testing
import Vault

@testable import Portal

/// The routes, the document that describes them, and what every answer has.
struct RouteTests {
    @Test
    func `every public route is in the document and every public operation is a route`() {
        let routes = Set(Portal.all.map { "\($0.method) \($0.path.text)" })
        #expect(Set(PublicDocument.shared.operations.keys) == routes)
    }

    @Test
    func `every reference of the document leads somewhere`() {
        let document = PublicDocument.shared
        func references(_ node: JSONTree) -> [JSONTree] {
            let here = node["$ref"] == nil ? [] : [node]
            return here + node.object.values.flatMap(references) + node.array.flatMap(references)
        }
        let all = document.operations.values.flatMap(references)
        #expect(all.count > 50)
        for reference in all { #expect(document.resolved(reference) != .null, "\(reference)") }
    }

    @Test
    func `R68: nothing personal stands in an address: whoever is asked about is in a body`() {
        for (name, operation) in PublicDocument.shared.operations {
            let parameters = (operation["parameters"]?.array ?? []).filter { $0["in"]?.text != "header" }
            for parameter in parameters {
                let known = [
                    "center", "service", "from", "days", "start", "q", "department", "after", "code", "version", "by",
                    "to",
                ]
                #expect(known.contains(parameter["name"]?.text ?? ""), "\(name)")
            }
        }
    }

    @Test(arguments: ["slots", "terms"])
    func `R24: what the document calls needed is refused when it is missing, the rest is not`(
        _ path: String
    ) async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        try await portal.open(24 * 60, quota: 1)
        let given = ["center": "linzhou", "service": "estate", "start": TestPortal.time(24 * 60), "from": "2026-11-24"]
        let asked = PublicDocument.shared.operations["GET " + path]?["parameters"]?.array ?? []
        let names = asked.compactMap { $0["name"]?.text }
        let whole = given.filter { names.contains($0.key) }
        #expect(await portal.get(path, whole).status == 200)
        for parameter in asked {
            let name = try #require(parameter["name"]?.text)
            let isNeeded = try #require(parameter["required"]?.flag as Bool?)
            let status = await portal.get(path, whole.filter { $0.key != name }).status
            #expect(status == (isNeeded ? 400 : 200), "\(name)")
        }
    }

    @Test
    func `an unknown path, a wrong method and a body that is too long are told`() async throws {
        let portal = try await TestPortal()
        #expect(await portal.get("nothing").status == 404)
        #expect(await portal.get("bookings").status == 405)
        #expect(await portal.get("slots").status == 400)
        let long = [UInt8](repeating: 0x20, count: Portal.bodyLimit + 1)
        let headers: HTTPHeaders = ["Content-Type": "application/json", "Idempotency-Key": "k"]
        let request = HTTPRequest(.post, "/api/v1/bookings", headers: headers, body: long)
        #expect(await portal.portal.answer(request).status == 413)
        let text = HTTPRequest(.post, "/api/v1/bookings", headers: ["Idempotency-Key": "k"], body: Array("{}".utf8))
        #expect(await portal.portal.answer(text).status == 415)
    }

    @Test
    func `R5: whoever asks too often is told for how long to wait`() async throws {
        let portal = try await TestPortal { $0.readsPerMinute = 2 }
        let statuses = [await portal.get("city"), await portal.get("city"), await portal.get("city")]
        #expect(statuses.map(\.status) == [200, 200, 429])
        #expect(statuses[2].headers["Retry-After"] == "30")
        #expect(await portal.get("city", client: "192.0.2.2").status == 200)
        await portal.time.advance(by: .seconds(30))
        #expect(await portal.get("city").status == 200)
    }

    @Test
    func `R5: a booking without the work it asks for is not taken, and one piece of work books once`() async throws {
        let portal = try await TestPortal { ($0.effortBase, $0.effortMost) = (4, 8) }
        try await portal.open(24 * 60, quota: 5)
        let terms = try await portal.terms()
        let none = try await portal.post("bookings", Example.booking(terms: terms))
        #expect(none.status == 403 && TestPortal.tree(none)["type"]?.text == "/problems/effort")
        let asked = await portal.get("effort")
        #expect(PublicDocument.shared.faults(of: asked, to: "GET effort") == [])
        let effort = try Self.worked(TestPortal.tree(asked))
        var body = Example.booking(terms: terms)
        body["effort"] = effort
        #expect(try await portal.post("bookings", body, key: "one").status == 201)
        #expect(try await portal.post("bookings", body, key: "one").status == 200)
        var other = Example.booking(Example.li, terms: terms)
        other["effort"] = effort
        #expect(try await portal.post("bookings", other, key: "two").status == 403)
    }

    @Test
    func `R2: slots are told by day, with what is past, full, open, closed and not open yet`() async throws {
        let portal = try await TestPortal(at: TestPortal.opening.adding(minutes: 30))
        try await portal.open(0, quota: 3)
        try await portal.open(60, quota: 3)
        try await portal.open(24 * 60, quota: 0)
        try await portal.open(15 * 24 * 60, quota: 3)
        let query = ["center": "linzhou", "service": "estate", "days": "16"]
        let reply = await portal.get("slots", query)
        #expect(PublicDocument.shared.faults(of: reply, to: "GET slots") == [])
        let days = TestPortal.tree(reply)["days"]?.array ?? []
        #expect(days.count == 16 && days[0]["day"]?.text == "2026-11-23")
        #expect([0, 1, 2, 15].map { days[$0]["state"]?.text } == ["open", "full", "closed", "not_yet"])
        #expect(days[0]["slots"]?.array.map { $0["state"]?.text } == ["past", "open"])
        #expect(days[0]["slots"]?.array.map { $0["free"]?.number } == [0, 3])
    }

    @Test
    func `R24: R25: the terms tell date, slot, place and the exact deadline before anything is booked`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 3)
        let query = ["center": "linzhou", "service": "estate", "start": TestPortal.time(24 * 60)]
        let reply = await portal.get("terms", query)
        #expect(PublicDocument.shared.faults(of: reply, to: "GET terms") == [])
        let tree = TestPortal.tree(reply)
        #expect(tree["version"]?.number == 1 && tree["late"]?.flag == false)
        #expect(tree["deadline"]?.text == "2026-11-24T08:30:00+08:00")
        #expect(tree["paragraphs"]?.array[0].text?.contains("2026年11月24日（周二） 09:00–10:00") == true)
        #expect(tree["paragraphs"]?.array[1].text?.contains("08:30") == true)
        #expect(TestPortal.tree(await portal.get("terms", query)) == tree)
    }

    private static func worked(_ challenge: JSONTree) throws -> [String: any Sendable] {
        let text = try #require(challenge["challenge"]?.text)
        let bits = try #require(challenge["bits"]?.number)
        for answer in 0... {
            let hash = Digest.sha256(Array((text + ":\(answer)").utf8))
            if EffortBoard.zeroBits(of: hash) >= bits { return ["challenge": text, "answer": "\(answer)"] }
        }
        return [:]
    }
}
