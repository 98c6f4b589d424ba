// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// How things stand for a panel after one record of the journal.
struct PanelStanding: Sendable {
    let position: Position
    let calls: [PanelCall]
    let window: WindowBoard?
    let notice: String?

    init(_ state: HallState, _ target: PanelTarget, plan: HallPlan) {
        position = state.position
        notice = state.notice
        calls = state.standingCalls(plan: plan, at: plan.windows(of: target)).map(PanelCall.init)
        if case .window(let id) = target { window = state.windowBoard(id, plan: plan) } else { window = nil }
    }

    /// Adds what the records say that led here.
    func news(after records: [HallRecord], _ target: PanelTarget, plan: HallPlan, now: Timestamp) -> PanelNews {
        let shown = plan.windows(of: target)
        return PanelNews(
            position: position,
            now: now,
            changes: records.compactMap { $0.panelChange(shown, plan: plan) },
            standing: calls,
            window: window,
            notice: notice
        )
    }
}

extension HallPlan {
    /// The windows that a panel shows.
    fileprivate func windows(of target: PanelTarget) -> Set<WindowID> {
        switch target {
        case .hall: Set(windows.map(\.id))
        case .zone(let zone): Set(windows.filter { $0.zone == zone }.map(\.id))
        case .window(let id): [id]
        }
    }
}

extension HallRecord {
    /// Whether a panel may show something else after it.
    var concernsPanels: Bool {
        switch event {
        case .dayOpened, .ticketCalled, .ticketRecalled, .servingStarted, .ticketFinished, .ticketMissed, .ticketHeld,
            .ticketResumed, .ticketTransferred, .ticketAbandoned, .ticketVoided, .windowOpened, .windowPaused,
            .windowClosed, .stepUndone, .clerkSignedIn, .clerkSignedOut, .centerChangesTaken:
            true
        case .ticketIssued, .slipRequested, .slipReported, .ticketRequeued, .ticketVerified, .ticketRated, .alertRaised,
            .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved, .numbersRaised, .refused, .unchanged:
            false
        }
    }

    /// What it says about a call to one of `shown`.
    fileprivate func panelChange(_ shown: Set<WindowID>, plan: HallPlan) -> PanelNews.Change? {
        switch event {
        case .ticketCalled(let id, let window, _), .ticketRecalled(let id, let window),
            .ticketResumed(let id, let window):
            guard shown.contains(window), let label = plan.window(window)?.label else { return nil }
            return .called(PanelCall(number: id.number, window: label, at: moment.timestamp))
        case .ticketMissed(let id, _), .ticketHeld(let id, _), .ticketTransferred(let id, _, _, _),
            .ticketAbandoned(let id), .ticketVoided(let id, _), .stepUndone(let id, _):
            return .withdrawn(id.number)
        default: return nil
        }
    }
}
