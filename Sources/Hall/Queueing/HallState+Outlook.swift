// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// The outlook for a waiting ticket of today; nil for any other.
    package func outlook(for id: TicketID, plan: HallPlan, at moment: Moment) -> Outlook? {
        guard let ticket = today.ticket(id), ticket.state == .waiting else { return nil }
        let now = moment.timestamp
        guard let window = ticket.reservedFor else {
            let place = Place(
                callClass: ticket.callClass(at: now),
                rank: ticket.rank,
                issuedAt: ticket.issuedAt,
                priorityFrom: ticket.priorityFrom
            )
            return outlook(place, ticket.kind, ticket.service, plan, moment)
        }
        let ahead = lists.line(for: ticket).count(before: ticket.rank)
        let open = [window].filter { self.window($0).mode == .open }
        var forecast = forecast(at: open, for: ticket.service, plan, now)
        forecast.inTurn.add(Double(ahead), of: forecast.visit)
        let minutes = forecast.minutes { _ in Forecast.Work() }
        return Outlook(
            ahead: ahead,
            minutes: minutes.map { Self.withBreaks($0, plan, moment) },
            windowsOnDuty: open.count
        )
    }

    /// The outlook for a walk-in who has yet to choose `service`.
    package func outlook(beforeChoosing service: ServiceID, plan: HallPlan, at moment: Moment) -> Outlook {
        let place = Place(
            callClass: .ordinary,
            rank: QueueRank(place: position.next),
            issuedAt: moment.timestamp,
            priorityFrom: nil
        )
        return outlook(place, .walkIn, service, plan, moment)
    }

    /// The outlook that a ticket of `kind` is issued with: what the visitor is told.
    func outlook(beforeIssuing kind: TicketKind, of service: ServiceID, plan: HallPlan, at moment: Moment) -> Outlook {
        let now = moment.timestamp
        var from: Timestamp?
        if case .booked(_, let slot, _, _) = kind, now <= slot.end { from = slot.start }
        let callClass: CallClass =
            switch kind {
            case .green: .green
            case .booked: from.map { $0 <= now } == true ? .booked : .ordinary
            case .walkIn: .ordinary
            }
        let rank = QueueRank(place: position.next)
        let place = Place(callClass: callClass, rank: rank, issuedAt: now, priorityFrom: from)
        return outlook(place, kind, service, plan, moment)
    }

    /// A place in a line: the class one is called in, and the rank in it.
    private struct Place {
        let callClass: CallClass
        let rank: QueueRank
        let issuedAt: Timestamp
        /// Of a booked visitor: from when the class is `booked`.
        let priorityFrom: Timestamp?
    }

    /// A line that keeps windows of the visitor busy, and the share of its visitors that they will serve.
    private struct Neighbour {
        let service: ServiceID
        let share: Double
        let visit: Double
    }

    private func outlook(
        _ place: Place,
        _ kind: TicketKind,
        _ service: ServiceID,
        _ plan: HallPlan,
        _ moment: Moment
    ) -> Outlook {
        let now = moment.timestamp
        let ahead = lists.lines[service].map { before(place, in: $0, plan.rules.order, now).ahead } ?? 0
        let windows = onDuty(for: kind, service, plan)
        guard !windows.isEmpty else { return Outlook(ahead: ahead, minutes: nil, windowsOnDuty: 0) }
        let neighbours = neighbours(of: windows, plan)
        let minutes = minutes(place, service, windows.map(\.id), neighbours, plan, now)
        return Outlook(
            ahead: ahead,
            minutes: minutes.map { Self.withBreaks($0, plan, moment) },
            windowsOnDuty: windows.count
        )
    }

    /// A range of open minutes with the breaks of the hall that fall among them.
    private static func withBreaks(_ minutes: ClosedRange<Int>, _ plan: HallPlan, _ now: Moment) -> ClosedRange<Int> {
        let breaks = [minutes.lowerBound, minutes.upperBound].map { plan.breakMinutes(from: now, spanning: $0) }
        return minutes.lowerBound + breaks[0]...minutes.upperBound + breaks[1]
    }

    /// The wait in the class one has now, or from the start of one's slot on in the class that one has then.
    private func minutes(
        _ place: Place,
        _ service: ServiceID,
        _ windows: [WindowID],
        _ neighbours: [Neighbour],
        _ plan: HallPlan,
        _ now: Timestamp
    ) -> ClosedRange<Int>? {
        let order = plan.rules.order
        var forecast = forecast(at: windows, for: service, plan, now)
        let underWay = forecast.underWay
        var oldest = place.issuedAt
        for neighbour in neighbours {
            guard let line = lists.lines[neighbour.service] else { continue }
            let before = before(place, in: line, order, now)
            forecast.inTurn.add(Double(before.inTurn) * neighbour.share, of: neighbour.visit)
            forecast.overtaking.add(Double(before.overtaking) * neighbour.share, of: neighbour.visit)
            oldest = min(oldest, before.oldest ?? oldest)
        }
        guard place.callClass == .ordinary, order.mode != .fifo else {
            return forecast.minutes { _ in Forecast.Work() }
        }
        forecast.overtakingLimit = overtakingLimit(forecast, order, oldest, now)
        let inTurn = forecast.minutes { seconds in
            let end = now.adding(seconds: Int64(seconds))
            return neighbours.reduce(into: Forecast.Work()) { work, neighbour in
                let booked = toCome.expected(for: neighbour.service, from: now, until: end)
                work.add(booked * Self.shareThatComes * neighbour.share, of: neighbour.visit, isExpected: true)
            }
        }
        guard let start = place.priorityFrom, start > now, let inTurn else { return inTurn }
        // Once the slot begins only those booked before are called before; they may have been by then.
        var inSlot = forecast
        (inSlot.inTurn, inSlot.overtaking, inSlot.underWay) = (Forecast.Work(), Forecast.Work(), underWay)
        for neighbour in neighbours {
            let before = lists.lines[neighbour.service]?.booked.countWithPriority(at: start, before: place.rank) ?? 0
            inSlot.inTurn.add(Double(before) * neighbour.share, of: neighbour.visit)
        }
        guard let then = inSlot.minutes({ _ in Forecast.Work() }) else { return inTurn }
        let until = start.minutes(since: now) + 1
        return min(inTurn.lowerBound, until + then.lowerBound)...min(inTurn.upperBound, until + then.upperBound)
    }

    /// Of ten people with a booking nine come (requirements 4.4).
    private static let shareThatComes = 0.9

    /// What can overtake an ordinary visitor: everything until the oldest of them has aged, and then the runs between
    /// ordinary calls.
    private func overtakingLimit(
        _ forecast: Forecast,
        _ order: OrderPolicy,
        _ oldest: Timestamp,
        _ now: Timestamp
    ) -> Double {
        let aged = Double(max(0, order.ageingInForce - now.minutes(since: oldest)) * 60)
        let windows = Double(forecast.windows)
        return windows * aged + Double(order.priorityRun) * (forecast.inTurn.seconds + windows * forecast.visit)
    }

    /// The visits under way at some windows, and how long one takes there.
    private func forecast(
        at windows: [WindowID],
        for service: ServiceID,
        _ plan: HallPlan,
        _ now: Timestamp
    ) -> Forecast {
        var forecast = Forecast()
        forecast.windows = windows.count
        forecast.visit = handling(service, plan)
        forecast.samples = handling[service]?.count ?? 0
        let known = Set(windows)
        for call in calls where known.contains(call.window) {
            let visit = today.ticket(call.ticket).map { handling($0.service, plan) } ?? forecast.visit
            let rest = Forecast.rest(of: visit, after: Double(now.milliseconds - call.at.milliseconds) / 1000)
            forecast.underWay.add(rest / visit, of: visit)
        }
        forecast.freeWindows = windows.count { window($0).ticket == nil }
        return forecast
    }

    /// The lines that some windows serve, with the share of each that falls to them.
    private func neighbours(of windows: [WindowPlan], _ plan: HallPlan) -> [Neighbour] {
        var served: [ServiceID: Int] = [:]
        for service in windows.lazy.flatMap(\.services) { served[service, default: 0] += 1 }
        // In the order of the plan: sums of fractions depend on their order.
        return plan.services.compactMap { service in
            guard let count = served[service.id] else { return nil }
            let open = plan.windows(for: service.id).count { self.window($0.id).mode == .open }
            return Neighbour(
                service: service.id,
                share: min(1, Double(count) / Double(max(1, open))),
                visit: handling(service.id, plan)
            )
        }
    }

    /// Seconds that a visit takes: the mean of the last ones, among which two are what the rules assume.
    func handling(_ service: ServiceID, _ plan: HallPlan) -> Double {
        let samples = handling[service, default: []]
        let assumed = Double(plan.rules.assumedHandlingMinutes * 60)
        return (Double(samples.reduce(0, +)) + Self.assumedVisits * assumed)
            / (Double(samples.count) + Self.assumedVisits)
    }

    private static let assumedVisits = 2.0

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
    /// Those of a line who are called before somebody.
    private struct Before {
        /// Whatever happens.
        var inTurn = 0
        /// Of those who have priority now, those who will be called before an ordinary visitor if nobody is held back.
        var overtaking = 0
        /// How many of them the policy lets pass while the first ordinary visitor has aged.
        var passing = 0
        /// When the first ordinary visitor took a number.
        var oldest: Timestamp?

        var ahead: Int { inTurn + passing }
    }

    private func before(_ place: Place, in line: ServiceLine, _ policy: OrderPolicy, _ now: Timestamp) -> Before {
        let rank = place.rank
        if policy.mode == .fifo {
            let all = line.green.count(before: rank) + line.booked.count(before: rank) + line.walkIn.count(before: rank)
            return Before(inTurn: all)
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
            return Before(inTurn: priority + (hasAged ? min(ordinary, priority / max(1, policy.priorityRun)) : 0))
        case .booked:
            let same = line.booked.countWithPriority(at: now, before: rank)
            let priority = same + min(line.green.count, (same + 1) * policy.greenMaxRun)
            return Before(inTurn: priority + (hasAged ? min(ordinary, priority / max(1, policy.priorityRun)) : 0))
        case .ordinary:
            let bookedBefore = line.booked.count(before: rank)
            let outsideBefore = bookedBefore - line.booked.countWithPriority(at: now, before: rank)
            let same = line.walkIn.count(before: rank) + outsideBefore
            let priority = line.green.count + inSlot
            let passing = hasAged ? min(priority, (same + 1) * policy.priorityRun) : priority
            return Before(inTurn: same, overtaking: priority, passing: passing, oldest: oldest?.issuedAt)
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
