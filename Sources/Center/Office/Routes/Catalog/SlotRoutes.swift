// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Terms

/// F4: plans of slots, the inventory of a day, and open time without numbers (R2, A16).
enum SlotRoutes {
    /// The most days that gaps are looked for in.
    static let longestSearch = 62

    static let all: [OfficeRoute] = [
        .get("plans", .readCatalog) { request throws(CenterProblem) in
            let center = try request.center()
            let service = try request.query("service", expected: "a service's id") { ServiceID($0) }
            return CenterJSON.reply(
                try await request.view { store throws(StoreError) in try store.plans(of: center, service) }
            )
        },
        .post("plans", .editCalendar) { request throws(CenterProblem) in try await savePlan(request) },
        .post("plans/usual", .editCalendar) { request throws(CenterProblem) in try await saveUsualPlans(request) },
        .get("plans/faults", .readCatalog) { request throws(CenterProblem) in
            let (center, now) = (try request.center(), request.now)
            let found = try await request.view { store throws(StoreError) in
                try store.planFaults(of: center, from: now.day, at: now.timestamp).map(PlanFaultView.init)
            }
            return CenterJSON.snake(found)
        },
        .get("slots", .readCatalog) { request throws(CenterProblem) in
            let (center, now) = (try request.center(), request.now)
            let day = try request.day("day", else: now.day)
            let found = try await request.view { store throws(StoreError) in try store.slots(center, on: day) }
            return CenterJSON.snake(found.map { SlotView($0, now) })
        },
        .post("slots/quota", .editCalendar) { request throws(CenterProblem) in try await saveQuota(request) },
        .get("slots/stranded", .readCatalog) { request throws(CenterProblem) in
            let (center, now) = (try request.centerScope(), request.now)
            let found = try await request.view { store throws(StoreError) in
                try store.strandedSlots(of: center, at: now.timestamp)
            }
            return CenterJSON.snake(found.map { SlotView($0, now) })
        },
        .get("gaps", .readCatalog) { request throws(CenterProblem) in try await gaps(request) },
    ]

    private static func savePlan(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let plan = try request.record(SlotPlan.self)
        try request.caller.requireManaging(plan.center)
        let (caller, now) = (request.caller, request.now)
        guard plan.validFrom >= now.day else { throw .badField("valid_from", expected: "today or later") }
        let subject = plan.center.text + " " + plan.service.text
        let detail = ["reason": plan.reason, "valid_from": plan.validFrom.text]
        return try await keep(request, "plan.set", subject, detail, plan.center) { store throws(StoreError) in
            try store.save(plan, by: caller.staff, at: now.timestamp)
        }
    }

    private static func saveQuota(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(QuotaOrder.self)
        try request.caller.requireManaging(order.center)
        guard let start = ClockText.minute(of: order.start) else {
            throw .badField("start", expected: "the beginning HH:MM of a slot")
        }
        let now = request.now
        let quota = SlotQuota(
            center: order.center,
            service: order.service,
            day: order.day,
            start: start,
            quota: order.quota,
            reason: order.reason
        )
        let subject = [order.center.text, order.service.text, order.day.text, order.start].joined(separator: " ")
        let detail = ["quota": String(order.quota), "reason": order.reason]
        return try await keep(request, "slot.quota", subject, detail, order.center) { store throws(StoreError) in
            try store.save(quota, at: now)
        }
    }

    /// Saves, plans the center's slots anew and writes it down; nothing of it when something is wrong.
    private static func keep(
        _ request: OfficeRequest,
        _ action: String,
        _ subject: String,
        _ detail: [String: String],
        _ center: CenterID,
        _ save: @escaping @Sendable (CenterStore) throws(StoreError) -> [CatalogFault]
    ) async throws(CenterProblem) -> HTTPReply {
        let (staff, now) = (request.caller.staff.text, request.now)
        let (faults, count) = try await request.write { store throws(StoreError) in
            let faults = try save(store)
            guard faults.isEmpty else { return (faults, 0) }
            let entry = AuditEntry(actor: staff, action: action, subject: subject, detail: detail)
            try store.audit(entry, at: now.timestamp)
            return (faults, try store.planSlots(of: center, at: now))
        }
        guard faults.isEmpty else { throw .catalog(faults.map { CatalogProblem(subject, $0) }) }
        return CenterJSON.reply(["slots": count])
    }

    private static func saveUsualPlans(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(UsualOrder.self)
        try request.caller.requireManaging(order.center)
        let (caller, now) = (request.caller, request.now)
        let day = order.validFrom ?? now.day
        guard day >= now.day else { throw .badField("valid_from", expected: "today or later") }
        guard !order.reason.isEmpty else { throw .badField("reason", expected: "why these numbers (A16)") }
        let centers: [CenterID]
        if let center = order.center {
            centers = [center]
        } else {
            centers = try await request.view { store throws(StoreError) in try store.centers().map(\.id) }
        }
        var made = 0
        // One center a transaction: bookings do not wait for a whole city.
        for center in centers {
            made += try await request.write { store throws(StoreError) in
                let made = try store.savePlansToBeginWith(
                    of: center,
                    from: day,
                    reason: order.reason,
                    by: caller.staff,
                    at: now.timestamp
                )
                guard made > 0 else { return 0 }
                let detail = ["plans": String(made), "reason": order.reason]
                let entry = AuditEntry(
                    actor: caller.staff.text,
                    action: "plan.usual",
                    subject: center.text,
                    detail: detail
                )
                try store.audit(entry, at: now.timestamp)
                _ = try store.planSlots(of: center, at: now)
                return made
            }
        }
        return CenterJSON.reply(["plans": made])
    }

    private static func gaps(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let center = try request.center()
        let (first, last) = try request.span(usual: 14, longest: longestSearch)
        let found = try await request.view { store throws(StoreError) in
            try store.slotGaps(of: center, from: first, through: last)
        }
        return CenterJSON.snake(found.map(GapView.init))
    }
}

/// Other numbers for one slot.
private struct QuotaOrder: Decodable {
    let center: CenterID
    let service: ServiceID
    let day: BusinessDay
    let start: String
    let quota: Int
    let reason: String
}

/// Plans for every business without one, of a center or of all.
private struct UsualOrder: Decodable {
    let center: CenterID?
    let validFrom: BusinessDay?
    let reason: String
}

/// A slot with its numbers.
private struct SlotView: Encodable {
    let center: CenterID
    let service: ServiceID
    let day: BusinessDay
    let start, end: String
    let quota, issued, free, pooled, expired: Int

    init(_ units: SlotUnits, _ now: Moment) {
        (center, service, day) = (units.center, units.service, units.day)
        (start, end) = (now.at(units.slot.start).rfc3339, now.at(units.slot.end).rfc3339)
        (quota, issued, free) = (units.quota, units.issued, units.free)
        (pooled, expired) = (units.pooled, units.expired)
    }
}

/// Open time without numbers.
private struct GapView: Encodable {
    let center: CenterID
    let service: ServiceID
    let day: BusinessDay
    let minutes, cause: String

    init(_ gap: SlotGap) {
        (center, service, day) = (gap.center, gap.service, gap.day)
        (minutes, cause) = (ClockText.span(gap.minutes), gap.cause.rawValue)
    }
}

/// A plan that would not be accepted any more.
private struct PlanFaultView: Encodable {
    let center: CenterID
    let service: ServiceID
    let validFrom: BusinessDay
    let problems, problemsZh: [String]

    init(plan: SlotPlan, faults: [CatalogFault]) {
        (center, service, validFrom) = (plan.center, plan.service, plan.validFrom)
        (problems, problemsZh) = (faults.map(\.english), faults.map(\.chinese))
    }
}
