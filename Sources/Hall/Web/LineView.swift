// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The line of a service as the duty manager sees it.
struct LineView: Equatable {
    let id: ServiceID
    let name: String
    let waiting: Int
    /// Of whoever has waited longest; nil when nobody waits.
    let longestWaitMinutes: Int?
    /// What a walk-in would be told now.
    let etaMinutes: MinutesView?
    let windowsOpen: Int
    /// Windows with which those who wait would be called in a normal time.
    let windowsNeeded: Int

    init(_ service: ServicePlan, _ state: HallState, _ plan: HallPlan, at now: Moment) {
        (id, name, waiting) = (service.id, service.name, state.waiting(in: service.id))
        longestWaitMinutes = state.longestWaitMinutes(in: service.id, at: now.timestamp)
        etaMinutes = state.outlook(beforeChoosing: service.id, plan: plan, at: now).minutes.map { MinutesView($0) }
        windowsOpen = plan.windows(for: service.id).count { state.window($0.id).mode == .open }
        windowsNeeded = state.windowsNeeded(for: service.id, plan: plan)
    }
}

extension LineView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("eta_minutes", etaMinutes)
        json.member("id", id.text)
        json.member("longest_wait_minutes", number: longestWaitMinutes)
        json.member("name", name)
        json.member("waiting", number: waiting)
        json.member("windows_needed", number: windowsNeeded)
        json.member("windows_open", number: windowsOpen)
        json.endObject()
    }
}
