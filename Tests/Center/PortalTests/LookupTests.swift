// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Reception
import Simulators
import Terms
import Testing

@testable import Portal

/// One's own booking: asked for, cancelled and moved by number and document.
struct LookupTests {
    /// A portal with a booking of Wang's for 09:00 the next day, and its question.
    private static func booked(_ hours: ClosedRange<Int> = 24...26) async throws -> (TestPortal, [String: any Sendable])
    {
        let portal = try await TestPortal()
        for hour in hours { try await portal.open(hour * 60, quota: 1) }
        let reply = try await portal.post("bookings", Example.booking(terms: try await portal.terms()), key: "book")
        let number = try #require(TestPortal.tree(reply)["number"]?.text)
        return (portal, ["number": number, "document": Example.document(SyntheticPeople.wangXiaoming)])
    }

    @Test
    func `R68: an unknown number and a wrong identity are answered with the same bytes`() async throws {
        let (portal, question) = try await Self.booked()
        var wrong = question
        wrong["document"] = Example.document(SyntheticPeople.liXiulan)
        var unknown = question
        unknown["number"] = try #require(BookingNumber(serial: 26_112_399_999)).text
        for path in ["bookings/query", "bookings/cancel", "bookings/terms", "bookings/form/query", "bookings/review"] {
            let (one, other) = (try await portal.post(path, wrong), try await portal.post(path, unknown))
            #expect(one.status == 404 && one.status == other.status && one.headers == other.headers)
            #expect(TestPortal.tree(one) == TestPortal.tree(other), "\(path)")
            guard case .bytes(let left) = one.body, case .bytes(let right) = other.body else { continue }
            #expect(left == right)
        }
        let found = try await portal.post("bookings/query", question)
        #expect(found.status == 200 && PublicDocument.shared.faults(of: found, to: "POST bookings/query") == [])
    }

    @Test
    func `R68: guessing whose a number is ends after ten tries, and its owner still asks`() async throws {
        let portal = try await TestPortal { $0.documentPerMinute = 2 }
        try await portal.open(24 * 60, quota: 1)
        let made = try await portal.post("bookings", Example.booking(terms: try await portal.terms()))
        let number = try #require(TestPortal.tree(made)["number"]?.text)
        let owner: [String: any Sendable] = [
            "number": number, "document": Example.document(SyntheticPeople.wangXiaoming),
        ]
        for _ in 0..<30 { #expect(try await portal.post("bookings/query", owner).status == 200) }
        var statuses: [Int] = []
        for guess in 10...20 {
            let document: [String: any Sendable] = ["type": "passport", "number": "E000000\(guess)"]
            statuses.append(try await portal.post("bookings/query", ["number": number, "document": document]).status)
        }
        #expect(statuses == [Int](repeating: 404, count: 10) + [429])
    }

    @Test
    func `the agent of a booking may ask for it, too`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 1)
        let body = Example.booking(agent: Example.li, terms: try await portal.terms())
        let number = try #require(TestPortal.tree(try await portal.post("bookings", body))["number"]?.text)
        let question: [String: any Sendable] = [
            "number": number, "document": Example.document(SyntheticPeople.liXiulan),
        ]
        #expect(try await portal.post("bookings/query", question).status == 200)
    }

    @Test(arguments: [(-30 * 60, "cancelled", false), (-30 * 60 + 1, "cancelled_late", true)])
    func `R27: cancelled at 08:30:00 for 09:00 is in time, at 08:30:01 it is late and told so`(
        _ seconds: Int,
        _ standing: String,
        _ isLate: Bool
    ) async throws {
        let (portal, question) = try await Self.booked()
        portal.turn(to: TestPortal.opening.adding(minutes: 24 * 60).adding(seconds: Int64(seconds)))
        let asked = TestPortal.tree(try await portal.post("bookings/query", question))
        #expect(asked["late"]?.flag == isLate && asked["can_move"]?.flag == !isLate)
        let reply = try await portal.post("bookings/cancel", question)
        #expect(PublicDocument.shared.faults(of: reply, to: "POST bookings/cancel") == [])
        let tree = TestPortal.tree(reply)
        #expect(tree["booking", "standing"]?.text == standing && tree["late"]?.flag == isLate)
        #expect(tree["booking", "voucher"] == nil)
        let again = try await portal.post("bookings/cancel", question)
        #expect(TestPortal.tree(again) == tree)
    }

    @Test
    func `A34: a booking is moved twice and not three times, each time under a new number`() async throws {
        var (portal, question) = try await Self.booked(24...28)
        for (key, hour) in [(1, 25), (2, 26)] {
            question["start"] = TestPortal.time(hour * 60)
            let reply = try await portal.post("bookings/move", question, key: "move-\(key)")
            #expect(reply.status == 200 && PublicDocument.shared.faults(of: reply, to: "POST bookings/move") == [])
            let tree = TestPortal.tree(reply)
            #expect(tree["slot", "start"]?.text == TestPortal.time(hour * 60))
            #expect(tree["moves_left"]?.number == 2 - key)
            var old = question
            old["start"] = nil
            let before = TestPortal.tree(try await portal.post("bookings/query", old))
            #expect(before["standing"]?.text == "rescheduled" && before["moved_to"]?.text == tree["number"]?.text)
            question["number"] = try #require(tree["number"]?.text)
        }
        question["start"] = TestPortal.time(27 * 60)
        let third = try await portal.post("bookings/move", question, key: "move-3")
        #expect(third.status == 409 && TestPortal.tree(third)["type"]?.text == "/problems/too-many-moves")
    }

    @Test
    func `A34: moving keeps to the limit of cancelling, to the second`() async throws {
        var (portal, question) = try await Self.booked()
        question["start"] = TestPortal.time(25 * 60)
        portal.turn(to: TestPortal.opening.adding(minutes: 24 * 60 - 30).adding(seconds: 1))
        let reply = try await portal.post("bookings/move", question, key: "move")
        #expect(reply.status == 409 && TestPortal.tree(reply)["type"]?.text == "/problems/too-late")
        #expect(TestPortal.tree(reply)["title"]?.text?.contains("仍可取消") == true)
        portal.turn(to: TestPortal.opening.adding(minutes: 24 * 60 - 30))
        #expect(try await portal.post("bookings/move", question, key: "move").status == 200)
    }

    @Test
    func `R54: no route changes whose a booking is, and none books for many at once`() async throws {
        let (portal, question) = try await Self.booked()
        var changed = question
        changed["principal"] = Example.li
        for path in ["bookings/query", "bookings/cancel", "bookings/move"] {
            #expect(try await portal.post(path, changed).status == 422, "\(path)")
        }
        let bulk = await portal.portal.answer(
            HTTPRequest(
                .post,
                "/api/v1/bookings",
                headers: ["Content-Type": "application/json", "Idempotency-Key": "k"],
                body: Array("[{},{}]".utf8)
            )
        )
        #expect(bulk.status == 400)
        #expect(!Portal.all.contains { $0.path.text.contains("transfer") || $0.path.text.contains("batch") })
    }

    @Test
    func `R68: a number with a typing error is told before anything is asked`() async throws {
        let (portal, question) = try await Self.booked()
        var typo = question
        typo["number"] = "261123000011"
        let reply = try await portal.post("bookings/query", typo)
        #expect(reply.status == 422 && TestPortal.tree(reply)["field"]?.text == "number")
        // Whoever types the identity number into the wrong field does not have it stored as a booking number.
        typo["number"] = "410581199001011231"
        #expect(try await portal.post("bookings/query", typo).status == 422)
    }
}
