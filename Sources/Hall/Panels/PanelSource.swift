// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Queueing
package import Terms

/// What a panel asks of the hall; closures, so that a test can be the hall.
package struct PanelSource: Sendable {
    /// How things stand, and what happened beyond the given position; nil when the journal cannot be read.
    package let news: @Sendable (PanelTarget, _ seen: Position?) async -> PanelNews?
    /// Returns once something that a panel shows may have changed beyond the given position; nil when the journal closes.
    package let wait: @Sendable (Position) async -> Position?
    /// The hall's clock.
    package let now: @Sendable () -> Moment

    /// Collects the parts.
    package init(
        news: @escaping @Sendable (PanelTarget, _ seen: Position?) async -> PanelNews?,
        wait: @escaping @Sendable (Position) async -> Position?,
        now: @escaping @Sendable () -> Moment
    ) {
        (self.news, self.wait, self.now) = (news, wait, now)
    }
}

extension PanelSource {
    /// The most records that one look at the journal goes through; whoever is further behind is told how things stand.
    package static let recordsLimit = 2_000

    /// Reads `journal`.
    package init(journal: Journal, plan: HallPlan, clock: @escaping @Sendable () -> Moment) {
        self.init(
            news: { target, seen in
                let state = await journal.view { state in PanelStanding(state, target, plan: plan) }
                let records = await journal.records(from: seen, through: state.position)
                return records.map { state.news(after: $0, target, plan: plan, now: clock().timestamp) }
            },
            wait: { seen in await journal.wait(beyond: seen, for: \.concernsPanels) },
            now: clock
        )
    }
}

extension Journal {
    /// The records beyond `seen` and not beyond `end`; none when they are too many or nothing was seen yet.
    fileprivate nonisolated func records(from seen: Position?, through end: Position) async -> [HallRecord]? {
        guard let seen, end.value - seen.value <= Int64(PanelSource.recordsLimit) else { return [] }
        var (records, position) = ([HallRecord](), seen)
        while position < end {
            guard let page = try? await self.records(after: position, limit: PanelSource.recordsLimit),
                let last = page.last
            else { return nil }
            records += page.prefix { $0.position <= end }
            position = last.position
        }
        return records
    }
}
