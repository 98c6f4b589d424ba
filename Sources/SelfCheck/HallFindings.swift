// SPDX-License-Identifier: Apache-2.0

/// What a hall's API says, as far as the notice asks about it; what it did not answer is nil.
package struct HallFindings: Sendable, Equatable {
    /// A service and who takes its visitors.
    struct Service: Sendable, Equatable {
        let id: String
        /// False where the hall gives no walk-in numbers for it.
        let isWalkIn: Bool
        let windows: [String]
        let walkInWindows: [String]
        /// Open hours without a window for walk-ins (A26).
        let gaps: [String]
        let onDuty: Int
        let walkInsOnDuty: Int
    }

    /// A window.
    struct Window: Sendable, Equatable {
        let id: String
        let role: String
        let takesWalkInsWhenIdle: Bool
    }

    /// A device.
    struct Device: Sendable, Equatable {
        let kind: String
        let place: String
        let state: String
        let isWorking: Bool

        var name: String { "\(kind) \(place): \(state)" }
    }

    /// The emergency mode that it works in.
    struct Mode: Sendable, Equatable {
        let notice: String?
        let until: String?
    }

    /// The paths that are read, below `/api/v1`.
    package static let paths = ["/plan", "/status", "/hall", "/staff", "/statistics"]

    let profile: String?
    let telephone: String?
    let bookingMethod: String?
    let complaintService: String?
    let center: String?
    let services: [Service]?
    let windows: [Window]?
    /// Everything that the hall calls a rule, by name, and what it calls so of a service.
    let rules: [String: Answer]?
    let devices: [Device]?
    let linkState: String?
    /// The center's clock minus the hall's, in seconds.
    let clockOffset: Int?
    let isClockBehind: Bool?
    /// What the duty manager is told, by kind.
    let alarms: [String]?
    /// Share of booked visitors first called in their slot or before, in thousandths.
    let inSlotPermille: Int?
    /// The roles that anybody has.
    let roles: Set<String>?
    let mode: Mode?

    /// Reads the answers, by path.
    package init(_ answers: [String: Answer]) {
        let plan = answers["/plan"]
        (profile, center) = (plan?["profile"].text, plan?["center"].text)
        telephone = plan.map { $0["telephone"].text ?? "" }
        bookingMethod = plan.map { $0["booking_method"].text ?? "" }
        complaintService = plan.map { $0["complaint_service"].text ?? "" }
        services = plan?["services"].rows.map(Service.init)
        windows = plan?["windows"].rows.map(Window.init)
        rules = plan.map { plan in
            plan["services"].rows.reduce(plan["rules"].members) { rules, service in
                rules.merging(service.members) { rule, _ in rule }
            }
        }
        mode = (plan?["mode"]).flatMap { mode in
            guard case .object = mode else { return nil }
            return Mode(notice: mode["notice"].text, until: mode["until"].text)
        }
        let status = answers["/status"]
        devices = status.map { status in
            let stations = status["stations"].rows.flatMap { station in
                station["devices"].rows.map { Device($0, place: station["id"].text ?? "?") }
            }
            return stations + status["fixtures"].rows.map { Device($0, place: $0["name"].text ?? "?") }
        }
        linkState = status?["link.state"].text
        clockOffset = status?["link.center_offset_seconds"].whole
        isClockBehind = status?["clock.behind"].flag
        alarms = answers["/hall"].map { hall in hall["alarms"].rows.compactMap { $0["kind"].text } }
        inSlotPermille = answers["/statistics"]?["total.booked_in_slot_permille"].whole
        roles = answers["/staff"].map { staff in
            Set(staff.rows.flatMap { $0["roles"].rows.compactMap(\.text) })
        }
    }
}

extension HallFindings.Service {
    fileprivate init(_ answer: Answer) {
        id = answer["id"].text ?? "?"
        isWalkIn = answer["walk_in"].flag ?? true
        windows = answer["windows"].rows.compactMap(\.text)
        walkInWindows = answer["walk_in_windows"].rows.compactMap(\.text)
        gaps = answer["walk_in_gaps"].rows.compactMap(\.text)
        onDuty = answer["on_duty"].whole ?? 0
        walkInsOnDuty = answer["walk_ins_on_duty"].whole ?? 0
    }
}

extension HallFindings.Window {
    fileprivate init(_ answer: Answer) {
        id = answer["id"].text ?? "?"
        role = answer["role"].text ?? "general"
        takesWalkInsWhenIdle = answer["takes_walk_ins_when_idle"].flag ?? true
    }
}

extension HallFindings.Device {
    fileprivate init(_ answer: Answer, place: String) {
        kind = answer["kind"].text ?? "?"
        self.place = place
        state = answer["state"].text ?? "?"
        isWorking = answer["working"].flag ?? false
    }
}
