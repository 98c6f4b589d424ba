// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// How the hall is set up and what it decides by, as it runs: for those who look after it, and the self-check (R74).
struct PlanView: Encodable {
    struct Service: Encodable {
        let id: ServiceID
        let name, englishName: String
        /// Whether a number can be taken without a booking (R32).
        let walkIn: Bool
        let windows: [WindowID]
        /// Those that take visitors without a booking.
        let walkInWindows: [WindowID]
        /// Open hours in which none of them is rostered (A26).
        let walkInGaps: [String]
        let onDuty, walkInsOnDuty: Int
    }

    struct Window: Encodable {
        let id: WindowID
        let label: String
        let role: WindowPlan.Role
        let services: [ServiceID]
        let takesWalkInsWhenIdle: Bool
        /// The hall's where it has none of its own.
        let hours: String
    }

    struct Rules: Encodable {
        let order: OrderPolicy.Mode
        let orderPriorityRun, orderAgeingMinutes, greenMaxRun: Int
        let earlyWindowMinutes, lateGraceMinutes: Int
        let exchangeRequire: HallRules.ExchangeRequirement
        let callLimit, requeueAfter, undoSeconds: Int
        /// How many grounds the green channel's scope has.
        let greenReasons: Int
        let greenSharePercent, complaintDays: Int
    }

    /// The booking-only mode in force, by which notice, and until when (R47, R49).
    struct Mode: Encodable {
        let notice: String
        let from, until: String
    }

    let hall: HallID
    let center: CenterID
    let name: String
    let profile: HallProfile
    let release: String
    let telephone, bookingMethod: String?
    let complaintService: ServiceID?
    let hours: String
    let mode: Mode?
    let services: [Service]
    let windows: [Window]
    let stations: [StationID]
    let rules: Rules

    init(_ plan: HallPlan, _ contact: HallContact?, _ state: HallState, at now: Moment) {
        (hall, center, name, profile) = (plan.hall, plan.center, plan.name, plan.profile)
        (release, hours, stations) = (Release.version, plan.hours.text, plan.stations)
        (telephone, bookingMethod) = (contact?.telephone, contact?.bookingMethod)
        complaintService = plan.complaints
        let (problems, period) = (plan.problems, state.bookingOnly(at: now))
        mode = period.map {
            Mode(notice: $0.notice, from: now.at($0.start).rfc3339, until: now.at($0.end).rfc3339)
        }
        services = plan.services.map { Service($0, plan, problems, state, takesWalkIns: period == nil) }
        windows = plan.windows.map { window in
            Window(
                id: window.id,
                label: window.label,
                role: window.role,
                services: window.services,
                takesWalkInsWhenIdle: window.takesWalkInsWhenIdle,
                hours: (window.hours ?? plan.hours).text
            )
        }
        rules = Rules(plan.rules)
    }
}

extension PlanView.Service {
    fileprivate init(
        _ service: ServicePlan,
        _ plan: HallPlan,
        _ problems: [PlanProblem],
        _ state: HallState,
        takesWalkIns: Bool
    ) {
        let all = plan.windows(for: service.id)
        let forWalkIns = all.filter { $0.role != .bookedOnly }
        let open = all.filter { state.window($0.id).mode == .open }
        self.init(
            id: service.id,
            name: service.name,
            englishName: service.englishName,
            walkIn: takesWalkIns && !forWalkIns.isEmpty,
            windows: all.map(\.id),
            walkInWindows: forWalkIns.map(\.id),
            walkInGaps: problems.compactMap { problem in
                guard case .walkInGap(service.id, let weekday, let minutes) = problem else { return nil }
                return "\(weekday) \(minutes.lowerBound)–\(minutes.upperBound) min"
            },
            onDuty: open.count,
            walkInsOnDuty: open.count { $0.role != .bookedOnly }
        )
    }
}

extension PlanView.Rules {
    fileprivate init(_ rules: HallRules) {
        self.init(
            order: rules.order.mode,
            orderPriorityRun: rules.order.priorityRun,
            orderAgeingMinutes: rules.order.ageingMinutes,
            greenMaxRun: rules.order.greenMaxRun,
            earlyWindowMinutes: rules.earlyWindowMinutes,
            lateGraceMinutes: rules.lateGraceMinutes,
            exchangeRequire: rules.exchangeRequirement,
            callLimit: rules.callLimit,
            requeueAfter: rules.requeueAfter,
            undoSeconds: rules.undoSeconds,
            greenReasons: rules.greenReasons.count,
            greenSharePercent: rules.greenSharePercent,
            complaintDays: rules.complaintDays
        )
    }
}
