// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing
import Vault

@testable import Web

/// What clients are told when the machine fails, or they ask too much of it.
struct FaultTests {
    @Test(
        arguments: [
            (JournalError.storageFull, 507), (.overloaded(limit: 7), 503), (.stopping, 503),
            (.storageFailed("fsync: errno 5"), 500), (.corrupt(at: Position(7)), 500),
        ] as [(JournalError, Int)]
    )
    func `a fault of the machine is no refusal, and says when to come back`(
        _ fault: JournalError,
        _ status: Int
    ) async throws {
        let hall = try TestHall(failure: fault)
        defer { TestHall.remove(hall.place) }
        try await hall.feed(TestHall.booking())
        try await Asker.asking(.handler, hall) { asker in
            for route in HallAPI.routes where route.isJournaled {
                let answer = try await asker.send(Example.of(route).ask)
                #expect(answer.status == status, "\(route.name)")
                #expect(answer.json["refusal"] == nil)
                #expect(!answer.text.contains("errno"))
                #expect((answer.headers["Retry-After"] != nil) == (status == 503))
                #expect(OpenAPIDocument.shared.faults(of: answer, to: route).isEmpty)
            }
        }
    }

    @Test
    func `a body of ten megabytes is refused and the server goes on`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.socket, hall) { asker in
            let long = String(repeating: "x", count: 10 * 1024 * 1024)
            let refused = try await asker.send(.post("/api/v1/tickets", long, key: "1"))
            #expect(refused.status == 413)
            let route = try #require(HallAPI.routes.first { $0.name == "POST /api/v1/tickets" })
            #expect(OpenAPIDocument.shared.faults(of: refused, to: route).isEmpty)
            let header = Ask.get("/api/v1/board", headers: ["X-Long": String(long.prefix(HallAPI.headerLimit))])
            #expect([431, 414].contains(try await asker.send(header).status))
            let sound = try await asker.send(.post("/api/v1/tickets", #"{"service":"social"}"#, key: "2"))
            #expect(sound.status == 201)
        }
    }

    @Test
    func `the longest voucher fits into the longest body`() throws {
        let id = String(repeating: "x", count: 40)
        let slot = try TestHall.booking().slot
        let claims = try VoucherClaims(
            booking: #require(BookingNumber(text: String(repeating: "9", count: 64))),
            center: #require(CenterID(id)),
            service: #require(ServiceID(id)),
            slot: slot,
            principal: TestHall.booking().principal
        )
        let voucher = try VoucherMint(keys: TestHall.center).voucher(for: claims)
        #expect(voucher.utf8.count * 2 < HallAPI.bodyLimit)
    }

    @Test
    func `every refusal has a kind of its own, both languages, and a status of the document`() throws {
        let (ticket, slot) = (try #require(TicketID(text: "2026-11-23.A017")), try TestHall.booking().slot)
        let (window, station) = (TestHall.plan.windows[0].id, TestHall.station)
        let refusals: [Refusal] = [
            .unknownService(TestHall.social), .unknownWindow(window), .unknownStation(station), .unknownTicket,
            .bookingNotFound, .tooEarly(from: slot.start, slot: slot), .otherDay(ticket.day), .slotPassed(slot),
            .otherCenter(TestHall.plan.center), .bookingCancelled, .bookingVoid, .exchangedElsewhere,
            .documentMismatch, .secondFactNeeded, .reasonNotInScope, .staffNeeded, .nothingWaiting,
            .windowBusy(ticket), .noTicketAtWindow, .notServedHere(ticket), .nobodyServes(TestHall.social),
            .windowClosed(window), .ticketIs(ticket, state: "done"), .callLimitReached(ticket),
            .numbersUsedUp(ticket.number.prefix), .intentReused, .cursorMismatch(expected: 7),
            .verificationNeeded(ticket, missing: [.result]), .identityMismatch(ticket), .notBooked(ticket),
            .signedInElsewhere(window), .windowTaken(window), .nothingToUndo(window), .alreadyRated(ticket),
            .unknownCase, .complaintIs(Position(7), .handled),
            .bookingOnly(notice: "豫政〔2026〕7", until: slot.end),
        ]
        let faults = refusals.map { APIFault($0, in: Moment(slot.start, offsetSeconds: 28_800)) }
        #expect(Set(faults.map(\.problem.kind)).count == refusals.count)
        for fault in faults {
            #expect([403, 404, 409, 422].contains(fault.problem.status))
            #expect(fault.problem.title.unicodeScalars.contains { $0.value > 0x4E00 })
            #expect(fault.problem.members["title_en"] != nil)
            for word in ["黑名单", "老赖", "失信", "无法取号", "号已取完", "已停止取号"] {
                #expect(!fault.problem.title.contains(word))
            }
        }
    }
}
