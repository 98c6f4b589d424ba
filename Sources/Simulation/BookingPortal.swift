// SPDX-License-Identifier: Apache-2.0
import Booking
import Simulators
import Store
import Terms

/// Where people book: hands its orders to the center, and again after the center was set up from a backup.
final class BookingPortal {
    private let stage: Stage
    private let center: SimulatedCenter
    private var scenario: Scenario { stage.scenario }
    /// Every booking of the run, by its place.
    private(set) var bookings: [PortalBooking] = []
    /// Whose booking a number is.
    private var owners: [BookingNumber: Int] = [:]
    private var lastPerson = 0
    /// How many of the center's restores were followed by handing over everything again.
    ///
    /// Before that a new booking would be given the number of one that the center has forgotten.
    private var knownRestores = 0

    /// How long the portal waits when the center does not answer.
    private static let retry = CityCalendar.minute
    /// Bookings handed over at once.
    private static let page = 100

    init(_ stage: Stage, _ center: SimulatedCenter) { (self.stage, self.center) = (stage, center) }

    /// A person who was not there before.
    func newPerson() -> CityPerson {
        lastPerson += 1
        return CityPerson(lastPerson)
    }

    /// The bookings that lead to `hall` on the run's `day`.
    func visits(to hall: Int, on day: Int) -> [Int] {
        let hours = CityCalendar.midnight(of: day)..<CityCalendar.midnight(of: day + 1)
        return bookings.indices.filter {
            bookings[$0].hall == hall && hours.contains(bookings[$0].slot.start.milliseconds)
        }
    }

    /// Makes the bookings of a day and plans when they are handed over, changed and cancelled.
    func plan(_ day: Int) {
        // The bookings of the first day are made in its first minute, all others on the evening before.
        for ahead in day == 0 ? [0, 1] : [1] where day + ahead < scenario.days {
            let range = make(for: day + ahead)
            let time = ahead == 0 ? CityCalendar.minute : 20 * CityCalendar.hour
            stage.at(CityCalendar.midnight(of: day) + time, "the portal hands over bookings") {
                [self] () throws(Violation) in try handOver(range)
            }
        }
        var random = SeededRandom(scenario.seed, "portal \(day)")
        let today = bookings.indices.filter { isOn(day, bookings[$0]) }
        for index in today where random.percent(12) {
            let time = CityCalendar.midnight(of: day) + Int64(random.within(7 * 60...17 * 60)) * CityCalendar.minute
            let isMoved = random.percent(40)
            stage.at(time, "the portal changes a booking") { [self] () throws(Violation) in
                isMoved ? try move(index) : try end(index, as: .cancelled)
            }
        }
        planEvening(day, today)
        planNotice(day, &random)
    }

    /// Takes the center as it is now, perhaps much older: hands over everything again, and only then anything new.
    func handOverAgain() throws(Violation) {
        let restores = center.restores
        try handOver(bookings.indices.filter { bookings[$0].number != nil }, again: true) {
            [self] () throws(Violation) in
            knownRestores = max(knownRestores, restores)
            try endAgain()
        }
    }

    private func endAgain() throws(Violation) {
        for index in bookings.indices {
            if let ended = bookings[index].ended { try end(index, as: ended) }
        }
    }

    private func isOn(_ day: Int, _ booking: PortalBooking) -> Bool {
        (CityCalendar.midnight(of: day)..<CityCalendar.midnight(of: day + 1)).contains(booking.slot.start.milliseconds)
    }

    private func make(for day: Int) -> [Int] {
        var made: [Int] = []
        for hall in 0..<scenario.halls {
            var random = SeededRandom(scenario.seed, "bookings of hall \(hall) on \(day)")
            for _ in 0..<max(1, scenario.visitors * 2 / 5) {
                let start = CityCalendar.midnight(of: day) + Int64(random.within(9...16)) * CityCalendar.hour
                made.append(bookings.count)
                bookings.append(
                    PortalBooking(
                        person: newPerson(),
                        agent: random.percent(15) ? newPerson() : nil,
                        service: random.oneOf(Array(CityWords.services.prefix(2))),
                        slot: Self.slot(start),
                        hall: hall
                    )
                )
            }
        }
        return made
    }

    private static func slot(_ start: Int64) -> TimeSlot {
        let begin = Timestamp(milliseconds: start)
        return CityWords.known(TimeSlot(start: begin, end: begin.adding(minutes: 60)))
    }

    /// Who did not come is marked, when the halls have closed.
    private func planEvening(_ day: Int, _ today: [Int]) {
        stage.at(CityCalendar.midnight(of: day) + 19 * CityCalendar.hour, "the portal marks who did not come") {
            [self] () throws(Violation) in
            for index in today where bookings[index].ended == nil { try end(index, as: .noShow) }
        }
    }

    private func planNotice(_ day: Int, _ random: inout SeededRandom) {
        let time = CityCalendar.midnight(of: day) + Int64(random.within(8 * 60...16 * 60)) * CityCalendar.minute
        let text = random.percent(70) ? "通知 \(day)" : nil
        stage.at(time, "the portal changes the notice") { [self] () throws(Violation) in
            try setNotice(text)
        }
    }
}

// MARK: - With the center

extension BookingPortal {
    private func handOver(
        _ indexes: [Int],
        again: Bool = false,
        then: @escaping Timetable.Action = { () throws(Violation) in }
    ) throws(Violation) {
        var rest = indexes[...]
        while !rest.isEmpty {
            let page = Array(rest.prefix(Self.page))
            let orders = page.map { bookings[$0].order(for: CityWords.center) }
            let now = SimulatedClock(since: stage.now).moment(at: stage.now)
            let isRefused = !again && knownRestores < center.restores
            guard !isRefused,
                let outcome = try center.write({ store throws(StoreError) in try store.take(orders, at: now) })
            else {
                let left = Array(rest)
                return retry { [self] () throws(Violation) in try handOver(left, again: again, then: then) }
            }
            for (index, number) in zip(page, outcome.numbers) {
                let owner = owners[number]
                try stage.tally.check(
                    .inventoryIsConserved,
                    owner == nil || owner == index,
                    "booking number \(number) was given to order \(owner ?? -1) and to order \(index)"
                )
                owners[number] = index
                bookings[index].number = number
            }
            rest = rest.dropFirst(Self.page)
        }
        try then()
    }

    /// 改约 within the day: an hour later.
    private func move(_ index: Int) throws(Violation) {
        guard bookings[index].number != nil else { return }
        bookings[index].slot = Self.slot(bookings[index].slot.start.milliseconds + CityCalendar.hour)
        try handOver([index])
    }

    private func end(_ index: Int, as standing: BookingStanding) throws(Violation) {
        guard let number = bookings[index].number else { return }
        let now = SimulatedClock(since: stage.now).moment(at: stage.now)
        let done: Void? = try center.write { store throws(StoreError) in
            guard let record = try store.booking(number) else { return }
            // Only who did not come is marked.
            guard standing != .noShow || record.standing == .booked && record.exchange == nil else { return }
            _ = try store.setStanding(standing, of: number, at: now)
        }
        guard done != nil else {
            return retry { [self] () throws(Violation) in try end(index, as: standing) }
        }
        let found = try center.booking(number)?.standing
        if standing == .cancelled || found == standing {
            bookings[index].ended = standing
        }
    }

    private func setNotice(_ text: String?) throws(Violation) {
        let done: Void? = try center.write { store throws(StoreError) in
            try store.setNotice(text, of: CityWords.center)
        }
        guard done == nil else { return }
        retry { [self] () throws(Violation) in try setNotice(text) }
    }

    private func retry(_ action: @escaping Timetable.Action) {
        stage.after(Self.retry, "the portal tries again", action)
    }
}
