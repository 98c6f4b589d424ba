// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallPlan {
    /// Everything that forbids to use the plan, in the order of the plan; empty for a good one.
    ///
    /// A plan without problems serves everybody: every class of visitor has a window in its own right for each service,
    /// and the order policy is within the bounds that keep a class from waiting in vain.
    package var problems: [PlanProblem] {
        nameProblems + repetitions + coverageProblems + profileProblems + rules.problems
    }

    /// A30: a small hall is small, so that one desk can look after it.
    private var profileProblems: [PlanProblem] {
        guard profile == .township else { return [] }
        let limits = [
            ("windows", windows.count, HallProfile.townshipWindows),
            ("stations", stations.count, HallProfile.townshipStations),
        ]
        return limits.filter { $0.1 > $0.2 }.map { .beyondTownship(what: $0.0, count: $0.1, limit: $0.2) }
    }

    private var nameProblems: [PlanProblem] {
        var problems: [PlanProblem] = name.isBlank ? [.emptyName(what: "the hall")] : []
        for service in services {
            if service.name.isBlank { problems.append(.emptyName(what: "the service \(service.id)")) }
            if service.englishName.isBlank {
                problems.append(.emptyName(what: "the service \(service.id) in English"))
            }
        }
        return problems + windows.filter(\.label.isBlank).map { .emptyName(what: "window \($0.id)") }
    }

    private var repetitions: [PlanProblem] {
        Self.repeated("service", services.map(\.id.text)) + Self.repeated("window", windows.map(\.id.text))
            + Self.repeated("window label", windows.map(\.label)) + Self.repeated("station", stations.map(\.text))
    }

    private var coverageProblems: [PlanProblem] {
        var problems: [PlanProblem] = services.isEmpty ? [.noServices] : []
        for window in windows {
            if window.services.isEmpty { problems.append(.windowWithoutServices(window.id)) }
            problems += window.services.filter { service($0) == nil }.map { .unknownService($0, at: window.id) }
        }
        for service in services {
            let roles = Set(windows(for: service.id).map(\.role))
            if roles.isEmpty { problems.append(.serviceWithoutWindow(service.id)) }
            if roles == [.bookedOnly] { problems.append(.noWalkInWindow(service.id)) }
            if roles == [.walkInOnly] { problems.append(.noBookedWindow(service.id)) }
        }
        return problems + rosterProblems
    }

    /// A26: every service has a window for walk-ins in every open hour.
    private var rosterProblems: [PlanProblem] {
        services.flatMap { service -> [PlanProblem] in
            let rosters = windows(for: service.id).filter { $0.role != .bookedOnly }.map { $0.hours ?? hours }
            guard !rosters.isEmpty else { return [] }
            return OpeningHours.Weekday.allCases.flatMap { weekday in
                hours[weekday].flatMap { session in
                    session.uncovered(by: rosters.flatMap { $0[weekday] }).map {
                        .walkInGap(service.id, weekday, $0)
                    }
                }
            }
        }
    }

    private static func repeated(_ what: String, _ names: [String]) -> [PlanProblem] {
        var seen: [String: Int] = [:]
        return names.compactMap { name in
            seen[name, default: 0] += 1
            return seen[name] == 2 ? .repeated(what: what, id: name) : nil
        }
    }
}

extension HallRules {
    /// The rules whose values are out of bounds, by their configuration names.
    var problems: [PlanProblem] {
        let bounded: [(rule: String, value: Int, bounds: ClosedRange<Int>)] = [
            ("order.priority_run", order.priorityRun, 1...10),
            ("order.ageing_minutes", order.ageingMinutes, 0...OrderPolicy.longestAgeingMinutes),
            ("green.max_run", order.greenMaxRun, 1...5),
            ("early.window_min", earlyWindowMinutes, 0...240),
            ("late.grace_min", lateGraceMinutes, 0...60), ("clock.tolerance_s", clockToleranceSeconds, 0...300),
            ("call.limit", callLimit, 1...5),
            ("requeue.after", requeueAfter, 0...20),
            ("handling.assumed_min", assumedHandlingMinutes, 1...120),
            ("undo.seconds", undoSeconds, 0...600),
            ("alarm.waiting", alarmWaiting, 1...1000),
            ("alarm.wait_min", alarmWaitMinutes, 1...240),
            ("alarm.pause_min", alarmPauseMinutes, 0...120),
            ("alarm.alert_min", alarmAlertMinutes, 1...60),
            ("green.share_percent", greenSharePercent, 1...100),
            ("complaint.days", complaintDays, 1...60),
        ]
        var problems = bounded.filter { !$0.bounds.contains($0.value) }.map {
            PlanProblem.outOfBounds(rule: $0.rule, value: $0.value, bounds: $0.bounds)
        }
        if greenReasons.isEmpty { problems.append(.noGreenReasons) }
        for code in greenReasons.keys.sorted() {
            if code.isBlank || greenReasons[code, default: ""].isBlank {
                problems.append(.emptyName(what: "the green channel's reason '\(code)'"))
            }
        }
        return problems
    }
}

extension Range<Int> {
    /// The parts of it that none of `others` covers, in order.
    fileprivate func uncovered(by others: [Range<Int>]) -> [Range<Int>] {
        var (gaps, reached): ([Range<Int>], Int) = ([], lowerBound)
        for other in others.sorted(by: { $0.lowerBound < $1.lowerBound }) where other.upperBound > reached {
            if other.lowerBound >= upperBound { break }
            if other.lowerBound > reached { gaps.append(reached..<other.lowerBound) }
            reached = Swift.max(reached, other.upperBound)
        }
        if reached < upperBound { gaps.append(reached..<upperBound) }
        return gaps
    }
}

extension String {
    /// True when there is nothing to read.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
