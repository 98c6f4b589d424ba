// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Queueing
import Terms

/// The voice of one zone: follows the journal from now on, and says what matters, one sentence at a time.
///
/// It only reads: no call waits for a loudspeaker, and nothing old is said after a restart or a silence.
package actor ZoneVoice {
    /// What it speaks with; closures, so that a test can listen.
    package struct Doors: Sendable {
        let sound: @Sendable (VoicePlan) async throws(VoiceFault) -> Sound
        let play: @Sendable (Sound) async throws(VoiceFault) -> Void

        /// Collects the closures: `sound` makes a sentence at full loudness, `play` returns when it has been heard.
        package init(
            sound: @escaping @Sendable (VoicePlan) async throws(VoiceFault) -> Sound,
            play: @escaping @Sendable (Sound) async throws(VoiceFault) -> Void
        ) {
            (self.sound, self.play) = (sound, play)
        }
    }

    /// A call older than this is not worth saying when nobody could hear it at its time.
    package static let freshness = Duration.seconds(15)

    /// Whose calls it says.
    package nonisolated let zone: VoiceZone
    private let style: VoiceStyle
    private let source: VoiceSource
    private let doors: Doors
    private let time: any Timekeeper
    private var ear: VoiceEar
    /// What is to be said; its figures are for whoever looks after the hall.
    package private(set) var queue: VoiceQueue
    /// Whether it can be heard.
    package private(set) var health = VoiceHealth.unknown
    private var backoff = Backoff()
    private var retry: MonotonicTime?
    /// Wakes the speaking half; rung any number of times, it is heard once.
    private let bell: AsyncStream<Void>
    private let ringer: AsyncStream<Void>.Continuation

    /// Prepares a voice; `time` is the loop, or a `ManualTimekeeper`.
    package init(
        _ zone: VoiceZone,
        style: VoiceStyle,
        plan: HallPlan,
        source: VoiceSource,
        doors: Doors,
        time: any Timekeeper,
        limits: VoiceQueue.Limits = VoiceQueue.Limits()
    ) {
        (self.zone, self.style, self.source, self.doors, self.time) = (zone, style, source, doors, time)
        ear = VoiceEar(zone, style: style, plan: plan)
        var limits = limits
        limits.times = style.times
        queue = VoiceQueue(limits: limits)
        (bell, ringer) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Works until the task is cancelled or the journal closes; to be called once.
    package func run() async {
        let start = await begin()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow(from: start) }
            group.addTask { await self.speak() }
            await group.next()
            group.cancelAll()
        }
    }

    // MARK: - Listening

    /// Takes those who were called in the last seconds; what was before has been heard or is over.
    private func begin() async -> Position {
        let (position, called) = await source.called()
        let now = source.now().timestamp
        for call in called {
            let age = Duration.milliseconds(max(0, now.milliseconds - call.at.milliseconds))
            guard age <= Self.freshness else { continue }
            let service = await source.service(call.ticket)
            if let news = ear.begin(call, service: service) {
                queue.take(news, at: time.now().advanced(by: .zero - age))
            }
        }
        return position
    }

    private func follow(from start: Position) async {
        var seen = start
        while await source.wait(seen) != nil {
            while let records = await source.records(seen), let last = records.last {
                for record in records { await hear(record.event) }
                seen = last.position
            }
            ringer.yield()
        }
    }

    private func hear(_ event: HallEvent) async {
        var service: ServiceID?
        if style.saysArea, let ticket = event.calledTicket { service = await source.service(ticket) }
        if let news = ear.hear(event, service: service) { queue.take(news, at: time.now()) }
    }

    // MARK: - Speaking

    private func speak() async {
        while !Task.isCancelled {
            await forget()
            let now = time.now()
            if let retry, now < retry {
                guard await rest(until: retry) else { return }
                continue
            }
            switch queue.next(at: now) {
            case .say(let saying): await say(saying)
            case .wait(let due): guard await rest(until: due) else { return }
            case .rest: guard await rest(until: nil) else { return }
            }
        }
    }

    /// Forgets what is no longer true, and what nobody can hear in time.
    private func forget() async {
        let news = queue.waiting.map(\.news) + (queue.current.map { [$0.item.news] } ?? [])
        guard !news.isEmpty else { return }
        let standing = await source.standing(news)
        // What came meanwhile is looked at the next time.
        let known = Set(news)
        queue.keep { standing.contains($0) || !known.contains($0) }
        if style.volume(at: source.now()) == nil {
            queue.empty(.muted)
            become(.muted)
        } else if health == .muted {
            become(.unknown)
        }
        if retry != nil { queue.empty(.unheard, before: time.now().advanced(by: .zero - Self.freshness)) }
    }

    private func say(_ saying: VoiceQueue.Saying) async {
        do throws(VoiceFault) {
            let sound = try await sound(of: saying)
            try await doors.play(sound.scaled(by: style.volume(at: source.now()) ?? 0))
            queue.finished(at: time.now(), wasHeard: true)
            backoff.reset()
            retry = nil
            become(.ready)
        } catch {
            queue.finished(at: time.now(), wasHeard: false)
            guard let health = VoiceHealth(error) else { return }
            retry = time.now().advanced(by: backoff.next())
            become(health)
        }
    }

    private func sound(of saying: VoiceQueue.Saying) async throws(VoiceFault) -> Sound {
        var sentences: [Sound] = []
        var plans = style.languages.compactMap { VoicePlan(saying.news.message, in: $0, form: saying.form) }
        // Better in another language than not at all: a notice, a window that has a Chinese name only.
        if plans.isEmpty { plans = [.zh].compactMap { VoicePlan(saying.news.message, in: $0, form: saying.form) } }
        for plan in plans { sentences.append(try await doors.sound(plan)) }
        guard let sound = Sound.announcement(sentences, hasChime: saying.hasChime) else { throw .nothingToSay }
        return sound
    }

    private func become(_ health: VoiceHealth) {
        guard health != self.health else { return }
        self.health = health
        Log.write(health.isWorking ? .notice : .warning, "voice", ["zone": zone, "health": health])
    }

    /// Waits for the bell, at the longest until `due`; false when the task is cancelled.
    private func rest(until due: MonotonicTime?) async -> Bool {
        let alarm = due.map { due in time.call(at: due) { [ringer] in ringer.yield() } }
        var rings = bell.makeAsyncIterator()
        let isRung = await rings.next(isolation: self) != nil
        alarm?.cancel()
        return isRung
    }
}

extension HallEvent {
    /// The ticket of a call, whose area is said.
    fileprivate var calledTicket: TicketID? {
        switch self {
        case .ticketCalled(let ticket, _, _), .ticketRecalled(let ticket, _): ticket
        default: nil
        }
    }
}
