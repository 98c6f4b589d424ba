// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// What the display of a window shows; nil for a window that the plan does not have.
    package func windowBoard(_ id: WindowID, plan: HallPlan) -> WindowBoard? {
        guard let window = plan.window(id) else { return nil }
        let state = self.window(id)
        let ticket = state.ticket.flatMap { today.ticket($0) }
        var (mode, calls) = (WindowBoard.Mode(state.mode), 0)
        switch ticket?.state {
        case .called(_, let count, _): (mode, calls) = (.calling, count)
        case .serving: mode = .serving
        case .waiting, .onHold, .missed, .done, .abandoned, .voided, nil: break
        }
        return WindowBoard(
            window: id,
            label: window.label,
            zone: window.zone,
            mode: mode,
            number: ticket?.id.number,
            service: ticket?.service,
            calls: calls,
            clerk: state.clerk,
            position: position
        )
    }
}

extension WindowBoard.Mode {
    fileprivate init(_ mode: WindowState.Mode) {
        switch mode {
        case .closed: self = .closed
        case .paused: self = .paused
        case .open: self = .idle
        }
    }
}
