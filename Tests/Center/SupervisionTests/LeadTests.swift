// SPDX-License-Identifier: Apache-2.0
import Supervision
import Terms
import Testing

/// What leads are found, and how far people may take them.
struct LeadTests {
    private static func trace(
        _ principal: Int,
        agent: Int? = nil,
        on day: String = "2026-11-23",
        _ end: BookingTrace.End = .none,
        network: String? = nil
    ) throws -> BookingTrace {
        BookingTrace(
            principal: Cast.tag(principal),
            agent: agent.map(Cast.tag),
            made: try Cast.day(day),
            end: end,
            network: network
        )
    }

    @Test
    func `R55: an agent for nine principals is no lead, for ten it is one`() throws {
        for (count, isLead) in [(9, false), (10, true)] {
            // Booking twice for the same principal is not another principal.
            let traces = try (1...count).flatMap { try [Self.trace($0, agent: 99), Self.trace($0, agent: 99)] }
            let leads = LeadFinder.leads(in: traces)
            #expect(leads.isEmpty == !isLead)
            guard isLead else { continue }
            #expect(leads.map(\.key.kind) == [.manyPrincipals])
            #expect(leads[0].key.subject == Cast.tag(99).text)
            #expect((leads[0].count, leads[0].bookings) == (10, 20))
        }
    }

    @Test(
        arguments: [
            (BookingTrace.End.cancelled, 4, nil), (.cancelled, 5, .manyCancels), (.mismatch, 1, nil),
            (.mismatch, 2, .idMismatches), (.none, 50, nil),
        ] as [(BookingTrace.End, Int, LeadKind?)]
    )
    func `R55: cancelling five times or two mismatches in a month is a lead`(
        _ end: BookingTrace.End,
        _ count: Int,
        _ kind: LeadKind?
    ) throws {
        let leads = LeadFinder.leads(in: try (0..<count).map { _ in try Self.trace(1, end) })
        #expect(leads.map(\.key.kind) == (kind.map { [$0] } ?? []))
    }

    @Test
    func `R55: a month is a month, and a lead of the next is another`() throws {
        let days = ["2026-11-01", "2026-11-30", "2026-11-30", "2026-11-30", "2026-12-01"]
        #expect(LeadFinder.leads(in: try days.map { try Self.trace(1, on: $0, .cancelled) }).isEmpty)
        let again = try (days + days).map { try Self.trace(1, on: $0, .cancelled) }
        #expect(LeadFinder.leads(in: again).map(\.key.period) == ["2026-11"])
    }

    @Test
    func `R54: twenty bookings of one network on a day are a lead, nineteen and twenty on two days are none`() throws {
        let one = try (0..<20).map { try Self.trace($0, network: "n1") }
        #expect(LeadFinder.leads(in: Array(one.dropLast())).isEmpty)
        #expect(LeadFinder.leads(in: one).map(\.key) == [.init(kind: .oneAddress, period: "2026-11-23", subject: "n1")])
        let two = try (0..<20).map { try Self.trace($0, on: $0 < 10 ? "2026-11-23" : "2026-11-24", network: "n1") }
        #expect(LeadFinder.leads(in: two).isEmpty)
    }

    @Test
    func `A3: the principal is counted however it was booked, and the agent's share is only a metric`() throws {
        let traces = try (0..<5).map { try Self.trace(1, agent: $0 < 3 ? 99 : nil, .cancelled) }
        let leads = LeadFinder.leads(in: traces)
        #expect(leads.map(\.key) == [.init(kind: .manyCancels, period: "2026-11", subject: Cast.tag(1).text)])
        #expect(leads[0].throughAgents == 3)
        // The agent's own counts are those of bookings made for the agent, of which there are none.
        #expect(!leads.contains { $0.key.subject == Cast.tag(99).text })
    }

    @Test
    func `R55: nothing is referred that nobody reviewed, and what was referred stays so`() {
        let all = [LeadStanding.open, .reviewed, .dismissed] + LeadStanding.Authority.allCases.map { .referred($0) }
        for from in all {
            for to in all {
                let isAllowed: Bool
                switch (from, to) {
                case (.open, .reviewed), (.open, .dismissed), (.reviewed, .dismissed), (.dismissed, .reviewed):
                    isAllowed = true
                case (.reviewed, .referred): isAllowed = true
                default: isAllowed = false
                }
                #expect(from.mayBecome(to) == isAllowed, "\(from.text) to \(to.text)")
            }
            #expect(LeadStanding(text: from.text) == from)
        }
        #expect(LeadStanding.Authority.allCases.map(\.chineseName) == ["发展改革", "公安", "房地产管理", "市场监管"])
        for text in ["", "referred_to:", "referred_to:court", "Open"] { #expect(LeadStanding(text: text) == nil) }
    }
}
