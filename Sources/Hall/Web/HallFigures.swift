// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

/// Everything that status and metrics tell, gathered at one time.
struct HallFigures: Sendable {
    let journal: JournalStatus
    let clock: ClockStanding
    let disk: DiskStanding
    let surroundings: HallSurroundings
    /// Events that the center does not have yet; nil without a center.
    let unsynced: Int64?
    /// When the oldest of them happened.
    let oldestUnsynced: Moment?
    let waiting: [ServiceID: Int]
    let windows: [WindowState.Mode: Int]
}

extension HallAPI.Parts {
    /// Gathers the figures.
    func gather() async -> HallFigures {
        let plan = plan
        let surroundings = await surroundings()
        let status = await journal.status()
        let (waiting, modes) = await journal.view { state in
            (plan.services.map { ($0.id, state.waiting(in: $0.id)) }, plan.windows.map { state.window($0.id).mode })
        }
        let acknowledged = surroundings.link?.acknowledged
        var oldest: Moment?
        if let acknowledged, acknowledged < status.position {
            oldest = try? await journal.records(after: acknowledged, limit: 1).first?.moment
        }
        return HallFigures(
            journal: status,
            clock: clock.standing,
            disk: upkeep.disk(),
            surroundings: surroundings,
            unsynced: acknowledged.map { max(0, status.position.value - $0.value) },
            oldestUnsynced: oldest,
            waiting: Dictionary(waiting) { first, _ in first },
            windows: Dictionary(modes.map { ($0, 1) }, uniquingKeysWith: +)
        )
    }
}
