// SPDX-License-Identifier: Apache-2.0
import Terms

extension SlotPlan {
    /// What is wrong with the plan for `service` of `center`, of whose capacity bookings may take `sharePercent` (A16).
    ///
    /// Every open hour of an ordinary week must be bookable (R2); special days are judged by `SlotGap`.
    package func faults(for service: ServiceEntry, of center: CenterProfile, sharePercent: Int) -> [CatalogFault] {
        var faults = CatalogText.faults(reason, .reason, limit: CatalogText.sentenceLimit, isNeeded: true)
        if bands.isEmpty { faults.append(.missing(.bands)) }
        if bands.count > Self.mostBands { faults.append(.tooLong(.bands, limit: Self.mostBands)) }
        faults += bands.flatMap(\.faults)
        guard faults.isEmpty else { return faults }
        if hasOverlap { faults.append(.bandsOverlap) }
        for band in bands {
            let most = SlotCapacity.quota(of: service, minutes: band.slotMinutes, sharePercent: sharePercent)
            if band.quota > most {
                faults.append(.aboveShare(quota: band.quota, most: most, minutes: band.slotMinutes))
            }
        }
        return faults + gaps(for: service, of: center)
    }

    private var hasOverlap: Bool {
        let spans = bands.compactMap(\.span).sorted { $0.lowerBound < $1.lowerBound }
        return bands.count > spans.count + 1 || zip(spans, spans.dropFirst()).contains { $0.overlaps($1) }
    }

    private func gaps(for service: ServiceEntry, of center: CenterProfile) -> [CatalogFault] {
        guard !bands.contains(where: { $0.span == nil }) else { return [] }
        let covered = bands.compactMap(\.span)
        return OpeningHours.Weekday.allCases.flatMap { weekday in
            let own = service.hours?[weekday]
            let open = own.map { Spans.intersection(center.hours[weekday], $0) } ?? center.hours[weekday]
            return Spans.difference(open, covered).map { CatalogFault.gap(weekday: weekday, minutes: $0) }
        }
    }
}
