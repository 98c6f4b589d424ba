// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Simulators
import Terms
import Testing

@testable import Keypads

@Suite(.serialized, .timeLimit(.minutes(1)))
struct `Keypad bus` {
    private static let post = KeypadPost(address: 1, window: sampleWindow("1"), staff: StaffID("1024"), evaluates: true)
    private static let second = KeypadPost(address: 2, window: sampleWindow("2"))

    @Test func `a visit from call to end, with everything on the display`() async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            let ticket = try await bench.issue()
            try await bench.issue(KeypadBench.social)
            try await bench.until("two wait") { bench.wires[1].waiting == "002" && bench.wires[1].ticket == "000" }
            try await bench.press(.callNext)
            try await bench.until("A001 is called") {
                bench.wires[1].waiting == "001" && bench.wires[1].ticket == "001"
            }
            try await bench.press(.ok)
            try await bench.press(.evaluate)
            try await bench.until("the visitor is asked") { bench.wires[1].isAsking && bench.wires[1].ticket == "000" }
            bench.wires.grade(1, at: 1)
            try await bench.until("the grade is taken") { !bench.wires[1].isAsking }
            try await bench.until("it is rated") {
                (try? await bench.events())?.last == .ticketRated(ticket, window: sampleWindow("1"), .veryGood)
            }
            #expect(bench.wires[1].beeps == 0)
            let staff = bench.requests.withLock { $0.seen.map { $0.staff?.text } }
            #expect(staff == ["1024", "1024", "1024", nil], "clerk's keys are signed, the visitor's is not")
        }
    }

    @Test func `it works for whoever is signed in at the window`() async throws {
        let bench = try KeypadBench([Self.post, Self.second])
        try await bench.run {
            try await bench.order(.signIn(window: sampleWindow("1")), staff: "2048")
            try await bench.issue()
            try await bench.issue()
            try await bench.press(.callNext)
            try await bench.press(.callNext, at: 2)
            try await bench.until("both are called") { bench.requests.withLock { $0.seen.count } == 2 }
            #expect(bench.requests.withLock { $0.seen.map { $0.staff?.text } } == ["2048", nil])
        }
    }

    @Test func `an answer that is a refusal is a beep`() async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            try await bench.press(.recall)
            try await bench.until("it beeps") { bench.wires[1].beeps == 1 }
            try await bench.press(.oneMetreLine)
            try await bench.until("it beeps again") { bench.wires[1].beeps == 2 }
            #expect(bench.requests.withLock { $0.seen.count } == 1, "what has no meaning is not asked")
        }
    }

    @Test func `a lost acknowledgement is one press, however often it is repeated`() async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            for _ in 0..<3 { try await bench.issue() }
            bench.wires.loseAcknowledgements(4, at: 1)
            bench.wires.press(KeypadKey.callNext.rawValue, at: 1)
            for _ in 0..<5 {
                try await bench.pass(.milliseconds(150))
                bench.wires.repeatOutstanding(at: 1)
            }
            try await bench.until("it is acknowledged") { bench.wires[1].acknowledged == 1 }
            #expect(bench.requests.withLock { $0.seen.count } == 1)
            let calls = try await bench.events().count { if case .ticketCalled = $0 { true } else { false } }
            #expect(calls == 1)
        }
    }

    @Test func `two keypads at once are heard when they repeat`() async throws {
        let bench = try KeypadBench([Self.post, Self.second])
        try await bench.run {
            for _ in 0..<2 { try await bench.issue() }
            bench.wires.collide(KeypadKey.callNext.rawValue, at: 1, with: 2)
            try await bench.pass(.milliseconds(100))
            #expect(bench.requests.withLock { $0.seen.isEmpty })
            for address in [UInt8(2), 1] {
                bench.wires.repeatOutstanding(at: address)
                try await bench.until("\(address) is acknowledged") { bench.wires[address].outstanding == nil }
            }
            try await bench.until("both show their ticket") {
                bench.wires[2].ticket == "001" && bench.wires[1].ticket == "002"
            }
        }
    }

    @Test(
        arguments: [[0xFF, 0x68, 0x10, 0x10, 0x68], [0x00, 0xFF], [0xFF], [UInt8](repeating: 0x68, count: 300)]
            as [[UInt8]]
    )
    func `garbage before a press does not swallow it`(garbage: [UInt8]) async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            try await bench.issue()
            bench.wires.babble(garbage)
            try await bench.press(.callNext)
            try await bench.until("it is called") { bench.wires[1].ticket == "001" }
        }
    }

    @Test func `an adapter that hears itself presses no keys`() async throws {
        let bench = try KeypadBench([Self.post], hearsItself: true)
        try await bench.run {
            try await bench.issue()
            try await bench.press(.callNext)
            try await bench.until("it is called") { bench.wires[1].ticket == "001" }
            try await bench.press(.evaluate)
            try await bench.until("the visitor is asked") { bench.wires[1].isAsking }
            try await bench.pass(.seconds(2))
            #expect(bench.requests.withLock { $0.seen.count } == 2)
            #expect(bench.wires[1].beeps == 0 && bench.wires[1].questions == 1)
        }
    }

    @Test func `a press that cannot be stored is tried again with the same key, then told`() async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            try await bench.issue()
            bench.requests.withLock { $0.failures = [.storageFull, .overloaded(limit: 1)] }
            try await bench.press(.callNext)
            try await bench.until("it is called") { bench.wires[1].ticket == "001" }
            let keys = bench.requests.withLock { $0.seen.map(\.key) }
            #expect(keys.count == 3 && Set(keys).count == 1 && keys[0] != nil)
            #expect(bench.wires[1].beeps == 0)
            bench.requests.withLock { $0.failures = [JournalError](repeating: .storageFull, count: KeypadBus.attempts) }
            try await bench.press(.recall)
            try await bench.until("it beeps") { bench.wires[1].beeps == 1 }
            #expect(bench.requests.withLock { $0.seen.count } == 3 + KeypadBus.attempts)
        }
    }

    @Test func `nobody who does not answer is rated, and no key has to be pressed before the next visitor`()
        async throws
    {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            try await bench.issue()
            try await bench.issue()
            try await bench.press(.callNext)
            try await bench.press(.evaluate)
            try await bench.until("asked") { bench.wires[1].isAsking }
            try await bench.press(.callNext)
            try await bench.until("the next is called") { bench.wires[1].ticket == "002" }
            try await bench.pass(.seconds(31))
            bench.wires.grade(0, at: 1)
            try await bench.pass(.seconds(1))
            let isRated = try await bench.events().contains { if case .ticketRated = $0 { true } else { false } }
            #expect(!isRated)
        }
    }

    @Test func `a display follows what others do, and is told again what it may have missed`() async throws {
        let bench = try KeypadBench([Self.second])
        try await bench.run {
            for _ in 0..<4 { try await bench.issue() }
            try await bench.until("four wait") { bench.wires[2].waiting == "004" }
            try await bench.order(.callNext(window: sampleWindow("1"), settling: nil))
            try await bench.until("three wait") { bench.wires[2].waiting == "003" }
            let heard = bench.wires.traffic.heard
            try await bench.pass(.seconds(61))
            #expect(bench.wires.traffic.heard - heard == 2 * 15, "two refreshes of one display")
        }
    }

    @Test func `a cable pulled and plugged in again shows what holds now`() async throws {
        let bench = try KeypadBench([Self.second], link: true)
        try await bench.run {
            bench.wires.unplug()
            try await bench.until("it is gone") { bench.health.withLock { $0.contains(.gone) } }
            try await bench.issue()
            try bench.wires.plugIn()
            try await bench.until("one waits") { bench.wires[2].waiting == "001" }
        }
    }

    @Test func `a transfer, a hold and a call by number reach the ticket that was meant`() async throws {
        let bench = try KeypadBench([Self.post])
        try await bench.run {
            for _ in 0..<3 { try await bench.issue() }
            try await bench.order(.step(window: sampleWindow("2"), .open))
            try await bench.press(.callNext, digits: [0, 2])
            try await bench.until("A002 is called") { bench.wires[1].ticket == "002" }
            try await bench.press(.ok, digits: [0])
            try await bench.until("it is put aside") { bench.wires[1].ticket == "000" }
            try await bench.press(.callNext)
            try await bench.until("A001 is called") { bench.wires[1].ticket == "001" }
            try await bench.press(.transfer, digits: [2])
            try await bench.until("it is sent on") { bench.wires[1].ticket == "000" }
            try await bench.press(.ok, digits: [3])
            try await bench.until("A002 is back") { bench.wires[1].ticket == "002" }
            try await bench.press(.ok, digits: [6])
            try await bench.until("A002 is missed") { bench.wires[1].ticket == "000" }
            let missed = await bench.journal.view { $0.ticket(sampleTicket("A002"))?.state }
            #expect(missed == .missed)
            #expect(bench.wires[1].beeps == 0)
        }
    }
}
