// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One step of putting a hall into service, each whole in itself: after any of them the next run goes on.
package enum SetupOrder: Sendable, Equatable {
    /// How a hall comes to run with what was written.
    package enum Start: Sendable, Equatable {
        /// For the first time, and at every boot.
        case enable
        /// It runs, and reads its hall.conf anew.
        case reload
        /// It runs as another hall, or with another enrolment.
        case restart
        /// Nothing here starts programs: a person does.
        case byHand
    }

    case stop
    case join(center: String)
    case add(admin: StaffID)
    case write
    case start(Start)
    case awaitHall
    case show(MachineScreen)
    case testTicket(isCalled: Bool)
}

extension SetupOrder {
    /// How things stand before anything is done.
    package struct Standing: Sendable, Equatable {
        /// Whether systemd runs this machine.
        package var hasSystemd: Bool
        /// Whether the hall's daemon runs.
        package var isRunning: Bool
        /// Whether its units start at boot.
        package var isEnabled: Bool
        /// Whether a hall.conf differs in what an open hall cannot change: its id, center and directory.
        package var isOtherHall: Bool

        /// Collects the parts.
        package init(hasSystemd: Bool, isRunning: Bool, isEnabled: Bool, isOtherHall: Bool) {
            (self.hasSystemd, self.isRunning) = (hasSystemd, isRunning)
            (self.isEnabled, self.isOtherHall) = (isEnabled, isOtherHall)
        }
    }

    /// The orders that fulfil `wishes`, in their order; nothing is done that is done already.
    ///
    /// What may be refused by somebody else comes first: a code that lets nobody in leaves the machine as it was.
    package static func orders(_ draft: HallDraft, _ wishes: SetupWishes, _ standing: Standing) -> [SetupOrder] {
        var orders: [SetupOrder] = []
        if let center = wishes.center {
            if standing.isRunning, standing.hasSystemd { orders.append(.stop) }
            orders.append(.join(center: center))
        }
        if let admin = wishes.admin { orders.append(.add(admin: admin)) }
        if draft.isNew { orders.append(.write) }
        guard !wishes.startsNothing else { return orders }
        if let start = start(draft, wishes, standing) { orders.append(.start(start)) }
        let needsHall = wishes.testsTicket || wishes.screen != nil
        if orders.contains(where: \.isStart) || needsHall { orders.append(.awaitHall) }
        // The hall makes its tokens when it starts for the first time.
        if let screen = wishes.screen { orders.append(.show(screen)) }
        if wishes.testsTicket { orders.append(.testTicket(isCalled: wishes.testsCall)) }
        return orders
    }

    private var isStart: Bool { if case .start = self { true } else { false } }

    private static func start(_ draft: HallDraft, _ wishes: SetupWishes, _ standing: Standing) -> Start? {
        let joins = wishes.center != nil
        guard standing.hasSystemd else { return !standing.isRunning || draft.isNew || joins ? .byHand : nil }
        guard standing.isRunning, standing.isEnabled, !joins else { return .enable }
        guard draft.isNew else { return nil }
        return standing.isOtherHall ? .restart : .reload
    }
}
