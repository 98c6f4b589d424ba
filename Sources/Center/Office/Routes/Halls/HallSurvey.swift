// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import Rules
import Store
import Supervision
import Terms
import Wire

/// Everything that the judgement of halls is read from, at one time.
struct HallSurvey {
    private let now: Moment
    private let rules: CityRules
    private let reports: [HallID: KeptReport]
    private let store: CenterStore

    /// Reads what all halls share.
    init(_ store: CenterStore, at now: Moment) throws(StoreError) {
        (self.store, self.now) = (store, now)
        rules = try store.rules(at: now.timestamp)
        reports = try store.reports()
    }

    /// The last report of a hall.
    func report(of hall: HallID) -> KeptReport? { reports[hall] }

    /// How a hall is doing.
    func view(of hall: RegisteredHall) throws(StoreError) -> HallView {
        let (sight, report) = (try sight(of: hall), reports[hall.id])
        return HallView(hall, report, sight, HallWatch.judge(sight, rules: rules, at: now.timestamp), now)
    }

    private func sight(of hall: RegisteredHall) throws(StoreError) -> HallSight {
        var sight = HallSight()
        let kept = reports[hall.id]
        sight.heardAt = [hall.heardAt, kept?.at].compactMap(\.self).max()
        let good = try store.certificates(of: hall.id).filter { $0.isGood(at: now.timestamp) }
        sight.certificateUntil = good.map(\.endsAt).max()
        guard let kept else { return sight }
        let report = kept.report
        sight.clockOffsetSeconds = kept.clockOffsetSeconds
        sight.devices = report.devices.map {
            HallSight.Device(name: $0.kind + " " + $0.place, state: $0.state, isWorking: $0.isWorking)
        }
        sight.alarms = report.alarms
        if report.center != hall.center { sight.otherCenter = report.center }
        let services = Set(try store.services(of: hall.center).map(\.id))
        // A center without a catalog has bound nothing, and says so of itself.
        if !services.isEmpty {
            sight.unboundServices = report.services.map(\.id).filter { !services.contains($0) }
        }
        if let published = try store.catalogVersion(of: hall.center) {
            sight.catalog = (runs: report.documents["catalog"] ?? 0, published: Int64(published.number))
        }
        return sight
    }
}
