// SPDX-License-Identifier: Apache-2.0
/// The rules as they are at one moment; without changes every one has its default.
package struct CityRules: Sendable, Equatable {
    private var changed: [RuleName: RuleValue] = [:]

    /// The rules with every default.
    package init() {}

    /// What a rule is set to.
    package subscript(name: RuleName) -> RuleValue { changed[name] ?? RuleDefinition.of(name).standard }

    /// Sets a rule; throws for a value outside its bounds.
    package mutating func set(_ name: RuleName, _ value: RuleValue) throws(RuleFault) {
        guard RuleDefinition.of(name).bounds.contains(value) else { throw .outOfBounds(name) }
        changed[name] = value
    }

    /// Throws when rules that belong together contradict each other.
    package func check() throws(RuleFault) {
        guard releaseMinMinutes <= releaseMaxMinutes else { throw .contradiction(.releaseMin, .releaseMax) }
    }

    private func whole(_ name: RuleName) -> Int {
        guard case .whole(let number) = self[name] else { preconditionFailure("\(name) is a whole number") }
        return number
    }

    private func isOn(_ name: RuleName) -> Bool { self[name] == .flag(true) }

    private func choice<Choice: RawRepresentable<String>>(_ name: RuleName) -> Choice {
        guard let choice = Choice(rawValue: self[name].text) else { preconditionFailure("\(name) is one of its kind") }
        return choice
    }
}

extension CityRules {
    /// How no-shows add up (A1).
    package enum NoShowPeriod: String, Sendable, CaseIterable {
        case calendarYear = "calendar_year"
        case rolling365 = "rolling_365"
    }

    /// What a late cancellation counts for (A4).
    package enum LateCancel: String, Sendable, CaseIterable {
        case count, half, ignore
    }

    /// Where a freed number goes (A12).
    package enum Refill: String, Sendable, CaseIterable {
        case pool, waitlist, both
    }

    /// A1.
    package var noShowPeriod: NoShowPeriod { choice(.noShowPeriod) }
    /// A2: inclusive.
    package var noShowThreshold: Int { whole(.noShowThreshold) }
    /// A4.
    package var lateCancel: LateCancel { choice(.lateCancel) }
    /// R27: minutes before the slot by which to cancel; exactly then is in time.
    package var cancelLeadMinutes: Int { whole(.cancelLead) }
    /// A6: minutes after the slot in which it can be exchanged.
    package var lateGraceMinutes: Int { whole(.lateGrace) }
    /// A6.
    package var sameDayServiceClears: Bool { isOn(.sameDayServiceClears) }
    /// A7: minutes before the slot from which it can be exchanged.
    package var earlyWindowMinutes: Int { whole(.earlyWindow) }
    /// A11: minutes.
    package var releaseMinMinutes: Int { whole(.releaseMin) }
    /// A11: minutes.
    package var releaseMaxMinutes: Int { whole(.releaseMax) }
    /// A11: minutes before the slot from which a freed number is free at once.
    package var releaseAtOnceMinutes: Int { whole(.releaseAtOnce) }
    /// A12.
    package var refill: Refill { choice(.refill) }
    /// A12: minutes.
    package var waitlistClaimMinutes: Int { whole(.waitlistClaim) }
    /// A13.
    package var suspendsListed: Bool { isOn(.suspendsListed) }
    /// A13.
    package var suspensionDays: Int { whole(.suspension) }
    /// A13.
    package var appealDays: Int { whole(.appeal) }
    /// A14.
    package var modeMaxDays: Int { whole(.modeMost) }
    /// A15.
    package var capDaysBack: Int { whole(.capBack) }
    /// A16: percent of capacity.
    package var quotaSharePercent: Int { whole(.quotaShare) }
    /// A17: minutes before closing at which tickets stop.
    package var cutoffMinutes: Int { whole(.cutoff) }
    /// A18: principals at once beyond which the desk helps.
    package var deskOverPrincipals: Int { whole(.deskOver) }
    /// A25.
    package var activeBookings: Int { whole(.activeBookings) }
    /// A25.
    package var sameItemPerDay: Int { whole(.sameItemPerDay) }
    /// A25.
    package var agentPrincipalsPerDay: Int { whole(.agentPrincipals) }
    /// A27: seconds in the visitor's favour.
    package var clockToleranceSeconds: Int { whole(.clockTolerance) }
    /// A28.
    package var waivesWhenHallDown: Bool { isOn(.waivesWhenDown) }
    /// A29: percent.
    package var greenSharePercent: Int { whole(.greenShare) }
    /// A34.
    package var rescheduleLimit: Int { whole(.rescheduleLimit) }
    /// Days ahead that can be booked.
    package var horizonDays: Int { whole(.horizon) }
    /// Days after the visit.
    package var identityDays: Int { whole(.identityKept) }
    /// Days after the upload.
    package var materialDays: Int { whole(.materialKept) }
    /// Days.
    package var auditDays: Int { whole(.auditKept) }
}
