// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// R18–R23 at the window.
struct VerificationTests {
    private let one = window("1")

    private func bench(_ booking: Booking = aBooking(agent: nil)) -> (Bench, TicketID) {
        var bench = Bench(at: time("09:59"))
        let id = bench.booked(booking)
        bench.now = time("10:00")
        #expect(bench.next() == id.number.text)
        return (bench, id)
    }

    @Test func `R18, R22: a booked visitor is neither served nor done before the clerk's finding`() {
        var (bench, id) = bench()
        let needed = HallAnswer.refused(.verificationNeeded(id, missing: [.result]))
        #expect(bench.step(.serve) == needed, "the kiosk saw the document")
        #expect(bench.step(.finish) == needed)
        #expect(bench.ask(.callNext(window: one, settling: .finish)) == needed)
        #expect(bench.stateName(id) == "called")
        #expect(bench.ask(.verify(window: one, Verification(result: .match))) == .refused(.staffNeeded))
        #expect(bench.verify("1", .match, seeing: []) == .done)
        #expect(bench.step(.serve) == .done)
        #expect(bench.step(.finish) == .done)
    }

    @Test(arguments: [FinishOutcome.incomplete, .declined, .referred])
    func `who is not handled needs no finding`(_ outcome: FinishOutcome) {
        var (bench, id) = bench()
        #expect(bench.ask(.finish(window: one, outcome: outcome)) == .done)
        #expect(bench.stateName(id) == "done")
    }

    @Test
    func `R20, R21, A21, A22: an agent shows both documents and the agreement, a unit the letter`() {
        let agent = aBooking(1)
        var (bench, id) = self.bench(agent)
        let wanted: [Verification.Part] = [.result, .agentDocument, .agencyAgreement]
        #expect(bench.step(.serve) == .refused(.verificationNeeded(id, missing: wanted)))
        bench.verify("1", .match, seeing: [.agentDocument])
        #expect(bench.step(.serve) == .refused(.verificationNeeded(id, missing: [.agencyAgreement])))
        bench.verify("1", .match, seeing: [.agentDocument, .agencyAgreement])
        #expect(bench.step(.serve) == .done)

        let unit = Booking(
            number: booking(2),
            center: agent.center,
            service: agent.service,
            slot: agent.slot,
            principal: person(3),
            agent: person(4),
            maskedName: "林*公司",
            lastFour: agent.lastFour,
            principalKind: .unit
        )
        (bench, id) = self.bench(unit)
        bench.verify("1", .match, seeing: [.agentDocument, .agencyAgreement])
        #expect(bench.step(.serve) == .refused(.verificationNeeded(id, missing: [.authorizationLetter])))
        bench.verify()
        #expect(bench.step(.serve) == .done)
    }

    @Test func `R23, A9: after a mismatch the ticket is voided and a walk-in number is given`() {
        var (bench, id) = bench()
        bench.verify("1", .mismatch)
        #expect(bench.step(.serve) == .refused(.identityMismatch(id)))
        #expect(bench.step(.finish) == .refused(.identityMismatch(id)))
        #expect(bench.ask(.void(ticket: id, reason: .idMismatch), staff: staff("7")) == .done)
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) == .refused(.bookingVoid))
        #expect(bench.walkIn().number.text == "A002")
    }

    @Test func `an unseen registration is the clerk's to answer for`() {
        var (bench, _) = bench()
        bench.verify("1", .unable)
        #expect(bench.step(.serve) == .done)
    }

    @Test func `who came without a booking is not checked`() {
        var bench = Bench()
        let id = bench.walkIn()
        bench.next()
        #expect(bench.verify() == .refused(.notBooked(id)))
        #expect(bench.step(.serve) == .done)
    }

    @Test func `a finished service is rated once`() {
        var bench = Bench()
        let id = bench.walkIn()
        #expect(bench.ask(.rate(ticket: id, .good)) == .refused(.ticketIs(id, state: "waiting")))
        bench.next()
        bench.step(.finish)
        #expect(bench.ask(.rate(ticket: id, .good)) == .done)
        #expect(bench.ask(.rate(ticket: id, .bad)) == .refused(.alreadyRated(id)))
        #expect(bench.state.ticket(id)?.rating == .good)
        #expect(bench.records.last?.event == .ticketRated(id, window: one, .good))
    }
}
