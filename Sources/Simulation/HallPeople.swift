// SPDX-License-Identifier: Apache-2.0
import Queueing
import Simulators
import Terms
import Vault

/// Everybody and everything around a hall's machine: kiosks and their visitors, clerks, printers, displays, clients.
final class HallPeople {
    private unowned let hall: SimulatedHall
    private let portal: BookingPortal
    private let index: Int
    private let kiosks: [SimulatedKiosk]
    private let clerks: [SimulatedClerk]
    private let printers: [PrintDesk]
    private let board: BoardWatcher
    private let follower: EventFollower
    private var calls = 0

    init(_ hall: SimulatedHall, _ portal: BookingPortal, _ index: Int) {
        (self.hall, self.portal, self.index) = (hall, portal, index)
        kiosks = hall.plan.stations.map { SimulatedKiosk(hall, $0) }
        printers = kiosks.map { PrintDesk(hall, $0) }
        clerks = hall.plan.windows.enumerated().map { SimulatedClerk(hall, $1.id, $0 + 1) }
        board = BoardWatcher(hall)
        follower = EventFollower(hall)
    }

    /// The hall's machine has started.
    func arrive() {
        for kiosk in kiosks { kiosk.start() }
        for printer in printers { printer.start() }
        board.connect()
        follower.connect()
    }

    /// The hall's machine is gone.
    func leave() {
        for kiosk in kiosks { kiosk.stop() }
        for printer in printers { printer.stop() }
        board.disconnect()
        follower.disconnect()
    }

    /// The journal has grown.
    func lookAround() {
        for printer in printers { printer.ring() }
        board.refresh()
        follower.read()
    }

    func heal() {
        for printer in printers { printer.heal() }
        lookAround()
    }

    /// Everything that must have come together at the end.
    func audit() throws(Violation) {
        try board.audit()
        try follower.audit()
    }

    /// Plans who comes on the run's `day`, and when.
    func plan(_ day: Int) {
        for clerk in clerks { clerk.plan(day) }
        hall.stage.at(CityCalendar.midnight(of: day) + 8 * CityCalendar.hour, "printers are looked after") {
            [self] () throws(Violation) in
            for printer in printers { printer.heal() }
        }
        let scenario = hall.stage.scenario
        var random = SeededRandom(scenario.seed, "visitors of hall \(index) on \(day)")
        let visits = portal.visits(to: index, on: day)
        for visit in visits { plan(visit, on: day, &random) }
        for _ in 0..<max(1, scenario.visitors - visits.count) { planWalkIn(day, &random) }
    }

    private func planWalkIn(_ day: Int, _ random: inout SeededRandom) {
        let first = Int(CityCalendar.opening - CityCalendar.hour / 2)
        let time = CityCalendar.midnight(of: day) + Int64(random.within(first...Int(CityCalendar.lastVisitor)))
        let card = portal.newPerson().card(hall.stage.keys.hall)
        let service = random.oneOf(hall.plan.services).id
        if random.percent(25) { return planCall(service, at: time, TicketToken(bytes: random.bytes(17))) }
        let hasCard = random.percent(30)
        let purpose: KioskVisitor.Purpose = random.percent(3) ? .stray : .walkIn(service, card: hasCard ? card : nil)
        let visitor = KioskVisitor(purpose: purpose, card: card, other: nil, lastFour: nil, patience: 25)
        send(visitor, at: time, random.below(kiosks.count))
    }

    /// Somebody takes a number with a client of the hall's network.
    private func planCall(_ service: ServiceID, at time: Int64, _ token: TicketToken) {
        hall.stage.at(time, "a client asks for a number") { [self] () throws(Violation) in
            calls += 1
            let command = HallCommand.issueWalkIn(service: service, person: nil, station: nil, token: token)
            try CounterCall(hall, command, key: CityWords.key("client.\(calls)"), staff: nil) { _ in }
        }
    }

    /// Whoever booked comes, mostly about the time, sometimes again, and sometimes to another hall.
    private func plan(_ visit: Int, on day: Int, _ random: inout SeededRandom) {
        let booking = portal.bookings[visit]
        let way = random.below(4)
        // Some come twice, and some are two who go to two halls at the same moment.
        let comesTwice = random.percent(12)
        let areTwo = random.percent(12)
        let minutes = random.within(-60...90)
        for round in 0..<(comesTwice || areTwo ? 2 : 1) {
            let later = areTwo ? Int64(random.below(4)) * CityCalendar.second : Int64(round * 20) * CityCalendar.minute
            let time = booking.slot.start.milliseconds + Int64(minutes) * CityCalendar.minute + later
            let kiosk = random.below(kiosks.count)
            let isElsewhere = areTwo ? round == 1 : random.percent(12)
            hall.stage.at(time, "somebody who booked comes") { [self] () throws(Violation) in
                guard let visitor = visitor(visit, way) else { return }
                if isElsewhere { elsewhere?(visitor) } else { _ = kiosks[kiosk].come(visitor) }
            }
        }
    }

    /// Sends a visitor to another hall of the city.
    var elsewhere: ((KioskVisitor) -> Void)?

    /// Somebody comes from another hall of the city.
    func welcome(_ visitor: KioskVisitor) { _ = kiosks[0].come(visitor) }

    private func visitor(_ visit: Int, _ way: Int) -> KioskVisitor? {
        let booking = portal.bookings[visit]
        guard let number = booking.number else { return nil }
        let vault = hall.stage.keys.hall
        let card = booking.person.card(vault)
        let purpose: KioskVisitor.Purpose =
            switch way {
            case 0:
                .voucher(
                    VoucherClaims(
                        booking: number,
                        center: CityWords.center,
                        service: booking.service,
                        slot: booking.slot,
                        principal: card.tag
                    )
                )
            case 1: .number(number)
            case 2: .credential(vault.credentialTag("credential of \(visit)"))
            default: .card(card)
            }
        return KioskVisitor(
            purpose: purpose,
            card: card,
            other: booking.agent?.card(vault),
            lastFour: vault.lastFourTag(number, lastFour: booking.person.document.lastFour),
            patience: 25
        )
    }

    private func send(_ visitor: KioskVisitor, at time: Int64, _ kiosk: Int) {
        hall.stage.at(time, "a visitor comes") { [self] () throws(Violation) in
            for place in 0..<kiosks.count {
                if kiosks[(kiosk + place) % kiosks.count].come(visitor) { return }
            }
        }
    }
}
