// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What some visits of the past come to.
struct VisitFigures {
    private(set) var issued = 0
    private var called = 0
    private var ends: [VisitEnd: Int] = [:]
    private var green = 0
    private var (recalls, misses, requeues, transfers) = (0, 0, 0, 0)
    private var waits: [Int] = []
    private var services: [Int] = []
    /// Booked visitors by where their first call fell.
    private var (beforeSlot, inSlot, afterSlot) = (0, 0, 0)
    private var ratings: [Int] = []
    private var mismatches = 0
    private var forecasts = ForecastFigures()

    /// The tickets that ended with the visitor served.
    var served: Int { ends[.done, default: 0] }

    mutating func count(_ row: VisitRow) {
        issued += 1
        if row.kind == .green { green += 1 }
        if let end = row.end { ends[end, default: 0] += 1 }
        (recalls, misses) = (recalls + row.recalls, misses + row.misses)
        (requeues, transfers) = (requeues + row.requeues, transfers + row.transfers)
        if let rating = row.rating { ratings.append(rating.rawValue) }
        if row.verification == .mismatch { mismatches += 1 }
        if row.served != nil { services.append(row.serviceSeconds) }
        guard let wait = row.waited, let call = row.firstCall else { return }
        called += 1
        waits.append(wait)
        if let slot = row.slot {
            if call < slot.start { beforeSlot += 1 } else if call < slot.end { inSlot += 1 } else { afterSlot += 1 }
        }
        if let announced = row.announced, let waited = row.waitedSinceIssue {
            forecasts.count(announced, waited: waited)
        }
    }

    /// The figures as they are reported, always the same in the same order.
    var columns: [ReportColumn] {
        let (wait, service) = (Spread(waits), Spread(services))
        // A33 counts the first call; who was called before the slot has not been kept waiting beyond it either.
        let booked = beforeSlot + inSlot + afterSlot
        return [
            ReportColumn("issued", issued), ReportColumn("called", called), ReportColumn("served", served),
            ReportColumn("missed", ends[.missed, default: 0]), ReportColumn("requeued", requeues),
            ReportColumn("abandoned", ends[.abandoned, default: 0]), ReportColumn("voided", ends[.voided, default: 0]),
            ReportColumn("transferred", transfers), ReportColumn("recalled", recalls),
            ReportColumn("times_missed", misses), ReportColumn("mismatches", mismatches),
            ReportColumn("green_permille", share: green, of: issued),
        ]
            + wait.columns("wait") + service.columns("service") + [
                ReportColumn("booked_called", booked), ReportColumn("booked_before_slot", beforeSlot),
                ReportColumn("booked_in_slot_permille", share: beforeSlot + inSlot, of: booked),
                ReportColumn("ratings", ratings.count),
                ReportColumn("rating_permille", share: ratings.reduce(0, +) * 200, of: ratings.count * 1000),
            ] + forecasts.columns
    }
}
