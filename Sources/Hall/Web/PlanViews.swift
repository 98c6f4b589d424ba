// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A service with what somebody has to expect who takes a number now.
struct ServiceView: Encodable {
    let id: ServiceID
    let name: String
    let englishName: String
    /// Where to wait; empty when the hall has one area.
    let area: String
    let waiting: Int
    let ahead: Int
    let etaMinutes: TicketView.Minutes?
    let windowsOnDuty: Int

    init(_ service: ServicePlan, _ state: HallState, _ plan: HallPlan, at now: Moment) {
        (id, name, englishName, area) = (service.id, service.name, service.englishName, service.area)
        let outlook = state.outlook(beforeChoosing: service.id, plan: plan, at: now)
        (waiting, ahead, windowsOnDuty) = (state.waiting(in: service.id), outlook.ahead, outlook.windowsOnDuty)
        etaMinutes = outlook.minutes.map { TicketView.Minutes($0) }
    }
}

/// A window as a clerk's page shows it.
struct WindowView: Encodable {
    let id: WindowID
    let label: String
    let mode: String
    let services: [ServiceID]
    /// Who waits for its services, also at other windows.
    let waiting: Int
    let ticket: TicketView?
    /// Tickets put aside here.
    let held: [TicketID]

    init(_ window: WindowPlan, _ state: HallState, _ plan: HallPlan, at now: Moment) {
        let current = state.window(window.id)
        (id, label, services, mode) = (window.id, window.label, window.services, current.mode.rawValue)
        waiting = window.services.reduce(0) { $0 + state.waiting(in: $1) }
        ticket = current.ticket.flatMap { state.ticket($0) }.map {
            TicketView($0, state, plan, at: now, forStaff: true)
        }
        held = state.ticketsAside.filter { $0.state == .onHold(window: window.id) }.map(\.id)
    }
}

/// A station and its devices.
struct StationView: Encodable {
    let id: StationID
    let devices: [DeviceView]

    init(_ station: StationID, _ devices: [HallSurroundings.Device]) {
        id = station
        self.devices = devices.filter { $0.station == station }.map(DeviceView.init)
    }
}

/// A device of a station.
struct DeviceView: Encodable {
    let kind: HallSurroundings.Device.Kind
    let state: String
    let working: Bool

    init(_ device: HallSurroundings.Device) {
        (kind, state, working) = (device.kind, device.state, device.isWorking)
    }
}
