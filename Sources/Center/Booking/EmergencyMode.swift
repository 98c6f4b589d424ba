// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// 仅预约办理（特殊情形）: one period of it, from its proposal to its end (R47–R49, A14).
///
/// One person proposes it and another confirms it; its notice was published before it starts; it ends by itself.
package struct EmergencyMode: Sendable, Equatable {
    /// Where it is in its life.
    package enum Stage: String, Sendable, CaseIterable {
        /// Waits for a second person.
        case proposed
        /// Signed and sent to the halls.
        case confirmed
        /// Ended before its time.
        case endedEarly = "ended_early"
        /// Ended by its own word.
        case expired
    }

    /// The number of this period; rises.
    package let id: Int64
    /// Whose walk-ins rest.
    package let center: CenterID
    /// What was announced.
    package let period: BookingOnlyPeriod
    /// Who proposed it.
    package let proposedBy: StaffID
    /// When it was proposed.
    package let proposedAt: Timestamp
    /// Who confirmed it.
    package private(set) var confirmedBy: StaffID?
    /// When it was confirmed.
    package private(set) var confirmedAt: Timestamp?
    /// Where it is.
    package private(set) var stage: Stage
    /// When it really ended.
    package private(set) var endedAt: Timestamp?
    /// Who ended it early; nil when it expired.
    package private(set) var endedBy: StaffID?
    /// The notice that restored all channels (R49).
    package private(set) var restoreNotice: String?

    /// A cap below what the windows can do, wished for with the proposal (R48).
    package let lowered: LoweredCap?

    /// Collects the parts, as they were stored.
    package init(
        id: Int64,
        center: CenterID,
        period: BookingOnlyPeriod,
        proposedBy: StaffID,
        proposedAt: Timestamp,
        confirmedBy: StaffID? = nil,
        confirmedAt: Timestamp? = nil,
        stage: Stage = .proposed,
        endedAt: Timestamp? = nil,
        endedBy: StaffID? = nil,
        restoreNotice: String? = nil,
        lowered: LoweredCap? = nil
    ) {
        (self.id, self.center, self.period) = (id, center, period)
        (self.proposedBy, self.proposedAt) = (proposedBy, proposedAt)
        (self.confirmedBy, self.confirmedAt, self.stage) = (confirmedBy, confirmedAt, stage)
        (self.endedAt, self.endedBy, self.restoreNotice) = (endedAt, endedBy, restoreNotice)
        self.lowered = lowered
    }

    /// What halls are told: the period up to where it really ended; nil when it is not in force any more, or not yet.
    package func told(at now: Timestamp) -> BookingOnlyPeriod? {
        guard stage == .confirmed || stage == .endedEarly, let end = endedAt ?? Optional(period.end), now < end
        else { return nil }
        return period.ending(at: end)
    }

    /// Says whether its cap counts for a slot that starts at `time`.
    package func caps(_ time: Timestamp) -> Bool { stage == .confirmed && period.contains(time) }
}

extension EmergencyMode {
    /// Judges a proposal at `now`, beside the other modes of the center; returns why it cannot be made.
    package static func refusal(
        of period: BookingOnlyPeriod,
        beside others: [EmergencyMode],
        at now: Timestamp,
        _ rules: CityRules
    ) -> ModeRefusal? {
        guard period.end > now else { return .isOver }
        guard period.end.milliseconds - period.start.milliseconds <= Int64(rules.modeMaxDays) * 86_400_000 else {
            return .tooLong(days: rules.modeMaxDays)
        }
        let known = others.filter { ($0.stage == .proposed || $0.stage == .confirmed) && $0.period.end > now }
        guard !known.contains(where: { $0.period.overlaps(period) }) else { return .overlaps }
        guard known.count < mostPlanned else { return .tooMany(limit: mostPlanned) }
        return nil
    }

    /// Confirms it: a second person, and a notice that is out by then.
    package mutating func confirm(by staff: StaffID, at now: Timestamp) throws(ModeRefusal) {
        guard stage == .proposed else { throw .notProposed }
        guard staff != proposedBy else { throw .samePerson }
        guard now < period.end else { throw .isOver }
        guard period.published <= now else { throw .notPublished(at: period.published) }
        (stage, confirmedBy, confirmedAt) = (.confirmed, staff, now)
    }

    /// Ends it before its time, with the notice that restores all channels (R49).
    package mutating func end(by staff: StaffID, notice: String, at now: Timestamp) throws(ModeRefusal) {
        guard stage == .confirmed || stage == .proposed else { throw .notInForce }
        guard now < period.end else { throw .isOver }
        guard notice.unicodeScalars.contains(where: { $0 != " " }) else { throw .noRestoreNotice }
        (stage, endedAt, endedBy, restoreNotice) = (.endedEarly, now, staff, notice)
    }

    /// Ends it by its own word; false while its time has not come.
    package mutating func expire(at now: Timestamp) -> Bool {
        guard stage == .confirmed || stage == .proposed, period.end <= now else { return false }
        let wasInForce = stage == .confirmed
        (stage, endedAt) = (.expired, period.end)
        if wasInForce { restoreNotice = Self.restoration(of: period) }
        return true
    }

    /// The notice that is published when a period ends by itself.
    package static func restoration(of period: BookingOnlyPeriod) -> String {
        "公告（\(period.notice)号）规定的仅预约办理已结束，现场取号等全部办理渠道已恢复。"
    }

    /// Periods that a center may have planned or in force at once: one and its renewals.
    package static let mostPlanned = 4
}

extension BookingOnlyPeriod {
    /// The same announcement with an earlier end; nil when it would end before it starts.
    fileprivate func ending(at end: Timestamp) -> BookingOnlyPeriod? {
        end == self.end
            ? self : BookingOnlyPeriod(notice: notice, text: text, published: published, start: start, end: end)
    }

    fileprivate func overlaps(_ other: BookingOnlyPeriod) -> Bool { start < other.end && other.start < end }
}
