// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// The outlook for a waiting ticket of today; nil for any other.
    package func outlook(for id: TicketID, plan: HallPlan, at moment: Moment) -> Outlook? {
        guard let ticket = today.ticket(id), ticket.state == .waiting else { return nil }
        guard let window = ticket.reservedFor else {
            let place = Place(callClass: ticket.callClass(at: moment.timestamp), rank: ticket.rank)
            return outlook(place, ticket.kind, ticket.service, plan, moment.timestamp, joining: 0)
        }
        let ahead = lists.line(for: ticket).count(before: ticket.rank)
        return outlook(
            ahead: ahead,
            on: [window].filter { self.window($0).mode == .open },
            capacity: 1,
            handling(ticket.service, plan)
        )
    }

    /// The outlook for a walk-in who has yet to choose `service`.
    package func outlook(beforeChoosing service: ServiceID, plan: HallPlan, at moment: Moment) -> Outlook {
        let place = Place(callClass: .ordinary, rank: QueueRank(place: position.next))
        return outlook(place, .walkIn, service, plan, moment.timestamp, joining: 1)
    }

    /// The outlook that a ticket of `kind` is issued with: what the visitor is told.
    func outlook(beforeIssuing kind: TicketKind, of service: ServiceID, plan: HallPlan, at moment: Moment) -> Outlook {
        let rank = QueueRank(place: position.next)
        let callClass: CallClass =
            switch kind {
            case .green: .green
            case .booked(_, let slot, _, _): slot.contains(moment.timestamp) ? .booked : .ordinary
            case .walkIn: .ordinary
            }
        return outlook(Place(callClass: callClass, rank: rank), kind, service, plan, moment.timestamp, joining: 1)
    }

    /// A place in a line: the class one is called in, and the rank in it.
    private struct Place {
        let callClass: CallClass
        let rank: QueueRank
    }

    private func outlook(
        _ place: Place,
        _ kind: TicketKind,
        _ service: ServiceID,
        _ plan: HallPlan,
        _ now: Timestamp,
        joining: Int
    ) -> Outlook {
        let ahead = lists.lines[service].map { self.ahead(of: place, in: $0, plan.rules.order, now) } ?? 0
        let windows = onDuty(for: kind, service, plan)
        // A window shares its time among its lines about as their visitors share the waiting.
        let capacity = windows.reduce(0.0) { sum, window in
            let all = window.services.reduce(joining) { $0 + waiting(in: $1) }
            return sum + Double(max(1, waiting(in: service) + joining)) / Double(max(1, all))
        }
        return outlook(ahead: ahead, on: windows.map(\.id), capacity: capacity, handling(service, plan))
    }

    /// From 0.8 of the mean time for everybody ahead, to 1.3 of it with one more when no window is free.
    ///
    /// Handling times scatter, some who wait have left, and the visits under way are somewhere between begun and ended:
    /// a range says so, a single number would pretend.
    private func outlook(ahead: Int, on windows: [WindowID], capacity: Double, _ seconds: Double) -> Outlook {
        guard !windows.isEmpty else { return Outlook(ahead: ahead, minutes: nil, windowsOnDuty: 0) }
        let turn = seconds / 60 / capacity
        let isFree = windows.contains { window($0).ticket == nil }
        let least = Int((0.8 * Double(ahead) * turn).rounded(.down))
        let most = Int((1.3 * Double(isFree ? ahead : ahead + 1) * turn).rounded(.up))
        return Outlook(ahead: ahead, minutes: least...max(least, most), windowsOnDuty: windows.count)
    }

    /// Seconds that a visit takes: the mean of the last ones, or what the rules assume.
    func handling(_ service: ServiceID, _ plan: HallPlan) -> Double {
        let samples = handling[service, default: []]
        guard !samples.isEmpty else { return Double(plan.rules.assumedHandlingMinutes * 60) }
        return Double(samples.reduce(0, +)) / Double(samples.count)
    }

    /// The open windows that take such a ticket in its turn; when there are none, those that take it when idle.
    private func onDuty(for kind: TicketKind, _ service: ServiceID, _ plan: HallPlan) -> [WindowPlan] {
        let open = plan.windows(for: service).filter { window($0.id).mode == .open }
        let wanted = Candidates.Admission(kind)
        let inTurn = open.filter { admissions(to: $0, for: service, plan).first.contains(wanted) }
        return inTurn.isEmpty ? open.filter { admissions(to: $0, for: service, plan).idle.contains(wanted) } : inTurn
    }
}

// Who is called before whom, by the policy's bounds instead of a simulation.
extension HallState {
    private func ahead(of place: Place, in line: ServiceLine, _ policy: OrderPolicy, _ now: Timestamp) -> Int {
        let rank = place.rank
        if policy.mode == .fifo {
            return line.green.count(before: rank) + line.booked.count(before: rank) + line.walkIn.count(before: rank)
        }
        let inSlot = line.booked.countWithPriority(at: now)
        let outside = line.booked.count - inSlot
        let ordinary = line.walkIn.count + outside
        let firstOutside = outside == 0 ? nil : line.booked.waiting.first { !$0.hasPriority(at: now) }
        let oldest = [line.walkIn.first, firstOutside].compactMap(\.self).min { $0.rank < $1.rank }
        let hasAged = oldest.map { now.minutes(since: $0.issuedAt) >= policy.ageingInForce } == true
        switch place.callClass {
        case .green:
            let same = line.green.count(before: rank)
            let priority = same + min(inSlot, same / max(1, policy.greenMaxRun))
            return priority + (hasAged ? min(ordinary, priority / max(1, policy.priorityRun)) : 0)
        case .booked:
            let same = line.booked.countWithPriority(at: now, before: rank)
            let priority = same + min(line.green.count, (same + 1) * policy.greenMaxRun)
            return priority + (hasAged ? min(ordinary, priority / max(1, policy.priorityRun)) : 0)
        case .ordinary:
            let bookedBefore = line.booked.count(before: rank)
            let outsideBefore = bookedBefore - line.booked.countWithPriority(at: now, before: rank)
            let same = line.walkIn.count(before: rank) + outsideBefore
            let priority = line.green.count + inSlot
            return same + (hasAged ? min(priority, (same + 1) * policy.priorityRun) : priority)
        }
    }
}

extension Candidates.Admission {
    fileprivate init(_ kind: TicketKind) {
        self =
            switch kind {
            case .green: .green
            case .booked: .booked
            case .walkIn: .walkIns
            }
    }
}
