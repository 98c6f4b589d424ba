// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing

@testable import Web

/// Visits as kiosks, clerks and the help desk see them.
struct VisitTests {
    private static func withHall(
        _ way: Way = .handler,
        _ body: @Sendable (Asker, TestHall) async throws -> Void
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(way, hall) { try await body($0, hall) }
    }

    private static func exchange(_ booking: Booking, _ lastFour: String, _ key: String) -> Ask {
        let body = "{\"booking\":\"\(booking.number)\",\"last_four\":\"\(lastFour)\",\"station\":\"kiosk-1\"}"
        return .post("/api/v1/exchanges", body, key: key, .kiosk)
    }

    @Test(arguments: Way.allCases)
    func `a walk-in waits, is called, served and done`(_ way: Way) async throws {
        try await Self.withHall(way) { asker, _ in
            let body = #"{"service":"social","station":"kiosk-1"}"#
            let issued = try await asker.send(.post("/api/v1/tickets", body, key: "1", .kiosk))
            #expect(issued.status == 201)
            #expect(issued.json["ticket", "number"]?.text == "A001")
            #expect(issued.json["ticket", "issued_at"]?.text == "2026-11-23T09:00:00+08:00")
            let address = try #require(issued.headers["Location"])
            let waiting = try await asker.send(.get(address, .kiosk)).json
            #expect(waiting["state"]?.text == "waiting")
            #expect(waiting["ahead"]?.number == 0)
            #expect(waiting["slip", "state"]?.text == "requested")
            let token = try #require(issued.json["ticket", "token"]?.text)
            #expect(try await asker.send(.get("/api/v1/tickets/" + token, .kiosk)).json == waiting)
            let called = try await asker.send(.post("/api/v1/windows/1/call-next", key: "2", .window))
            #expect(called.json["outcome"]?.text == "called")
            #expect(called.json["ticket", "number"]?.text == "A001")
            _ = try await asker.send(.post("/api/v1/windows/1/serve", key: "3", .window))
            let window = try await asker.send(.get("/api/v1/windows/1", .window)).json
            #expect(window["mode"]?.text == "open")
            #expect(window["ticket", "state"]?.text == "serving")
            let board = try await asker.send(.get("/api/v1/board", .display))
            #expect(board.json["calls"]?.array.first?["window"]?.text == "1")
            _ = try await asker.send(.post("/api/v1/windows/1/finish", key: "4", .window))
            #expect(try await asker.send(.get("/api/v1/tickets/A001")).json["state"]?.text == "done")
            let none = try await asker.send(.post("/api/v1/windows/1/call-next", key: "5", .window))
            #expect((none.status, none.json["refusal"]?.text) == (409, "nothing_waiting"))
        }
    }

    @Test
    func `a booking is exchanged once, and again gives the same ticket`() async throws {
        try await Self.withHall { asker, hall in
            let booking = try TestHall.booking()
            try await hall.feed(booking)
            let first = try await asker.send(Self.exchange(booking, TestHall.lastFour, "1"))
            #expect(first.status == 201)
            #expect(first.json["ticket", "kind"]?.text == "booked")
            #expect(first.json["ticket", "slot_from"]?.text == "2026-11-23T09:00:00+08:00")
            let voucher = "{\"voucher\":\"\(try TestHall.voucher(booking))\"}"
            let again = try await asker.send(.post("/api/v1/exchanges", voucher, key: "2", .kiosk))
            #expect((again.status, again.json["outcome"]?.text) == (200, "again"))
            #expect(again.json["ticket"] == first.json["ticket"])
            let staff = try await asker.send(.get("/api/v1/tickets/A001", .window)).json
            #expect(staff["verify_at_window"]?.flag == true)
            #expect(staff["booking"]?.text == booking.number.text)
            #expect(try await asker.send(.get("/api/v1/tickets/A001", .kiosk)).json["booking"] == nil)
        }
    }

    @Test
    func `a wrong second fact is answered as a number that does not exist`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.feed(TestHall.booking(1))
            let wrong = try await asker.send(Self.exchange(TestHall.booking(1), "0000", "1"))
            let unknown = try await asker.send(Self.exchange(TestHall.booking(2), "0000", "2"))
            #expect(wrong.status == 404)
            #expect(wrong.outcome == unknown.outcome)
        }
    }

    @Test
    func `who comes too early is told from when, for people and programs`() async throws {
        try await Self.withHall { asker, hall in
            let booking = try TestHall.booking(in: 120)
            try await hall.feed(booking)
            let early = try await asker.send(Self.exchange(booking, TestHall.lastFour, "1"))
            #expect(early.status == 409)
            #expect(early.json["type"]?.text == "/problems/too-early")
            #expect(early.json["title"]?.text == "您来早了。您可在 10:00 后取号，或现在现场取号。")
            #expect(early.json["exchange_from"]?.text == "2026-11-23T10:00:00+08:00")
            #expect(early.json["slot_to"]?.text == "2026-11-23T12:00:00+08:00")
            #expect(early.headers["Content-Type"] == "application/problem+json")
        }
    }

    @Test
    func `vouchers and numbers that cannot be are told apart`() async throws {
        try await Self.withHall { asker, _ in
            let voucher = try TestHall.voucher(TestHall.booking())
            let flipped = voucher.dropLast() + (voucher.hasSuffix("0") ? "1" : "0")
            let table = [
                ("{\"voucher\":\"https://example\"}", "voucher-malformed"),
                ("{\"voucher\":\"\(flipped)\"}", "voucher-forged"),
                (#"{"booking":"000000000018","last_four":"1231"}"#, "booking-misspelt"),
                (#"{"booking":"000000000019","last_four":"12-1"}"#, "bad-field"),
                (#"{"booking":"000000000019"}"#, "second-fact-needed"), (#"{"last_four":"1231"}"#, "missing-field"),
                ("{\"voucher\":\"\(voucher)\",\"last_four\":\"1231\"}", "bad-field"),
            ]
            for (index, (body, kind)) in table.enumerated() {
                let answer = try await asker.send(.post("/api/v1/exchanges", body, key: "k\(index)", .kiosk))
                #expect(answer.status == 422)
                // One character may break the form of Base45 before the signature.
                #expect(
                    answer.kind == kind || kind == "voucher-forged" && answer.kind == "voucher-malformed",
                    "\(body)"
                )
            }
        }
    }

    @Test
    func `tokens bound to a window or station work there only, in their staff's name`() async throws {
        try await Self.withHall { asker, hall in
            let window: HTTPHeaders = ["Authorization": "Bearer bound-to-window-2-000000"]
            let kiosk: HTTPHeaders = ["Authorization": "Bearer bound-to-kiosk-1-0000000"]
            let social = #"{"service":"social"}"#
            let issued = try await asker.send(.post("/api/v1/tickets", social, key: "1", nil, headers: kiosk))
            #expect(issued.status == 201)
            let ticket = try await asker.send(.get("/api/v1/tickets/A001"))
            #expect(ticket.json["slip", "station"]?.text == "kiosk-1")
            let elsewhere = #"{"service":"social","station":"kiosk-2"}"#
            let other = try await asker.send(.post("/api/v1/tickets", elsewhere, key: "2", nil, headers: kiosk))
            #expect((other.status, other.kind) == (403, "other-station"))
            let foreign = try await asker.send(.post("/api/v1/windows/1/open", key: "3", nil, headers: window))
            #expect((foreign.status, foreign.kind) == (403, "other-window"))
            #expect(try await asker.send(.post("/api/v1/windows/2/open", key: "4", nil, headers: window)).status == 200)
            let record = try #require(try await hall.journal.records(after: .start, limit: 100).last)
            #expect(record.staff?.text == "1024")
            var named = window
            named["X-Staff"] = "007"
            let pretender = try await asker.send(.post("/api/v1/windows/2/close", key: "5", nil, headers: named))
            #expect((pretender.status, pretender.kind) == (403, "other-staff"))
        }
    }

    @Test
    func `green tickets and voiding need a member of staff`() async throws {
        try await Self.withHall { asker, _ in
            let body = #"{"service":"social","reason":"elderly"}"#
            let nobody = try await asker.send(.post("/api/v1/green-tickets", body, key: "1", .green, headers: [:]))
            #expect((nobody.status, nobody.json["refusal"]?.text) == (403, "staff_needed"))
            let issued = try await asker.send(.post("/api/v1/green-tickets", body, key: "2", .green))
            #expect(issued.json["ticket", "kind"]?.text == "priority")
        }
    }

    @Test
    func `a board that the client has is not sent again`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<2)
            let first = try await asker.send(.get("/api/v1/board"))
            let tag = try #require(first.headers["ETag"])
            let same = try await asker.send(.get("/api/v1/board", headers: ["If-None-Match": tag]))
            #expect((same.status, same.body.count) == (304, 0))
            try await hall.issue(2..<3)
            let newer = try await asker.send(.get("/api/v1/board", headers: ["If-None-Match": tag]))
            #expect(newer.status == 200)
        }
    }
}
