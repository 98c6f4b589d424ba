// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Terms

/// The whole hall as its duty manager sees it.
struct HallPicture: Equatable {
    /// What follows from the hall's state alone.
    struct Floor: Equatable {
        let position: Position
        let alarms: [AlarmView]
        /// Open, and closed today.
        let alerts: [AlertView]
        /// Those without an answer.
        let complaints: [ComplaintView]
        let figures: DayFigures
        /// Open conflicts that the center has found.
        let conflicts: [ConflictView]
        /// 仅预约办理, in force or announced.
        let mode: ModeView?
        let notice: String?
        let services: [LineView]
        let windows: [WindowBrief]
    }

    let floor: Floor
    let status: StatusView

    /// Joins what the state says and how the machine is doing.
    init(_ floor: Floor, _ status: StatusView) { (self.floor, self.status) = (floor, status) }
}

extension HallPicture.Floor {
    init(_ state: HallState, _ plan: HallPlan, at now: Moment) {
        (position, notice) = (state.position, state.notice)
        conflicts = state.centerCases.map { ConflictView($0) }
        mode = ModeView(state, at: now)
        alarms = state.alarms(plan: plan, at: now).map { AlarmView($0) }
        alerts = state.alerts.map { AlertView($0, in: now) }
        complaints = state.complaints.filter { $0.stage != .answered }.map { ComplaintView($0, at: now) }
        figures = DayFigures(state)
        services = plan.services.map { LineView($0, state, plan, at: now) }
        windows = plan.windows.map { WindowBrief($0, state, at: now) }
    }
}

extension HallPicture: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("alarms", floor.alarms)
        json.member("alerts", floor.alerts)
        json.member("clock", status.clock)
        json.member("complaints", floor.complaints)
        json.member("conflicts", floor.conflicts)
        json.member("day", status.day)
        json.member("figures", floor.figures)
        json.member("fixtures", status.fixtures)
        json.member("link", status.link)
        json.member("mode", floor.mode)
        json.member("notice", floor.notice)
        json.member("services", floor.services)
        json.member("stations", status.stations)
        json.member("storage", status.storage)
        json.member("windows", floor.windows)
        json.endObject()
    }
}
