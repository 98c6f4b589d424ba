// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct IssueTests {
    @Test func `services with one prefix share its numbers`() {
        var bench = Bench()
        #expect(
            [bench.walkIn("a"), bench.walkIn("b"), bench.walkIn("c")].map(\.number.text) == ["A001", "A002", "B001"]
        )
    }

    @Test func `R33: ten thousand walk-ins of a day all get a number of their own`() {
        var bench = Bench()
        let numbers = (0..<10_000).map { _ in bench.walkIn("a", station: station("k1")).number.text }
        #expect(Set(numbers).count == 10_000)
        #expect(numbers[998...1000] == ["A999", "A1000", "A1001"])
        #expect(numbers.last == "A10000")
        #expect(bench.state.waiting(in: service("a")) == 10_000)
        #expect(bench.next() == "A001")
    }

    @Test func `a series ends below 100,000 and not before`() {
        var bench = Bench()
        bench.restore(serial: 99_998)
        #expect(bench.walkIn().number.text == "A99999")
        let token = bench.token()
        let answer = bench.ask(.issueWalkIn(service: service("a"), person: nil, station: nil, token: token))
        #expect(answer == .refused(.numbersUsedUp(must(TicketPrefix(text: "A")))))
    }

    @Test func `A18: a known person gets the live ticket again, for each service one`() {
        var bench = Bench()
        let first = bench.walkIn("a", person: person(1))
        let token = bench.token()
        let again = HallCommand.issueWalkIn(service: service("a"), person: person(1), station: nil, token: token)
        #expect(bench.ask(again) == .ticket(first, again: true))
        #expect(bench.walkIn("b", person: person(1)) != first)
        bench.next()
        bench.step(.miss)
        #expect(bench.ask(again) == .ticket(first, again: true), "a missed ticket is live")
        bench.ask(.abandon(ticket: first))
        #expect(bench.ask(again) == .ticket(ticket("A003"), again: false))
    }

    @Test func `A19: an unknown person always gets a new number`() {
        var bench = Bench()
        #expect(bench.walkIn() != bench.walkIn())
    }

    @Test(arguments: [
        ("x", "k1", Refusal.unknownService(service("x"))), ("a", "k9", .unknownStation(station("k9"))),
    ])
    func `what the hall does not have is refused`(_ name: String, _ place: String, _ refusal: Refusal) {
        var bench = Bench()
        let token = bench.token()
        let command = HallCommand.issueWalkIn(
            service: service(name),
            person: nil,
            station: station(place),
            token: token
        )
        #expect(bench.ask(command) == .refused(refusal))
        #expect(bench.state.tickets.isEmpty)
    }

    @Test(arguments: [
        ("a", "urgent", nil, Refusal.staffNeeded), ("a", "cousin", staff("7"), .reasonNotInScope),
        ("x", "urgent", staff("7"), .unknownService(service("x"))),
    ])
    func `R45, R46, A29: a green ticket needs staff and a reason of the scope`(
        _ name: String,
        _ reason: String,
        _ clerk: StaffID?,
        _ refusal: Refusal
    ) {
        var bench = Bench()
        let token = bench.token()
        let command = HallCommand.issueGreen(service: service(name), reason: reason, station: nil, token: token)
        #expect(bench.ask(command, staff: clerk) == .refused(refusal))
    }

    @Test func `a green ticket keeps its reason to itself`() {
        var bench = Bench()
        let id = bench.green()
        #expect(bench.state.ticket(id)?.kind == .green(reason: "urgent"))
        bench.next()
        #expect(!"\(bench.state.boardView(plan: bench.plan, at: bench.now))".contains("urgent"))
    }

    @Test func `a ticket is found by its token`() {
        var bench = Bench()
        let id = bench.walkIn()
        let token = must(bench.state.ticket(id)).token
        #expect(bench.state.ticket(withToken: token)?.id == id)
    }
}

extension Bench {
    /// Makes `serial` the last number of prefix A, as an issue of that number leaves it.
    mutating func restore(serial: Int) {
        var state = HallState()
        let events: [HallEvent] = [
            .dayOpened(monday),
            .ticketIssued(
                TicketID(
                    day: monday,
                    number: must(TicketNumber(prefix: must(TicketPrefix(text: "A")), serial: serial))
                ),
                token: token(),
                kind: .walkIn,
                person: nil,
                service: service("a"),
                station: nil
            ),
        ]
        for event in events {
            state.apply(
                HallRecord(
                    position: state.position.next,
                    moment: now,
                    intent: nil,
                    staff: nil,
                    event: event,
                    answer: nil
                )
            )
        }
        restore(state)
    }
}
