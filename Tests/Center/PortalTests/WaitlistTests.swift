// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ledger
import Rules
import Simulators
import Store
import Terms
import Testing

@testable import Portal

/// The wait-list and the no-show register, as their people meet them.
struct WaitlistTests {
    /// A portal whose one number of 09:00 tomorrow is Wang's, and where freed numbers go to the wait-list.
    private static func full() async throws -> (TestPortal, terms: Int, number: String) {
        let portal = try await TestPortal()
        let staff = try #require(StaffID("1024"))
        let at = TestPortal.opening
        let change = RuleChange(
            .refill,
            .choice("waitlist"),
            effective: at,
            madeAt: at,
            staff: staff,
            note: "test"
        )
        #expect(try await portal.ledger.write { store throws(StoreError) in try store.change(change) } == nil)
        try await portal.open(24 * 60, quota: 1)
        let terms = try await portal.terms()
        let booked = try await portal.post("bookings", Example.booking(terms: terms), key: "wang")
        return (portal, terms, try #require(TestPortal.tree(booked)["number"]?.text))
    }

    @Test
    func `R41: A12: a freed number is held for whoever waits, and claimed as an ordinary booking`() async throws {
        let (portal, terms, number) = try await Self.full()
        let joined = try await portal.post("waitlist", Example.booking(Example.li, terms: terms), key: "li")
        #expect(joined.status == 201 && PublicDocument.shared.faults(of: joined, to: "POST waitlist") == [])
        #expect(TestPortal.tree(joined)["position"]?.number == 1)
        #expect(try await portal.post("waitlist", Example.booking(Example.li, terms: terms), key: "li").status == 200)
        let question: [String: any Sendable] = [
            "number": number, "document": Example.document(SyntheticPeople.wangXiaoming),
        ]
        #expect(try await portal.post("bookings/cancel", question).status == 200)
        let document: [String: any Sendable] = ["document": Example.document(SyntheticPeople.liXiulan)]
        let places = try await portal.post("waitlist/query", document)
        #expect(PublicDocument.shared.faults(of: places, to: "POST waitlist/query") == [])
        let entry = try #require(TestPortal.tree(places)["entries"]?.array.first)
        #expect(entry["claim_until"]?.text == TestPortal.time(15))
        var claim = document
        claim["id"] = try #require(entry["id"]?.text)
        let stranger: [String: any Sendable] = [
            "document": Example.document(SyntheticPeople.zhaoDashan), "id": try #require(entry["id"]?.text),
        ]
        #expect(try await portal.post("waitlist/claim", stranger).status == 404)
        let booking = try await portal.post("waitlist/claim", claim)
        #expect(booking.status == 201 && PublicDocument.shared.faults(of: booking, to: "POST waitlist/claim") == [])
        #expect(try await portal.post("waitlist/claim", claim).status == 200)
    }

    @Test
    func `R41: a place can be left, and only by its person`() async throws {
        let (portal, terms, _) = try await Self.full()
        let joined = try await portal.post("waitlist", Example.booking(Example.li, terms: terms), key: "li")
        let id = try #require(TestPortal.tree(joined)["id"]?.text)
        let others: [String: any Sendable] = ["id": id, "document": Example.document(SyntheticPeople.zhaoDashan)]
        #expect(try await portal.post("waitlist/leave", others).status == 404)
        let own: [String: any Sendable] = ["id": id, "document": Example.document(SyntheticPeople.liXiulan)]
        let left = try await portal.post("waitlist/leave", own)
        #expect(left.status == 200 && PublicDocument.shared.faults(of: left, to: "POST waitlist/leave") == [])
    }

    @Test
    func `A12: where freed numbers go to everybody there is no wait-list, and it is said so`() async throws {
        let portal = try await TestPortal()
        try await portal.open(24 * 60, quota: 0)
        let reply = try await portal.post("waitlist", Example.booking(terms: try await portal.terms()))
        #expect(reply.status == 409 && TestPortal.tree(reply)["type"]?.text == "/problems/no-waitlist")
        #expect(TestPortal.tree(await portal.get("city"))["waitlist"]?.flag == false)
    }

    @Test
    func `R30: a late cancellation stands in the register of its person, who may appeal once`() async throws {
        let (portal, _, number) = try await Self.full()
        var question: [String: any Sendable] = [
            "number": number, "document": Example.document(SyntheticPeople.wangXiaoming),
        ]
        let late = Moment(TestPortal.opening.adding(minutes: 24 * 60 - 5), offsetSeconds: 28_800)
        portal.turn(to: late.timestamp)
        #expect(try await portal.post("bookings/cancel", question).status == 200)
        portal.turn(to: TestPortal.opening.adding(minutes: 26 * 60))
        let after = Moment(TestPortal.opening.adding(minutes: 26 * 60), offsetSeconds: 28_800)
        _ = try await portal.ledger.write { store throws(StoreError) in try store.judgeNoShows(at: after) }
        let found = try await portal.post("noshows/query", question)
        #expect(found.status == 200 && PublicDocument.shared.faults(of: found, to: "POST noshows/query") == [])
        let event = try #require(TestPortal.tree(found)["events"]?.array.first)
        #expect(event["reason"]?.text == "cancelled_late" && event["may_appeal"]?.flag == true)
        question["text"] = "突发疾病，附就诊记录"
        let appealed = try await portal.post("noshows/appeal", question)
        #expect(PublicDocument.shared.faults(of: appealed, to: "POST noshows/appeal") == [])
        #expect(TestPortal.tree(appealed)["events"]?.array.first?["state"]?.text == "open")
        #expect(try await portal.post("noshows/appeal", question).status == 409)
        question["document"] = Example.document(SyntheticPeople.liXiulan)
        question["text"] = nil
        #expect(try await portal.post("noshows/query", question).status == 404)
    }

    @Test
    func `R50: the public figures hide what only a few people are behind`() async throws {
        let (portal, _, _) = try await Self.full()
        let query = ["from": "2026-11-23", "to": "2026-11-25"]
        let reply = await portal.get("statistics", query)
        #expect(reply.status == 200 && PublicDocument.shared.faults(of: reply, to: "GET statistics") == [])
        #expect(TestPortal.tree(reply)["rows"]?.array.allSatisfy { $0["booked"] == nil } == true)
        #expect(await portal.get("statistics", ["from": "2025-01-01", "to": "2026-01-01"]).status == 400)
    }
}
