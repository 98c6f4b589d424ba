// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing
import Wire

/// Whatever happens in whatever order: every number is issued, free, pooled or expired, and nobody misses twice.
struct ConservationTests {
    private typealias Fixture = RefillFixture

    /// A day of a center on which everything happens in an order that the seed chose.
    private struct Day {
        let fixture: RefillFixture
        var random: SplitMix
        var minute = 0
        var booked: [BookingNumber] = []
        var places: [(id: WaitlistID, person: Int)] = []
        var position: Int64 = 0
        var tickets: [TicketID] = []
        let later: TimeSlot

        init(seed: UInt64) throws {
            random = SplitMix(state: seed)
            let refill = ["pool", "waitlist", "both"][Int(random.next(below: 3))]
            fixture = try RefillFixture(
                quota: 3,
                [(.refill, .choice(refill)), (.sameItemPerDay, .whole(3)), (.lateCancel, .choice("half"))]
            )
            let start = RefillFixture.start.adding(minutes: 60)
            later = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
            _ = try fixture.store.setQuota(
                fixture.center,
                fixture.service,
                later,
                on: RefillFixture.morning.day,
                to: 2
            )
            try fixture.store.enrol(
                StoreFixture.hall(),
                center: fixture.center,
                name: "林州",
                since: Timestamp(seconds: 0)
            )
        }

        var now: Moment { RefillFixture.at(minute) }

        /// One step, and a minute or some.
        mutating func step() throws {
            let store = fixture.store
            let person = Int(random.next(below: 8))
            switch random.next(below: 12) {
            case 0, 1, 2: try book(person)
            case 3:
                if let number = pick(booked) { _ = try store.cancel(number, at: now) }
            case 4:
                if let number = pick(booked) {
                    let start = random.next(below: 2) == 0 ? fixture.slot.start : later.start
                    let intent = try #require(IntentKey(text: "move-\(random.next())"))
                    if case .booked(let record) = try store.move(number, to: start, intent: intent, at: now) {
                        booked.append(record.number)
                    }
                }
            case 5: try exchange()
            case 6: try void()
            case 7: try join(person)
            case 8:
                if let place = pick(places) {
                    let document = try RefillFixture.person(place.person).document
                    if case .booked(let record)? = try store.claimOffer(place.id, of: document, terms: 1, at: now) {
                        booked.append(record.number)
                    }
                }
            case 9:
                if let place = pick(places) {
                    let document = try RefillFixture.person(place.person).document
                    _ = try store.leaveWaitlist(place.id, of: document, at: now)
                }
            case 10:
                let slot = random.next(below: 2) == 0 ? fixture.slot : later
                let quota = Int(random.next(below: 6))
                _ = try store.setQuota(
                    fixture.center,
                    fixture.service,
                    slot,
                    on: RefillFixture.morning.day,
                    to: quota
                )
            default:
                _ = try store.refillDue(at: now, limit: 1 + Int(random.next(below: 3)))
                _ = try store.judgeNoShows(at: now, limit: 1 + Int(random.next(below: 3)))
            }
            minute += Int(random.next(below: 6))
            try store.noteContact(of: StoreFixture.hall(), at: now.timestamp)
        }

        private mutating func book(_ person: Int) throws {
            let slot = random.next(below: 2) == 0 ? fixture.slot : later
            let request = BookingRequest(
                intent: try #require(IntentKey(text: "book-\(random.next())")),
                center: fixture.center,
                service: fixture.service,
                item: nil,
                start: slot.start,
                principal: try RefillFixture.person(person),
                agent: nil,
                channel: .web,
                terms: 1
            )
            if case .booked(let record) = try fixture.store.book(request, at: now) { booked.append(record.number) }
        }

        private mutating func join(_ person: Int) throws {
            let request = WaitlistRequest(
                intent: try #require(IntentKey(text: "wait-\(random.next())")),
                center: fixture.center,
                service: fixture.service,
                item: nil,
                wishes: random.next(below: 2) == 0 ? [fixture.slot] : [fixture.slot, later],
                principal: try RefillFixture.person(person),
                agent: nil,
                terms: 1
            )
            if case .waiting(let entry) = try fixture.store.joinWaitlist(request, at: now) {
                places.append((entry.id, person))
            }
        }

        private mutating func exchange() throws {
            guard let number = pick(booked) else { return }
            let ticket = try #require(TicketID(text: "2026-11-23.A\(100 + position)"))
            tickets.append(ticket)
            try report(.issued(ticket, service: fixture.service, origin: .booking(number, claimed: false)))
        }

        private mutating func void() throws {
            guard let ticket = pick(tickets) else { return }
            try report(.voided(ticket, reason: random.next(below: 2) == 0 ? "id_mismatch" : "issued_by_mistake"))
        }

        private mutating func report(_ fact: HallFact) throws {
            let entry = FactBatch.Entry(
                position: Position(position + 1),
                at: now.timestamp,
                staff: StaffID("1001"),
                fact: fact
            )
            let batch = FactBatch(after: Position(position), through: Position(position + 1), entries: [entry])
            position += 1
            #expect(try fixture.store.take(batch, from: StoreFixture.hall(), at: now).position == Position(position))
        }

        private mutating func pick<Value>(_ values: [Value]) -> Value? {
            values.isEmpty ? nil : values[Int(random.next(below: UInt64(values.count)))]
        }
    }

    @Test(arguments: 0..<24)
    func `R40: issued, free, pooled and expired make the quota, whatever happens`(_: Int) throws {
        let seed = UInt64.random(in: 0 ..< .max)
        var day = try Day(seed: seed)
        for step in 0..<80 {
            try day.step()
            let report = try day.fixture.store.conservation()
            try #require(report.holds, "seed \(seed), step \(step): \(report.faults)")
        }
        // The end of the day: everything is somewhere, and nothing is held back.
        day.minute = 600
        let store = day.fixture.store
        while try store.refillDue(at: day.now) > 0 {}
        let report = try store.conservation()
        #expect(report.holds && report.free == 0 && report.pooled == 0, "seed \(seed)")
    }

    @Test(arguments: 0..<12)
    func `R29: one booking is at most one no-show, whatever happens`(_: Int) throws {
        let seed = UInt64.random(in: 0 ..< .max)
        var day = try Day(seed: seed)
        for _ in 0..<80 { try day.step() }
        day.minute = 600
        let (store, hall) = (day.fixture.store, try StoreFixture.hall())
        for minute in 0...30 { try store.noteContact(of: hall, at: RefillFixture.at(570 + minute).timestamp) }
        while try store.judgeNoShows(at: day.now) > 0 {}
        for number in Set(day.booked) {
            let record = try #require(try store.booking(number), "seed \(seed)")
            let events = try store.noShow(of: number)
            switch record.standing {
            case .booked: Issue.record("seed \(seed): \(number) was not judged")
            case .noShow, .cancelledLate: #expect(events?.standing == .registered, "seed \(seed)")
            default: #expect(events?.counts != true, "seed \(seed): \(record.standing)")
            }
            // Judged again only after it had been taken back.
            let steps = try store.steps(of: number).map(\.step)
            let (judged, back) = (steps.filter { $0 == "no_show" }.count, steps.filter { $0 == "exchanged" }.count)
            #expect(judged <= 1 + back, "seed \(seed)")
        }
    }
}

/// Numbers that a seed decides (SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func next(below limit: UInt64) -> UInt64 { next() % limit }
}
