// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Terms
import Testing

struct LateSlipTests {
    @Test(arguments: [
        (0, 0, true, true), (0, 59, true, true), (0, 60, true, false), (0, 599, true, false), (0, 600, false, false),
        (0, -3600, true, true), (1, 59, true, true), (1, 60, true, false), (1, 600, false, false),
    ])
    func `a slip comes out at once, or while its visitor waits`(
        copy: Int,
        seconds: Int64,
        waiting: Bool,
        called: Bool
    ) throws {
        let rule = LateSlip.standard
        let window = try Sample.window("12")
        let asked = Sample.moment.timestamp
        let now = asked.adding(seconds: seconds)
        #expect(rule.prints(try Sample.ticket(copy: copy), askedAt: asked, now: now) == waiting)
        let calledTicket = try Sample.ticket(state: .called(window: window, calls: 1, at: asked), copy: copy)
        #expect(rule.prints(calledTicket, askedAt: asked, now: now) == called)
    }

    @Test
    func `the original of a ticket that is over does not come out, a copy that was asked for does`() throws {
        let asked = Sample.moment.timestamp
        #expect(!LateSlip.standard.prints(try Sample.ticket(state: .done), askedAt: asked, now: asked))
        #expect(LateSlip.standard.prints(try Sample.ticket(state: .done, copy: 1), askedAt: asked, now: asked))
    }
}
