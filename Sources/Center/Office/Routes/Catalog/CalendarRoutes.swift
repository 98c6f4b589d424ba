// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Terms

/// F4 (R66): holidays, make-up workdays, extended and weekend hours.
enum CalendarRoutes {
    /// The most days of one answer.
    static let longestSpan = 800

    static let all: [OfficeRoute] = [
        .get("calendar", .readCatalog) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let (first, last) = try request.span(usual: 366, longest: longestSpan)
            return CenterJSON.reply(
                try await request.view { store throws(StoreError) in
                    try store.calendarDays(of: center, from: first, through: last)
                }
            )
        },
        .post("calendar", .editCalendar) { request throws(CenterProblem) in
            let day = try request.record(CalendarDay.self)
            try request.caller.requireManaging(day.center)
            let now = request.now
            return try await request.save("calendar.set", day.key) { store throws(StoreError) in
                let outcome = try store.save(days: [PlacedRecord(day)])
                if let center = day.center { _ = try store.planSlots(of: center, at: now) }
                return outcome
            }
        },
        .post("calendar/import", .editCalendar) { request throws(CenterProblem) in
            let days = try request.rows(CatalogImport.calendar(csv:))
            for center in Set(days.map(\.record.center)) { try request.caller.requireManaging(center) }
            return try await request.save("calendar.import", "import") { store throws(StoreError) in
                try store.save(days: days)
            }
        },
        .post("calendar/remove", .editCalendar) { request throws(CenterProblem) in
            let order = try request.record(DayOrder.self)
            try request.caller.requireManaging(order.center)
            let (staff, now) = (request.caller.staff.text, request.now)
            let wasThere = try await request.write { store throws(StoreError) in
                guard try store.removeDay(order.day, of: order.center) else { return false }
                if let center = order.center { _ = try store.planSlots(of: center, at: now) }
                let subject = (order.center?.text ?? "*") + " " + order.day.text
                let entry = AuditEntry(actor: staff, action: "calendar.remove", subject: subject)
                try store.audit(entry, at: now.timestamp)
                return true
            }
            guard wasThere else { throw .notFound }
            return HTTPReply(status: 204)
        },
    ]
}

/// A day that is to be as its weekday says.
private struct DayOrder: Decodable {
    let center: CenterID?
    let day: BusinessDay
}

extension OfficeRequest {
    /// The days `from` to `through` of the query: from today on without saying, and no more than `longest`.
    func span(usual: Int, longest: Int) throws(CenterProblem) -> (BusinessDay, BusinessDay) {
        let first = try day("from", else: now.day)
        let last = try day("through", else: first.advanced(byDays: usual - 1))
        guard last.daysSinceEpoch - first.daysSinceEpoch < longest else {
            throw .badField("through", expected: "at most \(longest) days after from")
        }
        return (first, last)
    }
}
