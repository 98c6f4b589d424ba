// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Voice

/// What is said next, step by step.
struct VoiceQueueTests {
    static func news(_ kind: VoiceNews.Kind, _ ticket: String, at window: String = "1") throws -> VoiceNews {
        let number = try Words.number(ticket)
        let message: VoiceMessage =
            switch kind {
            case .call: .call(number, window: window)
            case .recall: .recall(number, window: window)
            case .missed: .missed(number)
            case .notice: .notice(ticket)
            }
        guard kind != .notice else { return VoiceNews(kind: kind, ticket: nil, window: nil, message: message) }
        return VoiceNews(
            kind: kind,
            ticket: try Words.ticket(ticket),
            window: try Words.window(window),
            message: message
        )
    }

    /// A queue and a clock, with sentences of a fixed length.
    struct Room {
        var queue = VoiceQueue()
        var now = MonotonicTime(nanoseconds: 0)
        var length = Duration.seconds(5)
        /// What was said: `A001 full`, `A001 full again`.
        var said: [String] = []

        mutating func take(_ kind: VoiceNews.Kind, _ ticket: String, at window: String = "1") throws {
            queue.take(try VoiceQueueTests.news(kind, ticket, at: window), at: now)
        }

        mutating func pass(_ duration: Duration) { now = now.advanced(by: duration) }

        /// Does one step, or waits for what is due; false when there is nothing to do.
        mutating func step() -> Bool {
            switch queue.next(at: now) {
            case .rest: return false
            case .wait(let due):
                now = due
                return true
            case .say(let saying):
                pass(length)
                queue.finished(at: now, wasHeard: true)
                let number = saying.news.ticket?.number.text ?? "notice"
                said.append("\(saying.news.kind) \(number) \(saying.form)" + (saying.isRepeat ? " again" : ""))
                return true
            }
        }

        mutating func run() { while step() {} }
    }

    @Test
    func `a call is said twice with a second between, after a chime`() throws {
        var room = Room()
        try room.take(.call, "A001")
        guard case .say(let first) = room.queue.next(at: room.now) else { throw VoiceFault.nothingToSay }
        #expect(first.hasChime && !first.isRepeat)
        #expect(room.queue.next(at: room.now) == .rest)
        room.pass(.seconds(5))
        room.queue.finished(at: room.now, wasHeard: true)
        #expect(room.queue.next(at: room.now) == .wait(until: room.now.advanced(by: .seconds(1))))
        room.pass(.seconds(1))
        guard case .say(let second) = room.queue.next(at: room.now) else { throw VoiceFault.nothingToSay }
        #expect(second.isRepeat && !second.hasChime && second.form == .full)
        room.pass(.seconds(5))
        room.queue.finished(at: room.now, wasHeard: true)
        #expect(room.queue.next(at: room.now) == .rest)
        #expect(room.queue.said == [.call: 1] && room.queue.drops.isEmpty)
    }

    @Test
    func `one who comes soon after is not kept waiting for a repeat that would take too long`() throws {
        var room = Room()
        try room.take(.call, "A001")
        try room.take(.call, "A002", at: "2")
        room.run()
        // The repeat of A001 ends after 11 s; only then comes A002, within 15 s.
        #expect(room.said == ["call A001 full", "call A001 full again", "call A002 full", "call A002 full again"])
        try room.take(.call, "A003")
        try room.take(.call, "A004", at: "2")
        try room.take(.call, "A005", at: "3")
        room.length = .seconds(9)
        room.said = []
        room.run()
        #expect(room.said.first == "call A003 full" && room.said.dropFirst().first == "call A004 short")
        #expect(room.queue.drops[.crowded] == 1)
    }

    @Test
    func `a recall of a number that is about to be said is that same saying`() throws {
        var room = Room()
        try room.take(.call, "A001")
        try room.take(.recall, "A001")
        #expect(room.queue.waiting.count == 1 && room.queue.drops == [.merged: 1])
        _ = room.queue.next(at: room.now)
        // While it is being said the first time, the repeat is what the recall asks for: nobody can take it away.
        try room.take(.recall, "A001")
        room.pass(.seconds(14))
        for index in 2...6 { try room.take(.call, "A00\(index)", at: "\(index)") }
        room.pass(.seconds(10))
        room.queue.finished(at: room.now, wasHeard: true)
        #expect(room.queue.next(at: room.now) == .wait(until: room.now.advanced(by: .seconds(1))))
        room.pass(.seconds(1))
        guard case .say(let saying) = room.queue.next(at: room.now) else { throw VoiceFault.nothingToSay }
        #expect(saying.isRepeat && saying.news.ticket?.number.text == "A001")
        #expect(room.queue.drops == [.merged: 2])
    }

    @Test
    func `a recall after the last saying is said by itself`() throws {
        var room = Room()
        try room.take(.call, "A001")
        room.run()
        try room.take(.recall, "A001")
        room.run()
        #expect(room.said.suffix(2) == ["recall A001 full", "recall A001 full again"])
    }

    @Test
    func `calls and recalls come before missed numbers, these before notices, unless they have grown old`() throws {
        var room = Room()
        try room.take(.notice, "A009")
        try room.take(.missed, "A008")
        try room.take(.call, "A001")
        try room.take(.recall, "A007", at: "2")
        room.run()
        let order = room.said.filter { !$0.hasSuffix("again") }.map { $0.split(separator: " ")[0] }
        #expect(order == ["call", "recall", "missed", "notice"])
        room = Room()
        try room.take(.notice, "A009")
        room.pass(.seconds(61))
        try room.take(.call, "A001")
        room.run()
        #expect(room.said.first == "notice notice full")
    }

    @Test
    func `who is no longer called is not called, and what is being said is not cut`() throws {
        var room = Room()
        try room.take(.call, "A001")
        try room.take(.call, "A002", at: "2")
        _ = room.queue.next(at: room.now)
        room.queue.keep { _ in false }
        #expect(room.queue.current != nil && room.queue.waiting.isEmpty && room.queue.drops == [.over: 1])
        room.pass(.seconds(5))
        room.queue.finished(at: room.now, wasHeard: true)
        // The repeat has not begun: it goes.
        room.queue.keep { _ in false }
        #expect(room.queue.next(at: room.now) == .rest)
        #expect(room.queue.said == [.call: 1] && room.queue.drops == [.over: 2])
    }

    @Test
    func `a window's newer call takes the place of its older one`() throws {
        var room = Room()
        try room.take(.call, "A001", at: "1")
        try room.take(.recall, "A001", at: "1")
        try room.take(.call, "A002", at: "1")
        try room.take(.call, "A003", at: "2")
        #expect(room.queue.waiting.compactMap(\.news.ticket?.number.text) == ["A002", "A003"])
        #expect(room.queue.drops == [.merged: 1, .superseded: 1])
        try room.take(.missed, "A002")
        #expect(room.queue.waiting.map(\.news.kind) == [.call, .missed])
    }

    @Test
    func `recalls, missed numbers and notices go when they are late, a first call never does`() throws {
        var room = Room()
        for (index, kind) in VoiceNews.Kind.allCases.enumerated() {
            try room.take(kind, "A00\(index + 1)", at: "\(index)")
        }
        room.pass(.seconds(200))
        room.run()
        #expect(room.said.allSatisfy { $0.hasPrefix("call A001") } && !room.said.isEmpty)
        #expect(room.queue.drops[.late] == 3)
    }

    @Test
    func `what could not be heard is counted, and a full queue forgets the least first`() throws {
        var room = Room()
        try room.take(.call, "A001")
        _ = room.queue.next(at: room.now)
        room.queue.finished(at: room.now, wasHeard: false)
        #expect(room.queue.drops == [.unheard: 1] && room.queue.said.isEmpty)
        var limits = VoiceQueue.Limits()
        limits.waiting = 3
        room.queue = VoiceQueue(limits: limits)
        for (index, kind) in [VoiceNews.Kind.notice, .missed, .recall, .call, .call, .call].enumerated() {
            try room.take(kind, "A00\(index + 1)", at: "\(index)")
        }
        #expect(room.queue.waiting.map(\.news.kind) == [.call, .call, .call])
        #expect(room.queue.drops == [.full: 3])
    }

    @Test
    func `in silent hours everything goes, and a silence that ends begins with what is fresh`() throws {
        var room = Room()
        try room.take(.call, "A001")
        room.pass(.seconds(20))
        try room.take(.call, "A002", at: "2")
        room.queue.empty(.unheard, before: room.now.advanced(by: .seconds(-15)))
        #expect(room.queue.waiting.compactMap(\.news.ticket?.number.text) == ["A002"])
        room.queue.empty(.muted)
        #expect(room.queue.waiting.isEmpty && room.queue.drops == [.unheard: 1, .muted: 1])
    }
}
