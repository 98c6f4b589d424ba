// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
package import Setup
import Terms

extension HallAnswers {
    /// What a hall.conf says: the answers of today.
    package init(_ settings: HallSettings) {
        let plan = settings.plan
        self.init(
            hall: plan.hall,
            center: plan.center,
            name: plan.name,
            telephone: settings.contact.telephone,
            booking: settings.contact.bookingMethod
        )
        (profile, hours, zone) = (plan.profile, plan.hours, settings.zone)
        (port, directory) = (settings.api.port, settings.directory)
        services = plan.services.map(Service.init)
        windows = plan.windows.map { Window(id: $0.id, services: $0.services) }
        station = settings.stations.first.map(Station.init)
        panels = settings.panels.map { Panel(id: $0.name, kind: $0.kind, address: $0.address, target: $0.target) }
        keypads = settings.keypads.compactMap(Keypads.init)
    }
}

extension HallAnswers.Service {
    fileprivate init(_ plan: ServicePlan) {
        self.init(id: plan.id, name: plan.name, prefix: plan.prefix)
        if plan.initials != PinyinInitials.initials(of: plan.name) { initials = plan.initials }
        if plan.englishName != plan.name { englishName = plan.englishName }
    }
}

extension HallAnswers.Station {
    fileprivate init(_ settings: StationSettings) {
        self.init(id: settings.id)
        devices[.reader] = settings.reader
        devices[.documents] = settings.documents
        devices[.scanner] = settings.scanner?.address
        devices[.printer] = settings.printers.first?.address
    }
}

extension HallAnswers.Keypads {
    fileprivate init?(_ settings: KeypadSettings) {
        guard let id = StationID(settings.name) else { return nil }
        let windows = settings.keypads.map { (Int($0.address), $0.window) }
        self.init(id: id, address: settings.address, windows: Dictionary(windows) { first, _ in first })
    }
}
