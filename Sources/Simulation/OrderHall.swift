// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A hall with one service that lives through days of the ordering study by the product's own rules.
struct OrderHall {
    private var state = HallState()
    private let plan: HallPlan
    private var figures: OrderFigures
    private var now = Moment(Timestamp(milliseconds: 0), offsetSeconds: offsetSeconds)
    private var serial = 0
    /// Who waits, with what they were told and promised; an own account beside the state's.
    private var waiting: [TicketID: Waiting] = [:]

    private struct Waiting {
        let visitor: OrderVisitor
        let outlook: Outlook
        let plain: ClosedRange<Int>
        let bound: Int64?
    }

    private static let service = made(ServiceID("counter"))
    private static let windows = (1...OrderDay.windows).map { made(WindowID(String($0))) }
    private static let staff = made(StaffID("1001"))
    private static let hours = made(
        OpeningHours(
            Dictionary(
                uniqueKeysWithValues: OpeningHours.Weekday.allCases.map { ($0, [540..<(540 + OrderDay.minutes)]) }
            )
        )
    )
    /// UTC+8, without summer time.
    static let offsetSeconds = 28_800

    init(_ policy: OrderPolicy, load: Double) {
        var rules = HallRules()
        rules.order = policy
        plan = HallPlan(
            hall: Self.made(HallID("study")),
            center: Self.made(CenterID("center")),
            name: "study",
            services: [
                ServicePlan(
                    id: Self.service,
                    name: "综合",
                    englishName: "Counter",
                    prefix: Self.made(TicketPrefix(text: "A"))
                )
            ],
            windows: Self.windows.map { WindowPlan(id: $0, label: $0.text, services: [Self.service]) },
            stations: [],
            rules: rules,
            hours: Self.hours
        )
        figures = OrderFigures(mode: policy.mode, load: load)
    }

    var outcome: OrderFigures { figures }

    /// Lives through a day, until the last who came has been served.
    mutating func live(_ day: OrderDay) throws(OrderFault) {
        now = now.at(day.opening)
        try ask(.openDay)
        try take(day.appointments)
        for window in Self.windows { try ask(.step(window: window, .open)) }
        let handling = day.visitors.map(\.handling)
        let bound = OrderBound(plan.rules.order, windows: OrderDay.windows, handling: handling)
        var busy: [WindowID: Timestamp] = [:]
        var coming = day.visitors[...]
        while true {
            let free = busy.min { ($0.value, $0.key) < ($1.value, $1.key) }
            if let visitor = coming.first, free.map({ visitor.arrival <= $0.value }) ?? true {
                now = now.at(visitor.arrival)
                try welcome(coming.removeFirst(), bound)
            } else if let free {
                now = now.at(free.value)
                try ask(.step(window: free.key, .finish))
                busy[free.key] = nil
            } else {
                return
            }
            for window in Self.windows where busy[window] == nil && !waiting.isEmpty {
                busy[window] = try call(to: window)
            }
        }
    }

    private mutating func take(_ appointments: [OrderAppointment]) throws(OrderFault) {
        let changes = appointments.map { appointment in
            CenterChange.booking(
                Booking(
                    number: appointment.number,
                    center: plan.center,
                    service: Self.service,
                    slot: appointment.slot,
                    principal: Self.nobody,
                    maskedName: "",
                    lastFour: []
                )
            )
        }
        let cursor = state.centerCursor
        try ask(.takeCenterChanges(changes, from: cursor, through: cursor + Int64(changes.count)))
    }

    /// Gives a visitor a number and notes what the hall forecasts and the policy promises.
    private mutating func welcome(_ visitor: OrderVisitor, _ bound: OrderBound) throws(OrderFault) {
        serial += 1
        let token = TicketToken(bytes: (0..<17).map { UInt8(truncatingIfNeeded: serial >> (8 * min($0, 7))) })
        let command: HallCommand =
            switch (visitor.kind, visitor.appointment) {
            case (.booked, let appointment?):
                .exchange(
                    booking: appointment.number,
                    proof: .documents(Self.nobody, nil),
                    claim: .granted,
                    station: nil,
                    token: token
                )
            case (.green, _): .issueGreen(service: Self.service, reason: "urgent", station: nil, token: token)
            case (.booked, nil), (.walkIn, _):
                .issueWalkIn(service: Self.service, person: nil, station: nil, token: token)
            }
        let answer = try ask(command)
        guard case .ticket(let ticket, again: false) = answer,
            let outlook = state.outlook(for: ticket, plan: plan, at: now)
        else { throw .unexpected(answer) }
        let isInTurn = plan.rules.order.mode == .fifo
        let ahead = waiting.values.count { isInTurn || $0.visitor.isOrdinary(at: now.timestamp) }
        waiting[ticket] = Waiting(
            visitor: visitor,
            outlook: outlook,
            plain: Self.plainForecast(outlook),
            bound: isInTurn || visitor.isOrdinary(at: now.timestamp) ? bound.wait(behind: ahead) : nil
        )
    }

    /// Calls the next to a window, and says when the visit is over.
    private mutating func call(to window: WindowID) throws(OrderFault) -> Timestamp {
        let answer = try ask(.callNext(window: window, settling: nil))
        guard case .called(let ticket, _) = answer, let called = waiting.removeValue(forKey: ticket)
        else { throw .unexpected(answer) }
        if called.visitor.kind == .booked {
            let seen = Verification(result: .match, principalDocument: true)
            try ask(.verify(window: window, seen))
        }
        let call = now.timestamp.milliseconds
        figures.count(called.visitor, calledAt: call, bound: called.bound)
        let waited = call - called.visitor.arrival.milliseconds
        figures.compare(called.outlook, called.plain, waited: waited)
        return Timestamp(milliseconds: call + called.visitor.handling)
    }

    /// What others announce: people ahead times the mean of all visits, shared by the windows, from 0.8 to 1.3 of it.
    private static func plainForecast(_ outlook: Outlook) -> ClosedRange<Int> {
        let turn = OrderDay.handlingMinutes / Double(max(1, outlook.windowsOnDuty))
        let least = Int((0.8 * Double(outlook.ahead) * turn).rounded(.down))
        return least...max(least, Int((1.3 * Double(outlook.ahead + 1) * turn).rounded(.up)))
    }

    @discardableResult
    private mutating func ask(_ command: HallCommand) throws(OrderFault) -> HallAnswer {
        let decision = Queueing.decide(command, intent: nil, staff: Self.staff, at: now, in: state, plan: plan)
        for event in decision.events {
            state.apply(
                HallRecord(
                    position: state.position.next,
                    moment: now,
                    intent: nil,
                    staff: Self.staff,
                    event: event,
                    answer: nil
                )
            )
        }
        if case .refused(let refusal) = decision.answer { throw .refused(refusal) }
        return decision.answer
    }

    private static let nobody = PersonTag(hash: Array(repeating: 0, count: 32))

    /// The value of a constant that is written right here.
    private static func made<T>(_ value: T?) -> T {
        guard let value else { preconditionFailure("the study's own names are names") }
        return value
    }
}
