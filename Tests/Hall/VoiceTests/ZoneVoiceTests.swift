// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Voice

/// A zone's voice on a real journal; a sentence that never comes ends the test.
@Suite(.timeLimit(.minutes(1)))
struct ZoneVoiceTests {
    private static let first = "♪请A零零幺号，到一号窗口办理。 100"
    private static let again = "请A零零幺号，到一号窗口办理。 100"

    @Test
    func `a call is said with a chime, and a second later again`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice()
        try await hall.run(voice) {
            try await hall.call(to: "1")
            #expect(await hall.loudspeaker.next() == Self.first)
            hall.loudspeaker.finish()
            await hall.time.untilPending(1)
            await hall.pass(.seconds(1))
            #expect(await hall.loudspeaker.next() == Self.again)
            #expect(await voice.health == .ready)
            #expect(await voice.queue.said == [.call: 1])
        }
    }

    @Test
    func `who was served or finished before is not called, and the window's next is`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice()
        try await hall.run(voice) {
            try await hall.call(to: "1")
            #expect(await hall.loudspeaker.next() == Self.first)
            // While it is being said: another window calls and serves at once, this one calls its next.
            try await hall.call(to: "2")
            try await hall.submit(.step(window: Words.window("2"), .serve))
            try await hall.call(to: "1")
            hall.loudspeaker.finish()
            #expect(await hall.loudspeaker.next() == "♪请A零零三号，到一号窗口办理。 100")
            #expect(await voice.queue.drops[.over] == 2)
        }
    }

    @Test
    func `after a start only those called in the last seconds are called`() async throws {
        let hall = try VoiceHall()
        try await hall.call(to: "1")
        await hall.pass(.seconds(16))
        try await hall.call(to: "2")
        await hall.pass(.seconds(14))
        let voice = try hall.voice()
        try await hall.run(voice) {
            #expect(await hall.loudspeaker.next() == "♪请A零零二号，到二号窗口办理。 100")
            try await hall.submit(.step(window: Words.window("1"), .recall))
            hall.loudspeaker.finish()
            await hall.time.untilPending(1)
            await hall.pass(.seconds(1))
            let next = await hall.loudspeaker.next()
            #expect(next == "请A零零二号，到二号窗口办理。 100")
            hall.loudspeaker.finish()
            #expect(await hall.loudspeaker.next() == "♪再次呼叫，请A零零幺号，到一号窗口办理。 100")
        }
    }

    @Test
    func `a zone hears its windows only, in its languages and at its loudness`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice("B") { style in
            (style.languages, style.volume, style.quietVolume, style.saysArea) = ([.zh, .en], 80, 30, true)
            style.quietHours = [ClockSpan(text: "12:00-14:00")].compactMap(\.self)
        }
        try await hall.run(voice) {
            try await hall.call(to: "1")
            try await hall.call(to: "w12")
            let zh = "请A零零二号，到二楼B区十二号窗口办理。"
            let en = "Number A zero zero two, please go to window twelve."
            #expect(await hall.loudspeaker.next() == "♪\(zh) \(en) 80")
            hall.loudspeaker.finish()
            await hall.time.untilPending(1)
            await hall.pass(.seconds(3 * 3600 + 60))
            #expect(await hall.loudspeaker.next() == "\(zh) \(en) 30")
        }
    }

    @Test
    func `in silent hours nothing is said, and nothing is made up for afterwards`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice { style in style.muteHours = [ClockSpan(text: "08:00-09:01")].compactMap(\.self) }
        try await hall.run(voice) {
            try await hall.call(to: "1")
            while await voice.queue.drops[.muted] != 1 { await Task.yield() }
            #expect(await voice.health == .muted)
            await hall.pass(.seconds(61))
            try await hall.call(to: "2")
            #expect(await hall.loudspeaker.next() == "♪请A零零二号，到二号窗口办理。 100")
        }
    }

    @Test
    func `without a card it tries again from time to time, and begins with what is fresh`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice()
        try await hall.run(voice) {
            try await hall.call(to: "1")
            #expect(await hall.loudspeaker.next() == Self.first)
            hall.loudspeaker.finish(.noCard)
            await hall.time.untilPending(1)
            #expect(await voice.health == .noCard)
            try await hall.call(to: "2")
            await hall.pass(.seconds(1))
            #expect(await hall.loudspeaker.next() == "♪请A零零二号，到二号窗口办理。 100")
            // Away for long: window 7 has called a minute before, window 12 just now.
            await hall.time.untilPending(1)
            try await hall.call(to: "7")
            await hall.pass(.milliseconds(100))
            while await voice.queue.waiting.count != 1 { await Task.yield() }
            hall.loudspeaker.finish()
            await hall.pass(.seconds(60))
            while await voice.queue.drops[.unheard] != 3 { await Task.yield() }
            try await hall.call(to: "w12")
            #expect(await hall.loudspeaker.next() == "♪请A零零四号，到十二号窗口办理。 100")
            hall.loudspeaker.finish()
            while await voice.health != .ready { await Task.yield() }
        }
    }

    @Test
    func `what cannot be said in a zone's language is said in Chinese`() async throws {
        let hall = try VoiceHall()
        let voice = try hall.voice { $0.languages = [.en] }
        try await hall.run(voice) {
            // A call tells that the voice listens: a notice from before its start would not be read out.
            try await hall.call(to: "1")
            let call = "Number A zero zero one, please go to window one. 100"
            #expect(await hall.loudspeaker.next() == "♪" + call)
            let changes = HallCommand.takeCenterChanges([.notice("今日延时服务")], from: 0, through: 1)
            try await hall.submit(changes)
            hall.loudspeaker.finish()
            await hall.time.untilPending(1)
            await hall.pass(.seconds(1))
            #expect(await hall.loudspeaker.next() == call)
            hall.loudspeaker.finish()
            #expect(await hall.loudspeaker.next() == "♪各位办事群众，今日延时服务。 100")
        }
    }
}
