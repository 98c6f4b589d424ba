// SPDX-License-Identifier: Apache-2.0
import Booking
package import Catalog
import Rows
import Rules
package import Terms

// Plans of slots, and single slots with other numbers (F4, A16).
extension CenterStore {
    /// The plans of a business, or of all of a center, the oldest first.
    package func plans(of center: CenterID, _ service: ServiceID? = nil) throws(StoreError) -> [SlotPlan] {
        try texts { () throws(RowsError) in
            try planRows.plans.rows(.text(center.text), .orNull(service?.text)) { row throws(RowsError) in
                try row.text(0)
            }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "slot_plan") }
    }

    /// Saves a plan unless something is wrong with it; slots follow when the center is planned next.
    package func save(_ plan: SlotPlan, by staff: StaffID, at now: Timestamp) throws(StoreError) -> [CatalogFault] {
        try writing("save plan") { () throws(StoreError) in
            guard let center = try self.center(plan.center) else { return [.unknown(.center)] }
            guard let service = try self.service(plan.center, plan.service) else { return [.unknown(.service)] }
            let share = try rules(at: now).quotaSharePercent
            let faults = plan.faults(for: service, of: center, sharePercent: share)
            guard faults.isEmpty else { return faults }
            let text = try StoredJSON.text(plan)
            try reading { () throws(RowsError) in
                try planRows.setPlan.run(
                    .text(plan.center.text),
                    .text(plan.service.text),
                    .text(plan.validFrom.text),
                    .text(text),
                    .integer(now.milliseconds),
                    .text(staff.text)
                )
            }
            try markStale(plan.center)
            return []
        }
    }

    /// What is wrong by now with plans of `center` that count on `day` or later, as after a window was closed or the share
    /// of bookings was lowered.
    package func planFaults(
        of center: CenterID,
        from day: BusinessDay,
        at now: Timestamp
    ) throws(StoreError) -> [(plan: SlotPlan, faults: [CatalogFault])] {
        guard let profile = try self.center(center) else { return [] }
        let share = try rules(at: now).quotaSharePercent
        let plans = Dictionary(grouping: try plans(of: center), by: \.service)
        var found: [(plan: SlotPlan, faults: [CatalogFault])] = []
        for service in try services(of: center) {
            let own = plans[service.id] ?? []
            let current = SlotPlan.current(own, on: day)
            for plan in own where plan == current || plan.validFrom > day {
                let faults = plan.faults(for: service, of: profile, sharePercent: share)
                if !faults.isEmpty { found.append((plan, faults)) }
            }
        }
        return found
    }

    /// Gives every business of `center` that has no plan the one to begin with; returns how many that are.
    package func savePlansToBeginWith(
        of center: CenterID,
        from day: BusinessDay,
        reason: String,
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> Int {
        try writing("save plans") { () throws(StoreError) in
            let planned = Set(try plans(of: center).map(\.service))
            let share = try rules(at: now).quotaSharePercent
            var made = 0
            for service in try services(of: center) where !planned.contains(service.id) {
                let band = SlotCapacity.usualBand(of: service, sharePercent: share)
                let plan = SlotPlan(
                    center: center,
                    service: service.id,
                    validFrom: day,
                    bands: [band],
                    reason: reason
                )
                if try save(plan, by: staff, at: now).isEmpty { made += 1 }
            }
            return made
        }
    }

    /// Sets the numbers of one slot of one day unless something is wrong; what people hold stays in any case.
    package func save(_ quota: SlotQuota, at now: Moment) throws(StoreError) -> [CatalogFault] {
        try writing("set numbers") { () throws(StoreError) in
            guard let center = try self.center(quota.center) else { return [.unknown(.center)] }
            guard let service = try self.service(quota.center, quota.service) else { return [.unknown(.service)] }
            let plan = SlotPlan.current(try plans(of: center.id, service.id), on: quota.day)
            let calendar = try calendar(of: center.id, from: quota.day, through: quota.day)
            let sessions = calendar.sessions(of: service, at: center, on: quota.day)
            let slots = plan.map { SlotGrid.slots($0, sessions: sessions) } ?? []
            // A booked slot keeps its time when a new plan cuts the day otherwise.
            let planned = slots.first { $0.minutes.lowerBound == quota.start }
            let kept = planned == nil ? try openSlot(quota, now) : nil
            guard let slot = planned ?? kept else { return [.malformed(.start, .clock)] }
            let share = try rules(at: now.timestamp).quotaSharePercent
            let faults = quota.faults(for: slot, of: service, sharePercent: share)
            guard faults.isEmpty else { return faults }
            try reading { () throws(RowsError) in
                try planRows.setQuota.run(
                    .text(quota.center.text),
                    .text(quota.day.text),
                    .text(quota.service.text),
                    .integer(Int64(quota.start)),
                    .integer(Int64(quota.quota)),
                    .text(quota.reason)
                )
            }
            try markStale(center.id)
            return []
        }
    }

    private func openSlot(_ quota: SlotQuota, _ now: Moment) throws(StoreError) -> PlannedSlot? {
        let start = quota.day.instant(minute: quota.start, offsetSeconds: now.offsetSeconds)
        return try slot(quota.center, quota.service, start).map { units in
            let end = quota.day.minute(of: units.slot.end, offsetSeconds: now.offsetSeconds)
            return PlannedSlot(minutes: quota.start..<end, quota: units.quota)
        }
    }

    /// The numbers set for single slots of a center on a day.
    package func slotQuotas(of center: CenterID, on day: BusinessDay) throws(StoreError) -> [SlotQuota] {
        let found = try reading { () throws(RowsError) in
            try planRows.quotas.rows(.text(center.text), .text(day.text)) { row throws(RowsError) in
                (try row.text(0), Int(try row.integer(1)), Int(try row.integer(2)), try row.text(3))
            }
        }
        return try found.map { service, start, quota, reason throws(StoreError) in
            SlotQuota(
                center: center,
                service: try intact(ServiceID(service), "slot_quota"),
                day: day,
                start: start,
                quota: quota,
                reason: reason
            )
        }
    }
}
