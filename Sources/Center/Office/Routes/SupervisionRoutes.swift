// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Supervision
import Terms

/// What superiors look at (R56), bookings by staff (R5), and leads (R55).
enum SupervisionRoutes {
    static let all: [OfficeRoute] = [
        .get("staff-report", .readSupervision) { request throws(CenterProblem) in
            let (first, end) = try request.days(usual: 30)
            let (center, now) = (try request.centerScope(), request.now)
            let report = try await request.view { store throws(StoreError) in
                try store.staffActs(from: first, to: end, at: center, now: now)
            }
            return CenterJSON.snake(StaffReportView(report, first, end))
        },
        .get("staff-report/bookings", .readSupervision) { request throws(CenterProblem) in
            let (first, end) = try request.days(usual: 1)
            let (center, now) = (try request.centerScope(), request.now)
            let bookings = try await request.view { store throws(StoreError) in
                try store.staffBookings(from: first, to: end, at: center, limit: listLimit, now: now)
            }
            return CenterJSON.snake(["bookings": bookings.map { StaffBookingView($0, now) }])
        },
        .get("leads", .readSupervision) { request throws(CenterProblem) in
            CenterJSON.snake(["leads": try await leads(request).map { LeadView($0, request.now) }])
        },
        .get("leads/export", .readSupervision) { request throws(CenterProblem) in
            let rows = try await leads(request).map { LeadView($0, request.now).row }
            let text = ([LeadView.heading] + rows).map(CSVText.line).joined()
            return HTTPReply(type: "text/csv; charset=utf-8", bytes: Array(text.utf8))
        },
        .post("leads/{id}", .supervise) { request throws(CenterProblem) in try await move(request) },
    ]

    /// The most rows of a list.
    static let listLimit = 5000

    /// Leads are of the whole city: who books at several centers is seen by nobody else.
    private static func leads(_ request: OfficeRequest) async throws(CenterProblem) -> [StoredLead] {
        guard request.caller.center == nil else { throw .forbidden }
        let since = try request.query("since", expected: "a month such as 2026-11") { text in
            BusinessDay(text: text + "-01").map { _ in text }
        }
        let month = since ?? LeadFinder.month(request.now.day.advanced(byDays: -90))
        return try await request.view { store throws(StoreError) in try store.leads(since: month, limit: listLimit) }
    }

    private static func move(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        guard request.caller.center == nil else { throw .forbidden }
        let id = try request.capture("id") { $0 }
        let order = try request.body(LeadOrder.self)
        guard let standing = LeadStanding(text: order.standing) else {
            throw .badField("standing", expected: "reviewed, dismissed or referred_to:<authority>")
        }
        let isMoved = try await request.act { store throws(StoreError) -> (Bool?, Deed?) in
            let isMoved = try store.move(lead: id, to: standing)
            return (isMoved, isMoved == true ? Deed("lead.move", id, ["to": standing.text]) : nil)
        }
        guard let isMoved else { throw .notFound }
        guard isMoved else {
            throw CenterProblem(
                409,
                "lead-order",
                "线索须先核查，移交后不可更改",
                "A lead is reviewed before it is referred, and stays so afterwards"
            )
        }
        return HTTPReply(status: 204)
    }
}

/// Another standing of a lead.
private struct LeadOrder: Decodable {
    let standing: String
}

extension OfficeRequest {
    /// The days of the query, `from` and `to`, both included; the last `usual` without them; the end is exclusive.
    func days(usual: Int) throws(CenterProblem) -> (first: BusinessDay, end: BusinessDay) {
        let read = { (text: String) in BusinessDay(text: text) }
        let last = try query("to", expected: "a date such as 2026-11-23", read) ?? now.day
        let first =
            try query("from", expected: "a date such as 2026-11-23", read)
            ?? last.advanced(byDays: 1 - usual)
        guard first <= last, last.daysSinceEpoch - first.daysSinceEpoch < Self.dayLimit else {
            throw .badField("from", expected: "at most \(Self.dayLimit) days")
        }
        return (first, last.advanced(byDays: 1))
    }

    /// The longest time that a report is about, in days.
    private static let dayLimit = 366
}
