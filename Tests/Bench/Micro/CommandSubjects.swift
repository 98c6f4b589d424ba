// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Every command of a hall in which 10,000 wait; each is decided on the same state and applied to it.
struct CommandSubjects {
    private let hall: SampleHall

    init(_ hall: SampleHall) { self.hall = hall }

    var all: [Subject] { taking + calling + atWindow + aside + others }

    private static let target = 20.0

    /// Measures a command that `make` gives, after a full line was made sure of.
    private func subject(_ name: String, _ make: @escaping (SampleHall) -> HallCommand) -> Subject {
        Subject(
            name,
            target: Self.target,
            prepare: { [hall] in
                hall.fill()
                let command = make(hall)
                return hall.request(command)
            },
            perform: { [hall] in hall.ask($0) }
        )
    }

    private var taking: [Subject] {
        [
            subject("walk-in number") {
                .issueWalkIn(service: SampleHall.services[0], person: nil, station: nil, token: $0.token())
            },
            subject("walk-in number, with a slip") {
                .issueWalkIn(
                    service: SampleHall.services[1],
                    person: nil,
                    station: SampleHall.station,
                    token: $0.token()
                )
            },
            subject("green number") {
                .issueGreen(service: SampleHall.services[0], reason: "elderly", station: nil, token: $0.token())
            },
            subject("exchange, last four") { SampleHall.exchange(of: $0.feedBooking(), token: $0.token()) },
            subject("exchange, card") {
                let booking = $0.feedBooking()
                return .exchange(
                    booking: booking.number,
                    proof: .documents(booking.principal, nil),
                    claim: .granted,
                    station: nil,
                    token: $0.token()
                )
            },
            subject("exchange, voucher") { Self.voucherExchange(in: $0) },
        ]
    }

    private static func voucherExchange(in hall: SampleHall) -> HallCommand {
        let booking = hall.feedBooking()
        let claims = VoucherClaims(
            booking: booking.number,
            center: booking.center,
            service: booking.service,
            slot: booking.slot,
            principal: booking.principal
        )
        return .exchange(
            booking: booking.number,
            proof: .voucher(claims, card: nil),
            claim: .granted,
            station: nil,
            token: hall.token()
        )
    }

    private var calling: [Subject] {
        [
            subject("call next, nobody at the window") {
                $0.clearWindow()
                return .callNext(window: SampleHall.window, settling: .finish)
            },
            subject("call next, finishing the one before") {
                $0.callNext()
                return .callNext(window: SampleHall.window, settling: .finish)
            },
            subject("call a ticket from the middle") {
                $0.clearWindow()
                return .callTicket(window: SampleHall.window, ticket: $0.someWaiting(), settling: nil)
            },
        ]
    }

    private var atWindow: [Subject] {
        [("recall", WindowStep.recall), ("serve", .serve), ("finish", .finish), ("miss", .miss), ("hold", .hold)]
            .map { name, step in
                subject(name) {
                    $0.callNext()
                    return .step(window: SampleHall.window, step)
                }
            } + [
                subject("transfer to a service") {
                    $0.callNext()
                    return .transfer(window: SampleHall.window, to: .service(SampleHall.services[1]))
                },
                subject("transfer to a window") {
                    $0.callNext()
                    return .transfer(window: SampleHall.window, to: .window(must(WindowID("2"))))
                },
                subject("pause") {
                    $0.ask(.step(window: SampleHall.window, .open))
                    return .step(window: SampleHall.window, .pause)
                },
            ]
    }

    private var aside: [Subject] {
        [
            subject("resume a held ticket") {
                let ticket = $0.callNext()
                $0.ask(.step(window: SampleHall.window, .hold))
                return .resume(window: SampleHall.window, ticket: ticket)
            },
            subject("requeue a missed ticket") {
                let ticket = $0.callNext()
                $0.ask(.step(window: SampleHall.window, .miss))
                return .requeue(ticket: ticket)
            },
            subject("abandon, from the middle") { .abandon(ticket: $0.someWaiting()) },
            subject("void, from the middle") { .void(ticket: $0.someWaiting(), reason: .issuedByMistake) },
        ]
    }

    private var others: [Subject] {
        [
            subject("reprint") { .reprint(ticket: $0.someWaiting(), station: SampleHall.station) },
            subject("a slip's report") {
                let ticket = $0.someWaiting()
                $0.ask(.reprint(ticket: ticket, station: SampleHall.station))
                return .reportSlip(ticket: ticket, copy: $0.copy(of: ticket), .printed)
            },
            subject("a change of the center's feed") {
                let cursor = $0.state.centerCursor
                return .takeCenterChanges([.booking($0.unknownBooking())], from: cursor, through: cursor + 1)
            },
            Subject(
                "the same key again",
                target: Self.target,
                prepare: { [hall] in
                    let request = hall.request(.step(window: SampleHall.window, .open))
                    hall.ask(request)
                    return request
                },
                perform: { [hall] in hall.ask($0) }
            ),
            Subject(
                "a new day, the old with 10,000 open",
                times: 1,
                prepare: { SampleHall(waiting: 10_000) },
                perform: { $0.beginNextDay() }
            ),
        ]
    }
}
