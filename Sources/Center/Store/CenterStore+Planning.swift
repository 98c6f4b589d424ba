// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Catalog
import Rows
import Rules
package import Terms

// Opens slots up to the horizon, and brings those that are open to a changed plan or calendar (F4).
extension CenterStore {
    /// The centers whose slots are not as they are planned up to the horizon.
    package func centersToPlan(at now: Moment) throws(StoreError) -> [CenterID] {
        let last = now.day.advanced(byDays: try rules(at: now.timestamp).horizonDays)
        let found = try texts { () throws(RowsError) in
            try planRows.due.rows(.text(last.text)) { row throws(RowsError) in try row.text(0) }
        }
        return try found.map { text throws(StoreError) in try intact(CenterID(text), "catalog_center") }
    }

    /// Plans the slots of `center` from now to the horizon; returns how many slots were opened, changed or closed.
    ///
    /// Once more changes nothing. A slot that people hold numbers of keeps them, whatever the plan says.
    package func planSlots(of center: CenterID, at now: Moment) throws(StoreError) -> Int {
        try writing("plan slots") { () throws(StoreError) in
            guard let profile = try self.center(center) else { return 0 }
            let last = now.day.advanced(byDays: try rules(at: now.timestamp).horizonDays)
            let first = try firstDayToPlan(center, at: now)
            let services = try services(of: center)
            let plans = Dictionary(grouping: try plans(of: center), by: \.service)
            let calendar = try calendar(of: center, from: min(first, now.day), through: last)
            try reading { () throws(RowsError) in
                try planRows.clearStranded.run(.text(center.text), .text(first.text), .text(last.text))
            }
            var (day, count) = (first, 0)
            while day <= last {
                let stock = Dictionary(grouping: try slots(center, on: day), by: \.service)
                let quotas = Dictionary(grouping: try slotQuotas(of: center, on: day), by: \.service)
                for service in services {
                    let replan = SlotReplan(
                        from: (stock[service.id] ?? []).map { $0.stock(now) },
                        plan: SlotPlan.current(plans[service.id] ?? [], on: day),
                        sessions: calendar.sessions(of: service, at: profile, on: day),
                        quotas: quotas[service.id] ?? [],
                        begun: day == now.day ? now.secondOfDay / 60 + 1 : 0
                    )
                    count += try carryOut(replan, service, on: day, now)
                }
                day = day.advanced(byDays: 1)
            }
            count += try closeStranded(center)
            try reading { () throws(RowsError) in
                try planRows.setPlanning.run(.text(center.text), .text(last.text))
            }
            return count
        }
    }

    /// The slots, not over yet, that people hold numbers of although the center is closed then: they are to be told.
    package func strandedSlots(of center: CenterID?, at now: Timestamp) throws(StoreError) -> [SlotUnits] {
        let found = try reading { () throws(RowsError) in
            try planRows.stranded.rows(.orNull(center?.text), .integer(now.milliseconds)) {
                row throws(RowsError) in try SlotUnits(row)
            }
        }
        return try found.map { units throws(StoreError) in try intact(units, "slot") }
    }

    /// The open times of a center's businesses for which there is no number (R2).
    package func slotGaps(
        of center: CenterID,
        from first: BusinessDay,
        through last: BusinessDay
    ) throws(StoreError) -> [SlotGap] {
        guard let profile = try self.center(center) else { return [] }
        let calendar = try calendar(of: center, from: first, through: last)
        let plans = Dictionary(grouping: try plans(of: center), by: \.service)
        let services = try services(of: center)
        var (gaps, day): ([SlotGap], BusinessDay) = ([], first)
        while day <= last {
            for service in services {
                let own = plans[service.id] ?? []
                gaps += SlotGap.all(of: service, at: profile, on: day, plans: own, calendar: calendar)
            }
            day = day.advanced(byDays: 1)
        }
        return gaps
    }

    /// Today when something has changed since, otherwise the day behind those that are planned.
    private func firstDayToPlan(_ center: CenterID, at now: Moment) throws(StoreError) -> BusinessDay {
        let known = try reading { () throws(RowsError) in
            try planRows.planning.first(.text(center.text)) { row throws(RowsError) in
                (try row.text(0), try row.integer(1) == 1)
            }
        }
        guard let (through, isStale) = known, !isStale, let through = BusinessDay(text: through) else { return now.day }
        return max(now.day, through.advanced(byDays: 1))
    }

    private func carryOut(
        _ replan: SlotReplan,
        _ service: ServiceEntry,
        on day: BusinessDay,
        _ now: Moment
    ) throws(StoreError) -> Int {
        for minutes in replan.removed {
            let start = day.instant(minute: minutes.lowerBound, offsetSeconds: now.offsetSeconds)
            try reading { () throws(RowsError) in
                try planRows.removeSlot.run(
                    .text(service.center.text),
                    .text(service.id.text),
                    .integer(start.milliseconds)
                )
            }
        }
        for planned in replan.changed + replan.made {
            guard let slot = planned.slot(on: day, offsetSeconds: now.offsetSeconds) else { continue }
            _ = try setQuota(service.center, service.id, slot, on: day, to: planned.quota)
        }
        for stock in replan.stranded {
            let start = day.instant(minute: stock.minutes.lowerBound, offsetSeconds: now.offsetSeconds)
            try reading { () throws(RowsError) in
                try planRows.strand.run(
                    .text(service.center.text),
                    .text(service.id.text),
                    .integer(start.milliseconds),
                    .text(day.text)
                )
            }
        }
        return replan.removed.count + replan.changed.count + replan.made.count
    }

    /// Takes away what has become free in slots of closed times, as by a booking that was cancelled.
    private func closeStranded(_ center: CenterID) throws(StoreError) -> Int {
        let found = try reading { () throws(RowsError) in
            try planRows.strandedFree.rows(.text(center.text)) { row throws(RowsError) in try SlotUnits(row) }
        }
        for row in found {
            var units = try intact(row, "slot")
            _ = units.setQuota(0)
            try save(units)
        }
        return found.count
    }
}

extension SlotUnits {
    /// The slot as planning sees it.
    fileprivate func stock(_ now: Moment) -> SlotReplan.Stock {
        let start = day.minute(of: slot.start, offsetSeconds: now.offsetSeconds)
        let end = day.minute(of: slot.end, offsetSeconds: now.offsetSeconds)
        return SlotReplan.Stock(minutes: start..<end, quota: quota, issued: issued, held: quota - free)
    }
}
