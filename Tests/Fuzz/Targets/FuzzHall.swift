// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

/// A hall that every run has alike: two services, three windows, two stations, three bookings of nobody.
enum FuzzHall {
    /// Monday 2026-11-23 09:00 at UTC+8.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 8 * 3600)

    static let social = name("social", ServiceID.init)
    static let kiosk = name("kiosk-1", StationID.init)

    static let plan = HallPlan(
        hall: name("hall-1", HallID.init),
        center: name("center", CenterID.init),
        name: "便民服务中心",
        services: [
            ServicePlan(id: social, name: "社保", englishName: "Social insurance", prefix: prefix("A")),
            ServicePlan(id: name("estate", ServiceID.init), name: "不动产", englishName: "Estate", prefix: prefix("B")),
        ],
        windows: [
            WindowPlan(id: name("1", WindowID.init), label: "1", services: [social]),
            WindowPlan(
                id: name("2", WindowID.init),
                label: "二",
                role: .bookedOnly,
                services: [social, name("estate", ServiceID.init)]
            ),
            WindowPlan(id: name("3", WindowID.init), label: "3", services: [name("estate", ServiceID.init)]),
        ],
        stations: [kiosk, name("kiosk-2", StationID.init)]
    )

    /// The booking with this serial, from 09:00 to 10:00 on the opening day.
    static func booking(_ serial: Int) -> Booking {
        guard let number = BookingNumber(serial: serial),
            let slot = TimeSlot(start: opening.timestamp, end: opening.timestamp.adding(minutes: 60))
        else { preconditionFailure("a booking") }
        return Booking(
            number: number,
            center: plan.center,
            service: social,
            slot: slot,
            principal: tag(serial),
            agent: serial == 2 ? tag(9) : nil,
            maskedName: "王*",
            lastFour: [FuzzKeys.vault.lastFourTag(number, lastFour: "1231")]
        )
    }

    static func tag(_ person: Int) -> PersonTag {
        PersonTag(hash: [UInt8](repeating: UInt8(truncatingIfNeeded: person), count: 32))
    }

    static func claims(_ serial: Int) -> VoucherClaims {
        let booking = booking(serial)
        return VoucherClaims(
            booking: booking.number,
            center: booking.center,
            service: booking.service,
            slot: booking.slot,
            principal: booking.principal
        )
    }

    /// The windows open, the bookings there, six tickets in different states.
    static let state: HallState = {
        var state = HallState()
        let changes = (1...3).map { CenterChange.booking(booking($0)) }
        var commands: [HallCommand] = [.openDay, .takeCenterChanges(changes, from: 0, through: 3)]
        commands += plan.windows.map { .step(window: $0.id, .open) }
        commands += (0..<5).map { serial in
            .issueWalkIn(service: social, person: tag(serial), station: serial == 0 ? kiosk : nil, token: token(serial))
        }
        let first = plan.windows[0].id
        commands += [
            .exchange(
                booking: booking(1).number,
                proof: .documents(tag(1), nil),
                claim: .unanswered,
                station: kiosk,
                token: token(9)
            ),
            .callNext(window: first, settling: nil), .step(window: first, .miss),
            .callNext(window: first, settling: nil),
            .step(window: first, .hold), .callNext(window: first, settling: nil),
        ]
        for command in commands { decide(command, in: &state) }
        return state
    }()

    static func token(_ serial: Int) -> TicketToken {
        TicketToken(bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: serial), count: 17))
    }

    /// Decides by the real rules and takes the events into `state`.
    @discardableResult
    static func decide(
        _ command: HallCommand,
        in state: inout HallState,
        at moment: Moment = opening
    ) -> HallAnswer {
        let decision = Queueing.decide(
            command,
            intent: nil,
            staff: StaffID("s1"),
            at: moment,
            in: state,
            plan: plan
        )
        for event in decision.events { apply(event, to: &state, at: moment) }
        return decision.answer
    }

    static func apply(_ event: HallEvent, to state: inout HallState, at moment: Moment = opening) {
        let place = state.position.next
        state.apply(
            HallRecord(position: place, moment: moment, intent: nil, staff: nil, event: event, answer: nil)
        )
    }

    private static func name<Kind>(_ text: String, _ make: (String) -> Identifier<Kind>?) -> Identifier<Kind> {
        guard let name = make(text) else { preconditionFailure("not a name: \(text)") }
        return name
    }

    private static func prefix(_ letter: String) -> TicketPrefix {
        guard let prefix = TicketPrefix(text: letter) else { preconditionFailure("no prefix: \(letter)") }
        return prefix
    }
}
