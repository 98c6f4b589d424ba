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
    let etaMinutes: MinutesView?
    let windowsOnDuty: Int

    init(_ service: ServicePlan, _ state: HallState, _ plan: HallPlan, at now: Moment) {
        (id, name, englishName, area) = (service.id, service.name, service.englishName, service.area)
        let outlook = state.outlook(beforeChoosing: service.id, plan: plan, at: now)
        (waiting, ahead, windowsOnDuty) = (state.waiting(in: service.id), outlook.ahead, outlook.windowsOnDuty)
        etaMinutes = outlook.minutes.map { MinutesView($0) }
    }
}

/// A station and its devices.
struct StationView: Encodable, Equatable {
    let id: StationID
    let devices: [DeviceView]

    init(_ station: StationID, _ devices: [HallSurroundings.Device]) {
        id = station
        self.devices = devices.filter { $0.station == station }.map(DeviceView.init)
    }
}

/// A device of a station.
struct DeviceView: Encodable, Equatable {
    let kind: HallSurroundings.Device.Kind
    let state: String
    let working: Bool
    /// nil for what has no paper.
    let paper: PaperView?

    init(_ device: HallSurroundings.Device) {
        (kind, state, working) = (device.kind, device.state, device.isWorking)
        paper = device.paper.map(PaperView.init)
    }
}

/// The paper in a printer, as it is counted.
struct PaperView: Encodable, Equatable {
    let metres: Int
    let days: Int?
    let low: Bool

    init(_ paper: HallSurroundings.Device.Paper) { (metres, days, low) = (paper.metres, paper.days, paper.isLow) }
}

extension StationView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("devices", devices)
        json.member("id", id.text)
        json.endObject()
    }
}

extension DeviceView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", kind.rawValue)
        json.member("paper", paper)
        json.member("state", state)
        json.member("working", flag: working)
        json.endObject()
    }
}

extension PaperView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("days", number: days)
        json.member("low", flag: low)
        json.member("metres", number: metres)
        json.endObject()
    }
}

/// What stands at no station.
struct FixtureView: Encodable, Equatable {
    let kind: HallSurroundings.Fixture.Kind
    let name: String
    let state: String
    let working: Bool

    init(_ fixture: HallSurroundings.Fixture) {
        (kind, name, state, working) = (fixture.kind, fixture.name, fixture.state, fixture.isWorking)
    }
}

extension FixtureView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", kind.rawValue)
        json.member("name", name)
        json.member("state", state)
        json.member("working", flag: working)
        json.endObject()
    }
}
