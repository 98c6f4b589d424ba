// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ledger
import Office
import Ports
import Reception
import Store
import Supervision
import Terms
import Testing

/// The register, waivers, wait-list, pool and province, as staff ask for them.
@Suite(.timeLimit(.minutes(1)))
struct NoShowRoutesTests {
    private struct Asked {
        let routes: OfficeRoutes
        let ledger: CenterLedger
        let number: BookingNumber

        func ask(
            _ method: HTTPMethod,
            _ path: String,
            _ body: String = "",
            query: [String: String] = [:],
            as role: CenterRole = .city,
            at center: String? = nil
        ) async throws -> (status: Int, text: String) {
            let caller = OfficeCaller(
                staff: try #require(StaffID("4001")),
                role: role,
                center: center.flatMap { CenterID($0) }
            )
            let request = HTTPRequest(method, OfficeRoutes.base + path, query: query, body: Array(body.utf8))
            let reply = await routes.answer(request, from: caller)
            guard case .bytes(let bytes) = reply.body else { return (reply.status, "") }
            return (reply.status, String(decoding: bytes, as: UTF8.self))
        }
    }

    /// A person has cancelled a booking for the next quarter of an hour, which is late.
    private static func asked(_ fixture: OfficeFixture) async throws -> Asked {
        let ledger = try await fixture.ledger()
        let now = fixture.clock.now()
        let (center, service) = (try #require(CenterID("linzhou")), try #require(ServiceID("estate")))
        let start = now.timestamp.adding(minutes: 15)
        let slot = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        let request = BookingRequest(
            intent: try #require(IntentKey(text: "book")),
            center: center,
            service: service,
            item: nil,
            start: start,
            principal: Party(document: try #require(DocumentNumber(.passport, "T10000001")), name: "测试人员"),
            agent: nil,
            channel: .web,
            terms: 3
        )
        let answer = try await ledger.write { store throws(StoreError) in
            _ = try store.setQuota(center, service, slot, on: now.at(start).day, to: 1)
            return try store.book(request, at: now)
        }
        guard case .booked(let record) = answer else { throw NotBooked() }
        _ = try await ledger.write { store throws(StoreError) in try store.cancel(record.number, at: now) }
        return Asked(
            routes: OfficeRoutes(ledger: ledger, clock: fixture.clock),
            ledger: ledger,
            number: record.number
        )
    }

    private struct NotBooked: Error {}

    @Test func `R69: the register is listed, looked into, and an event removed with a reason, once`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let day = fixture.clock.now().day.advanced(byDays: 1).text
        let list = try await office.ask(.get, "noshows", query: ["through": day])
        #expect(list.status == 200)
        #expect(list.text.contains(#""kind":"cancelled_late""#) && list.text.contains(office.number.text))
        let one = try await office.ask(.get, "noshows/\(office.number)")
        #expect(one.text.contains(#""terms":3"#) && one.text.contains(#""may_appeal":true"#))
        #expect(try await office.ask(.post, "noshows/\(office.number)/remove", #"{"reason":""}"#).status == 422)
        let reason = #"{"reason":"系统故障"}"#
        #expect(try await office.ask(.post, "noshows/\(office.number)/remove", reason).status == 204)
        #expect(try await office.ask(.post, "noshows/\(office.number)/remove", reason).status == 409)
        let left = try await office.ask(.get, "noshows", query: ["through": day, "standing": "registered"])
        #expect(left.text == "[]")
    }

    @Test func `R30: an appeal waits for staff, is answered once, and takes the event off when granted`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let (number, now) = (office.number, fixture.clock.now())
        let document = try #require(DocumentNumber(.passport, "T10000001"))
        let refusal = try await office.ledger.write { store throws(StoreError) in
            try store.appeal(number, by: document, reason: "堵车", at: now)
        }
        #expect(refusal == nil)
        #expect(try await office.ask(.get, "noshows/appeals").text.contains("堵车"))
        let order = #"{"decision":"granted","note":"属实"}"#
        #expect(try await office.ask(.post, "noshows/\(number)/decide", order).status == 204)
        #expect(try await office.ask(.post, "noshows/\(number)/decide", order).status == 409)
        #expect(try await office.ask(.get, "noshows/\(number)").text.contains(#""standing":"removed""#))
        #expect(try await office.ask(.get, "noshows/appeals").text == "[]")
    }

    @Test func `R69: a person's file is found by the document, and the look is written down`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let body = #"{"document":{"type":"passport","number":"T10000001"}}"#
        let file = try await office.ask(.post, "noshows/find", body)
        #expect(file.status == 200)
        #expect(file.text.contains(#""events":1"#) && file.text.contains(#""listed":false"#))
        let acts = try await office.ledger.view { store throws(StoreError) in
            try store.auditLog(after: 0, limit: 20).map(\.entry)
        }
        #expect(acts.contains { $0.action == "people.find" && $0.actor == "4001" })
        #expect(!acts.contains { "\($0)".contains("T10000001") })
    }

    @Test func `A28: a time is waived with a reason, and its events are taken off`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let now = fixture.clock.now()
        let (start, end) = (now.rfc3339, now.at(now.timestamp.adding(minutes: 120)).rfc3339)
        let order = #"{"center":"linzhou","start":"\#(start)","end":"\#(end)","reason":"停电"}"#
        let waived = try await office.ask(.post, "waivers", order)
        #expect(waived.status == 201 && waived.text == #"{"waived":1}"#)
        #expect(try await office.ask(.get, "waivers").text.contains("停电"))
        let backwards = #"{"center":"linzhou","start":"\#(end)","end":"\#(start)","reason":"停电"}"#
        #expect(try await office.ask(.post, "waivers", backwards).status == 422)
    }

    @Test func `R9: another center's staff see and change nothing of it`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let day = fixture.clock.now().day.advanced(byDays: 1).text
        let query = ["through": day]
        let list = try await office.ask(.get, "noshows", query: query, as: .centerAdmin, at: "anyang")
        #expect(list.text == "[]")
        let path = "noshows/\(office.number)"
        #expect(try await office.ask(.get, path, as: .centerAdmin, at: "anyang").status == 403)
        #expect(try await office.ask(.get, path, as: .centerAdmin, at: "linzhou").status == 200)
        #expect(try await office.ask(.get, "noshows/listed", as: .centerAdmin, at: "linzhou").status == 403)
        let reason = #"{"reason":"系统故障"}"#
        #expect(try await office.ask(.post, path + "/remove", reason, as: .department).status == 403)
    }

    @Test func `R63: without a province codes are pending, and its status says so`() async throws {
        let fixture = try OfficeFixture()
        let office = try await Self.asked(fixture)
        let status = try await office.ask(.get, "province")
        #expect(status.text.contains(#""enabled":false"#) && status.text.contains(#""codes_pending":1"#))
        #expect(try await office.ask(.post, "province/retry").status == 204)
        #expect(try await office.ask(.post, "province/retry", as: .auditor).status == 403)
        #expect(try await office.ask(.get, "pool").text == "[]")
        #expect(try await office.ask(.get, "waitlist").text == "[]")
    }
}
