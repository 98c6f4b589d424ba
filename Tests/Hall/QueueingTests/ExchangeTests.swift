// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct ExchangeTests {
    private static let proofs: [ExchangeProof] = [
        .voucher(aBooking().claims, card: nil), .voucher(aBooking().claims, card: person(1)),
        .voucher(aBooking().claims, card: person(2)), .documents(person(1), nil), .documents(person(2), nil),
        .documents(person(2), person(1)), .lastFour(lastFour(1)), .lastFour(lastFour(2)),
    ]

    private static func bench(_ booking: Booking = aBooking(), at clock: String = "09:30", plan: HallPlan = plan())
        -> Bench
    {
        var bench = Bench(plan, at: time(clock))
        bench.feed(.booking(booking))
        return bench
    }

    @Test(arguments: proofs)
    func `R37: a fitting proof gets a ticket, and the same ticket ever after`(_ proof: ExchangeProof) {
        var bench = Self.bench()
        #expect(bench.exchange(booking(1), proof, .granted) == .ticket(ticket("A001"), again: false))
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .ticket(ticket("A001"), again: true))
        bench.next()
        bench.step(.finish)
        #expect(bench.exchange(booking(1), proof) == .ticket(ticket("A001"), again: true))
        #expect(bench.state.tickets.count == 1)
        #expect(bench.state.tickets[0].person == person(1), "agents count by principal")
    }

    @Test(arguments: [
        (proofs[0], DocumentsSeen()), (proofs[1], DocumentsSeen(principal: true)),
        (proofs[2], DocumentsSeen(agent: true)), (proofs[5], DocumentsSeen(principal: true, agent: true)),
        (proofs[6], DocumentsSeen()),
    ])
    func `the documents seen are noted`(_ proof: ExchangeProof, _ seen: DocumentsSeen) {
        var bench = Self.bench()
        bench.exchange(booking(1), proof, .granted)
        #expect(
            bench.state.tickets[0].kind
                == .booked(booking(1), slot: aBooking().slot, verifyAtWindow: false, documentsSeen: seen)
        )
    }

    @Test(arguments: [
        (ExchangeProof.documents(person(3), nil), Refusal.documentMismatch),
        (.documents(person(1), person(3)), .documentMismatch),
        (.voucher(aBooking().claims, card: person(3)), .documentMismatch),
        (.voucher(aBooking(2).claims, card: nil), .bookingNotFound),
        (.lastFour(lastFour(3)), .bookingNotFound), (.numberOnly, .secondFactNeeded),
    ])
    func `A9: a proof that does not fit is refused and voids nothing`(_ proof: ExchangeProof, _ refusal: Refusal) {
        var bench = Self.bench()
        #expect(bench.exchange(booking(1), proof, .granted) == .refused(refusal))
        #expect(bench.state.booking(booking(1))?.standing == .booked)
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .ticket(ticket("A001"), again: false))
        #expect(bench.exchange(booking(1), proof, .granted) == .refused(refusal), "the ticket is not told either")
    }

    @Test(arguments: [ExchangeProof.documents(person(1), nil), .lastFour(lastFour(1)), .numberOnly])
    func `an unknown number is answered as one with a wrong second fact`(_ proof: ExchangeProof) {
        var bench = Self.bench()
        let expected: Refusal = proof == .numberOnly ? .secondFactNeeded : .bookingNotFound
        #expect(bench.exchange(booking(9), proof, .granted) == .refused(expected))
    }

    @Test(arguments: HallRules.ExchangeRequirement.allCases)
    func `A32: the requirement decides what is enough`(_ requirement: HallRules.ExchangeRequirement) {
        let isEnough: [(ExchangeProof, Set<HallRules.ExchangeRequirement>)] = [
            (.numberOnly, [.codeOnly]), (.lastFour(lastFour(1)), [.auto, .codeOnly]),
            (.voucher(aBooking().claims, card: nil), [.auto, .codeOnly]),
            (.voucher(aBooking().claims, card: person(1)), [.auto, .codeOnly, .codeAndCard]),
            (.documents(person(1), nil), [.auto, .codeOnly, .codeAndCard]),
        ]
        for (proof, requirements) in isEnough {
            var bench = Self.bench(plan: plan { $0.exchangeRequirement = requirement })
            let expected: HallAnswer =
                requirements.contains(requirement)
                ? .ticket(ticket("A001"), again: false) : .refused(.secondFactNeeded)
            #expect(bench.exchange(booking(1), proof) == expected)
        }
    }

    @Test(arguments: [
        (Booking.Standing.booked, nil), (.cancelled, Refusal.bookingCancelled), (.rescheduled, .bookingCancelled),
        (.void, .bookingVoid), (.noShow, .slotPassed(aBooking().slot)), (.exchangedElsewhere, .exchangedElsewhere),
    ])
    func `a standing against it refuses, in the copy or by the center's word`(
        _ standing: Booking.Standing,
        _ refusal: Refusal?
    ) {
        let expected = refusal.map { HallAnswer.refused($0) } ?? .ticket(ticket("A001"), again: false)
        var copied = Self.bench(aBooking(standing: standing))
        #expect(copied.exchange(booking(1), .lastFour(lastFour(1))) == expected)
        var claimed = Self.bench()
        #expect(claimed.exchange(booking(1), .lastFour(lastFour(1)), .refused(standing)) == expected)
        #expect(claimed.exchange(booking(1), .lastFour(lastFour(3)), .refused(standing)) == .refused(.bookingNotFound))
    }

    @Test(arguments: [
        ("08:58:59", Refusal.tooEarly(from: time("09:00").timestamp, slot: slot("10:00", "11:00"))),
        ("08:59:00", nil), ("09:00:00", nil), ("11:00:00", nil), ("11:15:00", nil), ("11:16:00", nil),
        ("11:16:01", .slotPassed(slot("10:00", "11:00"))),
    ])
    func `A6, A7, A27: the exchange is open from the early window to the grace, with a minute of a clock's error`(
        _ clock: String,
        _ refusal: Refusal?
    ) {
        var bench = Self.bench(at: clock)
        let answer = bench.exchange(booking(1), .documents(person(1), nil))
        #expect(answer == refusal.map { .refused($0) } ?? .ticket(ticket("A001"), again: false))
    }

    @Test(arguments: [-1, 1, 5])
    func `another day's booking is told its day`(_ days: Int) {
        let day = monday.advanced(byDays: days)
        var bench = Bench(at: time("23:30", monday.advanced(byDays: -1)))
        bench.feed(.booking(aBooking(slot: slot("00:10", "01:00", day))))
        bench.now = time("00:05")
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .refused(.otherDay(day)))
    }

    @Test func `another center's booking is told its center`() {
        var bench = Self.bench(aBooking(center: "anyang"))
        #expect(
            bench.exchange(booking(1), .documents(person(1), nil)) == .refused(.otherCenter(must(CenterID("anyang"))))
        )
    }

    @Test func `a booking for a service that the hall lacks is refused`() {
        var bench = Self.bench(aBooking(for: service("x")))
        #expect(bench.exchange(booking(1), .lastFour(lastFour(1))) == .refused(.unknownService(service("x"))))
    }
}

// What the center says, and when.
extension ExchangeTests {
    @Test(arguments: [
        ExchangeProof.lastFour(lastFour(1)), .documents(person(1), nil), .voucher(aBooking().claims, card: nil),
    ])
    func `A20: beside a credential that could not be checked every proof is what it was, and the window verifies`(
        _ proof: ExchangeProof
    ) {
        for (given, verify) in [(proof, false), (.unverified(proof), true)] {
            var bench = Self.bench()
            #expect(bench.exchange(booking(1), given, .granted) == .ticket(ticket("A001"), again: false))
            guard case .booked(_, _, verify, _) = bench.state.tickets[0].kind else {
                Issue.record("verified at the window: \(bench.state.tickets[0].kind)")
                return
            }
        }
    }

    @Test(arguments: [(ExchangeProof.lastFour(lastFour(3)), Refusal.bookingNotFound), (.numberOnly, .secondFactNeeded)])
    func `A20: what proves nothing proves nothing beside it either`(_ proof: ExchangeProof, _ refusal: Refusal) {
        for requirement in [HallRules.ExchangeRequirement.auto, .codeAndCard] {
            var bench = Self.bench(plan: plan { $0.exchangeRequirement = requirement })
            #expect(bench.exchange(booking(1), .unverified(proof), .granted) == .refused(refusal))
            #expect(bench.exchange(booking(1), .unverified(.unverified(proof)), .granted) == .refused(refusal))
        }
    }

    @Test(arguments: [(CenterClaim.granted, false), (.unanswered, true), (.unknown, true)])
    func `A20: a voucher is good before its booking has come, and the window verifies what the center did not confirm`(
        _ claim: CenterClaim,
        _ verify: Bool
    ) {
        var bench = Bench(at: time("09:30"))
        let proof = ExchangeProof.voucher(aBooking().claims, card: person(1))
        #expect(bench.exchange(booking(1), proof, claim) == .ticket(ticket("A001"), again: false))
        let seen = DocumentsSeen(principal: true)
        #expect(
            bench.state.tickets[0].kind
                == .booked(booking(1), slot: aBooking().slot, verifyAtWindow: verify, documentsSeen: seen)
        )
        bench.feed(.booking(aBooking()))
        #expect(bench.exchange(booking(1), .lastFour(lastFour(2))) == .ticket(ticket("A001"), again: true))
    }

    @Test func `another person's card beside a voucher is noticed without the booking`() {
        var bench = Bench(at: time("09:30"))
        let answer = bench.exchange(booking(1), .voucher(aBooking().claims, card: person(3)))
        #expect(answer == .refused(.documentMismatch))
    }

    @Test func `a booking that the center does not know is not found without a voucher`() {
        var bench = Self.bench()
        #expect(bench.exchange(booking(1), .documents(person(1), nil), .unknown) == .refused(.bookingNotFound))
    }

    @Test(arguments: [Booking.Standing.cancelled, .exchangedElsewhere, .noShow])
    func `news that comes after the exchange does not take the ticket away`(_ standing: Booking.Standing) {
        var bench = Self.bench()
        bench.exchange(booking(1), .documents(person(1), nil))
        bench.feed(.booking(aBooking(standing: standing)))
        #expect(bench.state.booking(booking(1))?.standing == standing)
        #expect(
            bench.exchange(booking(1), .documents(person(1), nil), .refused(standing))
                == .ticket(ticket("A001"), again: true)
        )
        #expect(bench.next() == "A001")
    }

    @Test func `R23: a ticket voided for a mismatch voids the booking for good, whatever the feed repeats`() {
        var bench = Self.bench()
        bench.exchange(booking(1), .documents(person(1), nil))
        bench.ask(.void(ticket: ticket("A001"), reason: .idMismatch), staff: staff("7"))
        #expect(bench.state.booking(booking(1))?.standing == .void)
        bench.feed(.booking(aBooking()))
        #expect(bench.state.booking(booking(1))?.standing == .void)
        #expect(bench.exchange(booking(1), .documents(person(1), nil), .granted) == .refused(.bookingVoid))
    }

    @Test func `a ticket issued by mistake gives its booking free again`() {
        var bench = Self.bench()
        bench.exchange(booking(1), .documents(person(1), nil))
        bench.ask(.void(ticket: ticket("A001"), reason: .issuedByMistake), staff: staff("7"))
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .ticket(ticket("A002"), again: false))
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .ticket(ticket("A002"), again: true))
    }

    @Test func `a clock that steps back over midnight does not exchange a booking twice`() {
        var bench = Bench(at: time("22:30"))
        bench.booked(aBooking(slot: slot("23:00", "23:59")))
        bench.now = time("00:01", tuesday)
        bench.ask(.openDay)
        bench.now = time("23:58")
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .ticket(ticket("A001"), again: true))
        #expect(bench.walkIn().text == "2026-11-24.A001", "numbers go on on the later day")
    }
}
