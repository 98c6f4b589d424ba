// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What is said next in one zone, one sentence at a time (requirements.md 4.3): a pure state machine, given the time.
///
/// Loudspeakers are the bottleneck of a hall. When others wait, repeats go first, then sentences are shortened; recalls,
/// missed numbers and notices go when they are late; a first call is said as long as its ticket is called.
package struct VoiceQueue: Sendable {
    /// What is waiting, in the order in which it came.
    package private(set) var waiting: [Item] = []
    /// What was said, is being said, or will be said again.
    package private(set) var current: Current?
    /// How often something was said, repeats not counted.
    package private(set) var said: [VoiceNews.Kind: Int] = [:]
    /// How often something was not said, or not said again.
    package private(set) var drops: [VoiceDrop: Int] = [:]
    /// How long the newest full sentence took, for plans; at first what a call with its chime usually takes.
    private var fullLength = Duration.seconds(6)

    private let limits: Limits

    /// Begins with nothing to say.
    package init(limits: Limits = Limits()) { self.limits = limits }

    /// One thing to say.
    package struct Item: Sendable, Hashable {
        /// What it is.
        package let news: VoiceNews
        /// Since when it waits.
        package let since: MonotonicTime
    }

    /// What has the loudspeaker.
    package struct Current: Sendable, Hashable {
        /// What it is.
        package let item: Item
        /// How it is said.
        package let form: VoicePlan.Form
        /// How often it has been begun.
        package fileprivate(set) var times: Int
        fileprivate var isSpeaking: Bool
        fileprivate var begun: MonotonicTime
        /// When it may be said again.
        fileprivate var due: MonotonicTime
        /// Somebody has asked for the repeat: it is not dropped for the sake of others.
        fileprivate var isOwed = false
    }

    /// What to do now.
    package enum Step: Sendable, Hashable {
        /// Say this, then tell `finished`.
        case say(Saying)
        /// Ask again then, or when something comes.
        case wait(until: MonotonicTime)
        /// Ask again when something comes.
        case rest
    }

    /// One sentence to be played.
    package struct Saying: Sendable, Hashable {
        /// What it is.
        package let news: VoiceNews
        /// How much of it.
        package let form: VoicePlan.Form
        /// Not the first time.
        package let isRepeat: Bool
        /// With 叮咚 before it.
        package var hasChime: Bool { form == .full && !isRepeat }
    }

    // MARK: - What comes

    /// Takes news, and drops what they make pointless.
    package mutating func take(_ news: VoiceNews, at now: MonotonicTime) {
        switch news.kind {
        case .call: drop(.superseded) { $0.window == news.window && $0.kind.callsSomebody && $0.ticket != news.ticket }
        case .recall:
            if waiting.contains(where: { $0.news.ticket == news.ticket && $0.news.kind.callsSomebody }) {
                return count(.merged)
            }
            if repeatIsDue(for: news) {
                current?.isOwed = true
                return count(.merged)
            }
        case .missed: drop(.over) { $0.ticket == news.ticket }
        case .notice: drop(.superseded) { $0.kind == .notice }
        }
        if waiting.count >= limits.waiting { makeRoom() }
        waiting.append(Item(news: news, since: now))
    }

    /// Drops whatever no longer stands, also a repeat to come; what is being said is never cut.
    package mutating func keep(where stands: (VoiceNews) -> Bool) {
        drop(.over) { !stands($0) }
        if let current, !current.isSpeaking, !stands(current.item.news) { endCurrent(.over) }
    }

    /// Drops everything that waits, calls too, for a reason that is not the hall's: hours without voice.
    package mutating func empty(_ reason: VoiceDrop) {
        drop(reason) { _ in true }
        if current?.isSpeaking == false { endCurrent(reason) }
    }

    /// Drops what came before `since`, calls too: what nobody could hear in time.
    package mutating func empty(_ reason: VoiceDrop, before since: MonotonicTime) {
        let old = waiting.filter { $0.since < since }.count
        waiting.removeAll { $0.since < since }
        count(reason, times: old)
    }

    // MARK: - What is said

    /// Says what to do at `now`; a `say` is begun with it.
    package mutating func next(at now: MonotonicTime) -> Step {
        if let current {
            guard !current.isSpeaking else { return .rest }
            if current.isOwed || !delays(now.advanced(by: limits.gap + fullLength)) {
                guard now >= current.due else { return .wait(until: current.due) }
                return begin(current.item, current.form, times: current.times + 1, at: now)
            }
            endCurrent(.crowded)
        }
        dropLate(at: now)
        guard let index = choice(at: now) else { return .rest }
        let item = waiting.remove(at: index)
        let isCrowded = item.news.kind.callsSomebody && delays(now.advanced(by: fullLength))
        return begin(item, isCrowded ? .short : .full, times: 1, at: now)
    }

    /// Takes that the sentence of the last `say` has been heard, or could not be.
    package mutating func finished(at now: MonotonicTime, wasHeard: Bool) {
        guard var current, current.isSpeaking else { return }
        guard wasHeard else {
            // The first time it is lost; a repeat that fails has at least been said once.
            if current.times == 1 { count(.unheard) }
            self.current = nil
            return
        }
        if current.form == .full { fullLength = current.begun.duration(to: now) }
        if current.times == 1 { said[current.item.news.kind, default: 0] += 1 }
        guard current.form == .full, current.item.news.kind.callsSomebody, current.times < limits.times else {
            self.current = nil
            return
        }
        (current.isSpeaking, current.due) = (false, now.advanced(by: limits.gap))
        self.current = current
    }

    private mutating func begin(_ item: Item, _ form: VoicePlan.Form, times: Int, at now: MonotonicTime) -> Step {
        current = Current(item: item, form: form, times: times, isSpeaking: true, begun: now, due: now)
        return .say(Saying(news: item.news, form: form, isRepeat: times > 1))
    }

    private mutating func endCurrent(_ reason: VoiceDrop) {
        current = nil
        count(reason)
    }

    // MARK: - What matters more

    /// Whether somebody who is called would have waited too long by `time`.
    private func delays(_ time: MonotonicTime) -> Bool {
        waiting.contains { $0.news.kind.callsSomebody && $0.since.duration(to: time) > limits.patience }
    }

    /// Calls, recalls and whatever has waited long in the order they came; then missed numbers, then notices.
    private func choice(at now: MonotonicTime) -> Int? {
        func index(_ isMeant: (Item) -> Bool) -> Int? { waiting.firstIndex(where: isMeant) }
        return index { $0.news.kind.callsSomebody || $0.since.duration(to: now) >= limits.ageing }
            ?? index { $0.news.kind == .missed } ?? index { _ in true }
    }

    private mutating func dropLate(at now: MonotonicTime) {
        let late = waiting.filter { item in
            limits.lag(of: item.news.kind).map { item.since.duration(to: now) > $0 } ?? false
        }
        guard !late.isEmpty else { return }
        waiting.removeAll { late.contains($0) }
        count(.late, times: late.count)
    }

    /// Whether the number will be said again without being asked.
    private func repeatIsDue(for news: VoiceNews) -> Bool {
        guard let current, current.item.news.ticket == news.ticket, current.item.news.window == news.window
        else { return false }
        return current.form == .full && current.times < limits.times
    }

    /// Makes room for one: the oldest notice, missed number, recall, or call, in this order.
    private mutating func makeRoom() {
        for kind in VoiceNews.Kind.allCases.reversed() {
            guard let index = waiting.firstIndex(where: { $0.news.kind == kind }) else { continue }
            waiting.remove(at: index)
            return count(.full)
        }
    }

    private mutating func drop(_ reason: VoiceDrop, where isPointless: (VoiceNews) -> Bool) {
        let before = waiting.count
        waiting.removeAll { isPointless($0.news) }
        count(reason, times: before - waiting.count)
    }

    private mutating func count(_ reason: VoiceDrop, times: Int = 1) {
        if times > 0 { drops[reason, default: 0] += times }
    }
}
