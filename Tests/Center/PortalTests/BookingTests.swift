// SPDX-License-Identifier: Apache-2.0
import HTTP
import Simulators
import Terms
import Testing
import Vault

@testable import Portal

/// Making a booking over the public API.
struct BookingTests {
    @Test
    func `R6: a booking is made, told with its voucher and times, and documented so`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 2)
        let body = Example.booking(terms: try await portal.terms())
        #expect(PublicDocument.shared.faults(ofBody: Array(TestPortal.json(body).utf8), to: "POST bookings") == [])
        let reply = try await portal.post("bookings", body)
        #expect(reply.status == 201)
        #expect(PublicDocument.shared.faults(of: reply, to: "POST bookings") == [])
        let tree = TestPortal.tree(reply)
        #expect(tree["deadline"]?.text == "2026-11-24T08:30:00+08:00")
        #expect(tree["earliest"]?.text == "2026-11-24T08:00:00+08:00")
        #expect(tree["latest"]?.text == "2026-11-24T10:15:00+08:00")
        #expect(tree["principal", "name"]?.text == "王*")
        let claims = try VoucherVerifier(keys: portal.keys).verify(try #require(tree["voucher"]?.text)).get()
        #expect(claims.booking.text == tree["number"]?.text)
        #expect(reply.headers["Cache-Control"] == "no-store")
        #expect(reply.headers["Access-Control-Allow-Origin"] == nil)
    }

    @Test
    func `R4: of two who want the last number one gets it, the other the next three free slots at once`() async throws {
        let portal = try await TestPortal()
        for hour in 0..<6 { try await portal.open((24 + hour) * 60, quota: hour == 2 ? 0 : 1) }
        let terms = try await portal.terms()
        let requests = try [Example.wang, Example.li].enumerated().map { index, person in
            try TestPortal.request("bookings", Example.booking(person, terms: terms), key: "key-\(index)")
        }
        async let one = portal.portal.answer(requests[0])
        async let other = portal.portal.answer(requests[1])
        let replies = [await one, await other].sorted { $0.status < $1.status }
        #expect(replies.map(\.status) == [201, 409])
        #expect(PublicDocument.shared.faults(of: replies[1], to: "POST bookings") == [])
        let tree = TestPortal.tree(replies[1])
        #expect(tree["type"]?.text == "/problems/slot-full")
        #expect(tree["title"]?.text == "该时段刚刚约满" && tree["title_en"]?.text != nil)
        let next = tree["next"]?.array ?? []
        let wanted = [TestPortal.time(25 * 60), TestPortal.time(27 * 60), TestPortal.time(28 * 60)]
        #expect(next.map { $0["start"]?.text } == wanted)
        #expect(next.map { $0["free"]?.number } == [1, 1, 1])
    }

    @Test
    func `a retry with the same key gets the same booking, also when its answer was lost`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 5)
        let body = Example.booking(terms: try await portal.terms())
        let (first, again) = (try await portal.post("bookings", body), try await portal.post("bookings", body))
        #expect(first.status == 201 && again.status == 200)
        #expect(TestPortal.tree(first) == TestPortal.tree(again))
        let other = Example.booking(Example.li, terms: try await portal.terms())
        let reused = try await portal.post("bookings", other)
        #expect(reused.status == 409 && TestPortal.tree(reused)["type"]?.text == "/problems/intent-reused")
        #expect(await portal.portal.answer(HTTPRequest(.post, "/api/v1/bookings")).status == 400)
    }

    @Test(arguments: ["principal", "terms", "start", "center", "service"])
    func `R15: a booking without a person, or without what it is for, is refused by the field's name`(_ field: String)
        async throws
    {
        let portal = try await TestPortal()
        var body = Example.booking(terms: 1)
        body[field] = nil
        let reply = try await portal.post("bookings", body)
        #expect(reply.status == 422 && TestPortal.tree(reply)["field"]?.text == field)
        #expect(PublicDocument.shared.faults(of: reply, to: "POST bookings") == [])
    }

    @Test(arguments: [
        ("type", "library_card"), ("number", "410581199001011232"), ("number", "41058119900101123"), ("name", ""),
        ("name", "12345"), ("name", "王\u{200B}明"), ("number", "E12345678"),
    ])
    func `R16: name and number are checked, and a wrong one is told without repeating it`(
        _ field: String,
        _ text: String
    )
        async throws
    {
        let portal = try await TestPortal()
        var person = Example.wang
        person[field] = text
        let reply = try await portal.post("bookings", Example.booking(person, terms: 1))
        let tree = TestPortal.tree(reply)
        #expect(reply.status == 422 && tree["field"]?.text == "principal." + field)
        guard case .bytes(let bytes) = reply.body else { return }
        #expect(text.isEmpty || !String(decoding: bytes, as: UTF8.self).contains(text))
    }

    @Test(arguments: SyntheticPeople.all.map(\.type.rawValue) + ["passport", "hmt_travel_permit"])
    func `A31: every document type books`(_ type: String) async throws {
        let numbers = [
            "passport": "E12345678", "hmt_travel_permit": "H12345678", "foreign_permanent_residence": "UTO110074081201",
        ]
        let known = SyntheticPeople.all.first { $0.type.rawValue == type }
        let person: [String: any Sendable] = [
            "type": type, "number": try #require(numbers[type] ?? known?.number), "name": "ERIKSSON ANNA",
        ]
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 1)
        let terms = try await portal.terms()
        #expect(try await portal.post("bookings", Example.booking(person, terms: terms)).status == 201)
    }

    @Test
    func `R17: booking for another registers both, and lacking either is refused`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 5)
        let terms = try await portal.terms()
        var body = Example.booking(terms: terms)
        body["is_agent"] = true
        let lacking = try await portal.post("bookings", body)
        #expect(lacking.status == 422 && TestPortal.tree(lacking)["type"]?.text == "/problems/agent-needed")
        body["agent"] = Example.li
        body["principal"] = nil
        #expect(try await portal.post("bookings", body).status == 422)
        let same = try await portal.post("bookings", Example.booking(agent: Example.wang, terms: terms))
        #expect(TestPortal.tree(same)["type"]?.text == "/problems/agent-is-principal")
        let both = try await portal.post("bookings", Example.booking(agent: Example.li, terms: terms))
        #expect(both.status == 201)
        #expect(TestPortal.tree(both)["agent", "name"]?.text == "李*")
    }

    @Test
    func `A22: a unit books by its credit code through a person who is authorised`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 5)
        let terms = try await portal.terms()
        let alone = try await portal.post("bookings", Example.booking(Example.unit, terms: terms))
        #expect(alone.status == 422 && TestPortal.tree(alone)["field"]?.text == "agent")
        let reversed = try await portal.post("bookings", Example.booking(agent: Example.unit, terms: terms))
        #expect(TestPortal.tree(reversed)["type"]?.text == "/problems/agent-is-unit")
        let reply = try await portal.post("bookings", Example.booking(Example.unit, agent: Example.wang, terms: terms))
        #expect(reply.status == 201 && TestPortal.tree(reply)["principal", "type"]?.text == "unit")
        var bad = Example.unit
        bad["number"] = "91350100M000100Y44"
        #expect(
            try await portal.post("bookings", Example.booking(bad, agent: Example.wang, terms: terms)).status == 422
        )
    }

    @Test
    func `R26: another text than the one in force is not agreed to, and the version that was is kept`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 5)
        let terms = try await portal.terms()
        let reply = try await portal.post("bookings", Example.booking(terms: terms + 1))
        #expect(reply.status == 409 && TestPortal.tree(reply)["type"]?.text == "/problems/terms-changed")
        #expect(TestPortal.tree(reply)["terms"]?.number == terms)
        let booked = TestPortal.tree(try await portal.post("bookings", Example.booking(terms: terms)))
        #expect(booked["terms"]?.number == terms)
        let text = await portal.get("terms/\(terms)")
        #expect(text.status == 200 && PublicDocument.shared.faults(of: text, to: "GET terms/{version}") == [])
        #expect(await portal.get("terms/99").status == 404)
        let question: [String: any Sendable] = [
            "number": try #require(booked["number"]?.text), "document": Example.document(SyntheticPeople.wangXiaoming),
        ]
        let agreed = try await portal.post("bookings/terms", question)
        #expect(PublicDocument.shared.faults(of: agreed, to: "POST bookings/terms") == [])
        #expect(TestPortal.tree(agreed)["paragraphs"]?.array[1].text?.contains("08:30") == true)
    }

    @Test
    func `A25: a fourth open booking is told kindly, with the way that is always open`() async throws {
        let portal = try await TestPortal()
        for day in 1...4 { try await portal.open(day * 24 * 60, quota: 5) }
        let terms = try await portal.terms()
        for day in 1...3 {
            let body = Example.booking(minutes: day * 24 * 60, terms: terms)
            #expect(try await portal.post("bookings", body, key: "key-\(day)").status == 201)
        }
        let fourth = try await portal.post(
            "bookings",
            Example.booking(minutes: 4 * 24 * 60, terms: terms),
            key: "key-4"
        )
        let tree = TestPortal.tree(fourth)
        #expect(fourth.status == 409 && tree["type"]?.text == "/problems/too-many")
        #expect(tree["title"]?.text?.contains("3 个") == true)
        #expect(tree["title"]?.text?.contains("现场取号") == true)
        #expect(tree["title_en"]?.text?.contains("walk-in") == true)
    }

    @Test
    func `A37: booked once oneself and once through an agent counts as the same person`() async throws {
        let portal = try await TestPortal()
        for hour in 24...25 { try await portal.open(hour * 60, quota: 5) }
        let terms = try await portal.terms()
        #expect(try await portal.post("bookings", Example.booking(terms: terms), key: "a").status == 201)
        let other = Example.booking(agent: Example.li, minutes: 25 * 60, terms: terms)
        let reply = try await portal.post("bookings", other, key: "b")
        #expect(reply.status == 409 && TestPortal.tree(reply)["type"]?.text == "/problems/same-item")
    }

    @Test
    func `R8: what was made and refused is counted by reason, and never by person`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 1)
        let terms = try await portal.terms()
        _ = try await portal.post("bookings", Example.booking(terms: terms), key: "a")
        _ = try await portal.post("bookings", Example.booking(Example.li, terms: terms), key: "b")
        let metrics = portal.portal.metrics
        #expect(metrics.contains(#"center_portal_total{deed="book",outcome="done"} 1"#))
        #expect(metrics.contains(#"center_portal_total{deed="book",outcome="slot-full"} 1"#))
    }
}
