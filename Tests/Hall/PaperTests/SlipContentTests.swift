// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Terms
import Testing

struct SlipContentTests {
    @Test
    func `a booked ticket says its slot, a green one never its reason`() throws {
        #expect(try Sample.content(Sample.ticket(kind: Sample.booked())).mark == "预约 10:00–11:00")
        #expect(try Sample.content(Sample.ticket(kind: .green(reason: "pregnant_infant"))).mark == "优先")
        #expect(try Sample.content(Sample.ticket()).mark == nil)
    }

    @Test
    func `a booking that only the hall has seen is verified at the window`() throws {
        #expect(try Sample.content(Sample.ticket(kind: Sample.booked(verifyAtWindow: true))).isVerifiedAtWindow)
        #expect(try !Sample.content(Sample.ticket(kind: Sample.booked())).isVerifiedAtWindow)
    }

    @Test
    func `a transferred ticket names the one window that will call it`() throws {
        var ticket = try Sample.ticket()
        ticket.reservedFor = try Sample.window("14")
        #expect(try Sample.content(ticket).windows == ["14"])
        #expect(try Sample.content(Sample.ticket()).windows == ["12", "13", "14", "15"])
    }

    @Test
    func `the standing follows the ticket`() throws {
        let window = try Sample.window("13")
        let since = Sample.moment.timestamp
        let cases: [(TicketState, SlipContent.Standing)] = [
            (.waiting, .waiting(ahead: 3, minutes: 10...20)),
            (.called(window: window, calls: 1, at: since), .called(window: "13")),
            (.serving(window: window, since: since), .called(window: "13")), (.missed, .missed),
            (.onHold(window: window), .silent), (.done, .silent), (.abandoned, .silent),
        ]
        for (state, standing) in cases {
            #expect(try Sample.content(Sample.ticket(state: state)).standing == standing)
        }
        #expect(try Sample.content(Sample.ticket(), outlook: nil).standing == .silent)
    }

    @Test
    func `the code is the token, with an address or without, or nothing`() throws {
        let content = { (code: SlipSettings.Code) in
            try Sample.content(Sample.ticket(), settings: Sample.settings(code: code)).code
        }
        #expect(try content(.token) == Sample.token.text)
        #expect(try content(.link("https://hall.example/t/")) == "https://hall.example/t/" + Sample.token.text)
        #expect(try content(.link(String(repeating: "x", count: 500)))?.utf8.count == SlipSettings.linkLimit + 26)
        #expect(try content(.none) == nil)
    }

    @Test
    func `a service that left the plan is still named`() throws {
        var ticket = try Sample.ticket()
        ticket.service = try Sample.service("gone")
        let content = try Sample.content(ticket)
        #expect(content.service == "gone")
        #expect(content.windows.isEmpty)
    }

    @Test
    func `a slip holds no person, booking number or reason`() throws {
        for kind in [.walkIn, try Sample.booked(), .green(reason: "disabled")] as [TicketKind] {
            var text = ""
            dump(try Sample.content(Sample.ticket(kind: kind)), to: &text)
            #expect(!text.contains(String(repeating: "07", count: 32)))
            #expect(!text.contains(try #require(BookingNumber(serial: 42)).text))
            #expect(!text.contains("disabled"))
        }
    }
}
