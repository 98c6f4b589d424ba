// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Voice

/// Days of calls in one zone, at the loads of requirements.md 4.3 and beyond.
struct VoiceQueuePropertyTests {
    /// What came of a run.
    private struct Outcome {
        var heard: [String: Int] = [:]
        var calls: Set<String> = []
        var gone: Set<String> = []
        var worst = Duration.zero
        var queue: VoiceQueue
        var overlaps = 0
    }

    /// Chime and sentence as measured with espeak-ng; a repeat has no chime.
    private static func length(_ saying: VoiceQueue.Saying) -> Duration {
        switch (saying.form, saying.isRepeat) {
        case (.full, false): .milliseconds(6100)
        case (.full, true): .milliseconds(5000)
        case (.short, _): .milliseconds(3300)
        }
    }

    /// Lives through `minutes` with `rate` first calls a minute; some are recalled, some leave before they are heard.
    private static func live(_ seed: UInt64, rate: Double, minutes: Int, leaves: Bool) throws -> Outcome {
        var dice = SplitMix64(seed: seed)
        var outcome = Outcome(queue: VoiceQueue())
        var now = MonotonicTime(nanoseconds: 0)
        let end = now.advanced(by: .seconds(minutes * 60))
        var busyUntil: MonotonicTime?
        var serial = 0
        var open: [String] = []
        while now < end || busyUntil != nil || !outcome.queue.waiting.isEmpty {
            if now < end, Double.random(in: 0..<1, using: &dice) < rate / 600 {
                serial += 1
                let ticket = "A\(Digits.padded(serial, to: 3))"
                outcome.calls.insert(ticket)
                // As many windows as calls: a window that calls again is another test's matter.
                outcome.queue.take(try VoiceQueueTests.news(.call, ticket, at: String(serial)), at: now)
                open.append(ticket)
            }
            if now < end, let ticket = open.randomElement(using: &dice), Int.random(in: 0..<600, using: &dice) == 0 {
                let window = ticket.drop { !("1"..."9").contains($0) }
                outcome.queue.take(try VoiceQueueTests.news(.recall, ticket, at: String(window)), at: now)
            }
            if leaves, Int.random(in: 0..<900, using: &dice) == 0, let ticket = open.randomElement(using: &dice) {
                outcome.gone.insert(ticket)
                open.removeAll { $0 == ticket }
                outcome.queue.keep { $0.ticket?.number.text != ticket }
            }
            if now < end, Int.random(in: 0..<1800, using: &dice) == 0 {
                outcome.queue.take(try VoiceQueueTests.news(.notice, "A\(Digits.padded(serial + 1, to: 3))"), at: now)
            }
            if let until = busyUntil, now >= until {
                outcome.queue.finished(at: now, wasHeard: true)
                busyUntil = nil
            }
            if busyUntil == nil, case .say(let saying) = outcome.queue.next(at: now) {
                busyUntil = now.advanced(by: length(saying))
                if saying.news.kind == .call, !saying.isRepeat, let ticket = saying.news.ticket?.number.text {
                    outcome.heard[ticket, default: 0] += 1
                    let since = try #require(outcome.queue.current?.item.since)
                    outcome.worst = max(outcome.worst, since.duration(to: now))
                }
            } else if busyUntil != nil, case .say = outcome.queue.next(at: now) {
                outcome.overlaps += 1
            }
            now = now.advanced(by: .milliseconds(100))
        }
        return outcome
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `at five calls a minute every number is called once, within 45 seconds`(seed: UInt64) throws {
        let outcome = try Self.live(seed, rate: 5, minutes: 60, leaves: false)
        #expect(Set(outcome.heard.keys) == outcome.calls, "seed \(seed)")
        #expect(outcome.heard.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        #expect(outcome.worst < .seconds(45), "seed \(seed): \(outcome.worst)")
        #expect(outcome.overlaps == 0)
    }

    @Test(arguments: 21...26 as ClosedRange<UInt64>)
    func `at full use of 110 windows in one zone nobody is left out, only repeats are`(seed: UInt64) throws {
        let outcome = try Self.live(seed, rate: 12.2, minutes: 60, leaves: false)
        #expect(Set(outcome.heard.keys) == outcome.calls, "seed \(seed)")
        #expect(outcome.heard.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        #expect(outcome.worst < .seconds(180), "seed \(seed): \(outcome.worst)")
        #expect((outcome.queue.drops[.crowded] ?? 0) > 40, "seed \(seed)")
        #expect(outcome.queue.drops[.full] == nil)
    }

    @Test(arguments: 31...36 as ClosedRange<UInt64>)
    func `whoever is not called had left before, and the books balance`(seed: UInt64) throws {
        let outcome = try Self.live(seed, rate: 8, minutes: 60, leaves: true)
        for ticket in outcome.calls where outcome.heard[ticket] == nil {
            #expect(outcome.gone.contains(ticket), "seed \(seed): \(ticket)")
        }
        #expect(outcome.heard.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        #expect(outcome.queue.said[.call] == outcome.heard.count, "seed \(seed)")
    }
}
