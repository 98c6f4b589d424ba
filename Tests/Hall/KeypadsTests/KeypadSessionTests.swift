// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Keypads

struct `Keypad session` {
    private static func at(_ seconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 1_000_000_000_000 + Int64(seconds) * 1_000_000_000)
    }

    private static let keys: [(KeypadKey, [UInt8], KeypadWish?)] = [
        (.callNext, [], .callNext), (.callNext, [0, 1, 7], .call(17)), (.recall, [], .recall),
        (.ok, [], .serve), (.ok, [6], .miss), (.ok, [0], .hold), (.ok, [3], .resume), (.ok, [1], .verify),
        (.ok, [9], .nothing), (.evaluate, [], .finish), (.pause, [], .pauseOrOpen), (.transfer, [1, 2], .transfer(12)),
        (.transfer, [], .nothing), (.cancel, [], .undo), (.cancel, [4], nil), (.oneMetreLine, [], .nothing),
        (.recall, [1], .nothing), (.callNext, [1, 2, 3, 4, 5, 6], .nothing),
    ]

    @Test(arguments: keys)
    func `a key means the same whether its digits come with it or before it`(
        key: KeypadKey,
        digits: [UInt8],
        wish: KeypadWish?
    ) {
        var inFrame = KeypadSession()
        #expect(inFrame.take(.pressed(key, digits: digits), at: Self.at(0)) == wish)
        var before = KeypadSession()
        for digit in digits { #expect(before.take(.typed([digit]), at: Self.at(0)) == nil) }
        #expect(before.take(.pressed(key, digits: []), at: Self.at(1)) == (digits.isEmpty ? wish : wish))
        var both = KeypadSession()
        for digit in digits { _ = both.take(.typed([digit]), at: Self.at(0)) }
        #expect(both.take(.pressed(key, digits: digits.suffix(1)), at: Self.at(1)) == wish)
    }

    @Test func `digits are taken back, used up, and forgotten after a while`() {
        var session = KeypadSession()
        _ = session.take(.typed([5]), at: Self.at(0))
        #expect(session.take(.pressed(.cancel, digits: []), at: Self.at(1)) == nil)
        #expect(session.take(.pressed(.callNext, digits: []), at: Self.at(2)) == .callNext)
        _ = session.take(.typed([5]), at: Self.at(3))
        #expect(session.take(.pressed(.callNext, digits: []), at: Self.at(4)) == .call(5))
        #expect(session.take(.pressed(.callNext, digits: []), at: Self.at(5)) == .callNext)
        _ = session.take(.typed([6]), at: Self.at(6))
        #expect(session.take(.pressed(.ok, digits: []), at: Self.at(16)) == .serve)
    }

    @Test func `a flood of digits is no number`() {
        var session = KeypadSession()
        for _ in 0..<10_000 { _ = session.take(.typed([1]), at: Self.at(0)) }
        #expect(session.take(.pressed(.callNext, digits: []), at: Self.at(0)) == .nothing)
    }

    @Test func `a key that the protocol does not name is answered, a grade is no wish`() {
        var session = KeypadSession()
        #expect(session.take(.unknown, at: Self.at(0)) == .nothing)
        #expect(session.take(.graded(1), at: Self.at(0)) == nil)
    }
}

struct `Keypad wish` {
    private static let one = sampleWindow("1")
    private static let waiting = sampleTicket("A017")

    private static func glance(
        mode: WindowState.Mode = .open,
        ticket: TicketID? = nil,
        isServing: Bool = false,
        held: [TicketID] = [],
        named: [TicketID] = []
    ) -> KeypadGlance {
        KeypadGlance(
            window: one,
            mode: mode,
            clerk: nil,
            ticket: ticket,
            isServing: isServing,
            held: held,
            waiting: 0,
            named: named
        )
    }

    private static let wishes: [(KeypadWish, KeypadGlance, HallCommand?)] = [
        (.callNext, glance(), .callNext(window: one, settling: nil)),
        (.callNext, glance(ticket: waiting, isServing: true), .callNext(window: one, settling: .finish)),
        (.callNext, glance(ticket: waiting), .callNext(window: one, settling: nil)),
        (.call(17), glance(named: [waiting]), .callTicket(window: one, ticket: waiting, settling: nil)),
        (.call(17), glance(), nil), (.call(17), glance(named: [waiting, sampleTicket("B017")]), nil),
        (.recall, glance(), .step(window: one, .recall)), (.serve, glance(), .step(window: one, .serve)),
        (.finish, glance(), .finish(window: one, outcome: .done)), (.miss, glance(), .step(window: one, .miss)),
        (.hold, glance(), .step(window: one, .hold)),
        (.resume, glance(held: [waiting, sampleTicket("B002")]), .resume(window: one, ticket: waiting)),
        (.resume, glance(), nil), (.undo, glance(), .step(window: one, .undo)),
        (.pauseOrOpen, glance(), .step(window: one, .pause)),
        (.pauseOrOpen, glance(mode: .paused), .step(window: one, .open)),
        (.pauseOrOpen, glance(mode: .closed), .step(window: one, .open)),
        (.verify, glance(), .verify(window: one, Verification(result: .match, principalDocument: true))),
        (.transfer(2), glance(), .transfer(window: one, to: .window(sampleWindow("2")))),
        (.transfer(9), glance(), nil), (.nothing, glance(), nil),
    ]

    @Test(arguments: wishes)
    func `comes to one command, or to none and a beep`(wish: KeypadWish, glance: KeypadGlance, command: HallCommand?) {
        #expect(wish.command(glance, samplePlan, .refuse) == command)
    }

    @Test(arguments: [(KeypadUnserved.refuse, Settling?.none), (.miss, .miss), (.finish, .finish)])
    func `who was called and not served is settled as the hall decides`(unserved: KeypadUnserved, settling: Settling?) {
        let command = KeypadWish.callNext.command(Self.glance(ticket: Self.waiting), samplePlan, unserved)
        #expect(command == .callNext(window: Self.one, settling: settling))
    }
}

struct `Evaluator session` {
    private static func at(_ seconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: Int64(seconds) * 1_000_000_000)
    }

    @Test(arguments: [(UInt8(0), Rating.good), (1, .veryGood), (2, .bad), (3, .veryBad)])
    func `a key rates the finished ticket as documented, once`(key: UInt8, rating: Rating) {
        var evaluator = EvaluatorSession()
        evaluator.finished(sampleTicket("A017"), at: Self.at(0))
        let answer = evaluator.answered(key, at: Self.at(29))
        #expect(answer?.ticket == sampleTicket("A017") && answer?.rating == rating)
        #expect(evaluator.answered(key, at: Self.at(29)) == nil)
    }

    @Test func `nobody is rated unasked, late, or after the visit went on`() {
        var evaluator = EvaluatorSession()
        #expect(evaluator.answered(1, at: Self.at(0)) == nil)
        evaluator.finished(sampleTicket("A017"), at: Self.at(0))
        #expect(evaluator.answered(1, at: Self.at(30)) == nil)
        evaluator.finished(sampleTicket("A017"), at: Self.at(40))
        evaluator.withdraw(sampleTicket("A018"))
        #expect(evaluator.asks(at: Self.at(41)) == sampleTicket("A017"))
        evaluator.withdraw(sampleTicket("A017"))
        #expect(evaluator.answered(1, at: Self.at(41)) == nil)
    }

    @Test func `the next visit's question replaces the one before`() {
        var evaluator = EvaluatorSession()
        evaluator.finished(sampleTicket("A017"), at: Self.at(0))
        evaluator.finished(sampleTicket("A018"), at: Self.at(5))
        #expect(evaluator.answered(1, at: Self.at(6))?.ticket == sampleTicket("A018"))
    }

    @Test func `other keys mean what the hall says, four of them`() throws {
        #expect(KeypadLevels([.veryGood, .good, .fair]) == nil)
        let levels = try #require(KeypadLevels([.veryGood, .good, .fair, .bad]))
        var evaluator = EvaluatorSession(levels: levels)
        evaluator.finished(sampleTicket("A017"), at: Self.at(0))
        #expect(evaluator.answered(2, at: Self.at(1))?.rating == .fair)
    }
}
