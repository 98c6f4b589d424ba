// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
import Terms

/// Decides what a panel shows and when: each call has its turn, and none is shown late.
///
/// Calls wait in a queue, one at most for each window, and take a row when one is free or its call has had its turn. A
/// row's turn begins when the panel has said that it shows it. While a panel is away nothing is lost, but what is older
/// than `lateness` when it returns is shown as the state of things only, and what a newer call of its window has replaced
/// is not shown. Pure: the clock's hands are passed in.
package struct PanelScript: Sendable {
    /// How many rows the panel has.
    package let rowCount: Int
    private let pacing: PanelPacing
    private let showsStaff: Bool

    /// Calls that have not had their turn, oldest first, one at most for each window.
    private var queue: [Queued] = []
    /// Calls that have a row or had one and still stand, newest turn first, one at most for each window.
    private var taken: [Taken] = []
    /// The calls whose visitors are on the way or at their windows.
    private var standing: Set<PanelCall> = []
    /// Calls that had their turn and would still be news if they were heard of again.
    private var had: [Queued] = []
    private var window: WindowBoard?
    private var notice: String?
    private var isPresent = false
    /// Whether turns are short, because with long ones the last in the queue would be late.
    private var isHurried = false

    private struct Queued: Sendable {
        let call: PanelCall
        /// When it was called, on the panel's clock.
        let since: MonotonicTime
    }

    private struct Taken: Sendable {
        enum Turn: Sendable, Equatable {
            /// The panel has not confirmed it.
            case awaited
            case begun(MonotonicTime)
            /// It stands from before, and is no news.
            case none
        }

        let call: PanelCall
        let since: MonotonicTime
        var turn: Turn
    }

    /// The most windows whose calls are kept: more than any hall has.
    package static let windowLimit = 200

    /// A panel of `rowCount` rows that has not been reached.
    ///
    /// `showsStaff` lets a window's panel name who is there by the staff number.
    package init(rowCount: Int, pacing: PanelPacing = PanelPacing(), showsStaff: Bool = false) {
        precondition(rowCount > 0, "a panel has a row")
        (self.rowCount, self.pacing, self.showsStaff) = (rowCount, pacing, showsStaff)
    }

    /// How many calls wait for their turn.
    package var backlog: Int { queue.count }

    // MARK: News

    /// Takes what the journal told.
    package mutating func take(_ news: PanelNews, at now: MonotonicTime) {
        (window, notice) = (news.window, news.notice)
        standing = Set(news.standing)
        for change in news.changes {
            switch change {
            case .called(let call): add(call, news.now, now)
            case .withdrawn(let number):
                queue.removeAll { $0.call.number == number }
                taken.removeAll { $0.call.number == number }
            }
        }
        // What stands and was never heard of: called before this panel's time, or brought back by an undo.
        for call in news.standing.reversed() { add(call, news.now, now) }
        advance(to: now)
    }

    private func isKnown(_ call: PanelCall) -> Bool {
        queue.contains { $0.call == call } || taken.contains { $0.call == call }
    }

    /// Queues a call, in the place of an older one of its window; one that comes too late only stands.
    private mutating func add(_ call: PanelCall, _ wall: Timestamp, _ now: MonotonicTime) {
        guard !isKnown(call) else { return }
        queue.removeAll { $0.call.window == call.window }
        taken.removeAll { $0.call.window == call.window }
        // A wall clock that was set back makes no call older or younger than it can be.
        let age = Duration.milliseconds(max(0, wall.milliseconds - call.at.milliseconds))
        let since = now.advanced(by: .zero - age)
        if age <= pacing.lateness, !had.contains(where: { $0.call == call }) {
            queue.append(Queued(call: call, since: since))
            if queue.count > Self.windowLimit { queue.removeFirst() }
        } else {
            settle(call, since)
        }
    }

    /// Puts a call that stands among those that are no news.
    private mutating func settle(_ call: PanelCall, _ since: MonotonicTime) {
        guard standing.contains(call) else { return }
        let place = taken.firstIndex { $0.turn == .none && $0.since <= since } ?? taken.endIndex
        taken.insert(Taken(call: call, since: since, turn: .none), at: place)
        if taken.count > Self.windowLimit { taken.removeLast() }
    }

    // MARK: Time

    /// Takes out the rows that are over and gives free rows to the calls that wait.
    package mutating func advance(to now: MonotonicTime) {
        let latest = pacing.lateness
        had.removeAll { $0.since.advanced(by: latest) < now }
        taken = taken.filter { standing.contains($0.call) || !isOver($0, at: now) }
        isHurried = !queue.isEmpty && (isHurried || pacing.turn * queue.count > pacing.lateness * rowCount)
        guard isPresent else { return }
        while let next = queue.first, hasRoom(at: now) {
            queue.removeFirst()
            taken.insert(Taken(call: next.call, since: next.since, turn: .awaited), at: 0)
        }
    }

    /// When `advance(to:)` has something to do next, or the page changes by itself; nil when only news can change it.
    package func nextChange(after now: MonotonicTime) -> MonotonicTime? {
        let turns = taken.prefix(rowCount).compactMap { entry -> MonotonicTime? in
            guard case .begun(let begin) = entry.turn else { return nil }
            return [turn, pacing.news].map { begin.advanced(by: $0) }.filter { $0 > now }.min()
        }
        return turns.min()
    }

    private func hasRoom(at now: MonotonicTime) -> Bool {
        taken.count < rowCount || isOver(taken[rowCount - 1], at: now)
    }

    private func isOver(_ entry: Taken, at now: MonotonicTime) -> Bool {
        switch entry.turn {
        case .none: true
        case .awaited: false
        case .begun(let begin): begin.advanced(by: turn) <= now
        }
    }

    private var turn: Duration { isHurried ? pacing.hurriedTurn : pacing.turn }

    // MARK: The panel

    /// What the panel should show now.
    package func page(at now: MonotonicTime) -> PanelPage {
        if let window { return PanelPage(rows(window, at: now), count: rowCount) }
        guard taken.isEmpty else {
            return PanelPage(taken.prefix(rowCount).map { row($0, at: now) }, count: rowCount)
        }
        return PanelPage([.welcome] + (notice.map { [.notice($0)] } ?? []), count: rowCount)
    }

    /// The calls that a page made now holds.
    package var callsOnPage: [PanelCall] { taken.prefix(rowCount).map(\.call) }

    /// Notes that the panel shows these calls: their turn begins.
    package mutating func confirm(_ calls: [PanelCall], at now: MonotonicTime) {
        for index in taken.indices where calls.contains(taken[index].call) {
            guard case .awaited = taken[index].turn else { continue }
            taken[index].turn = .begun(now)
            had.append(Queued(call: taken[index].call, since: taken[index].since))
        }
    }

    /// Notes that the panel is away: calls whose turn is not over will have it anew.
    package mutating func away(at now: MonotonicTime) {
        guard isPresent else { return }
        isPresent = false
        let unseen = taken.filter { !isOver($0, at: now) }
        taken = taken.filter { isOver($0, at: now) }
        queue = unseen.reversed().map { Queued(call: $0.call, since: $0.since) } + queue
    }

    /// Notes that the panel is there: what is late by now is shown as it stands, and not as news.
    package mutating func returned(at now: MonotonicTime) {
        guard !isPresent else { return }
        isPresent = true
        let late = queue.filter { $0.since.advanced(by: pacing.lateness) < now }
        queue.removeAll { $0.since.advanced(by: pacing.lateness) < now }
        for entry in late { settle(entry.call, entry.since) }
        advance(to: now)
    }

    private func row(_ entry: Taken, at now: MonotonicTime) -> PanelRow {
        let isNews: Bool
        switch entry.turn {
        case .none: isNews = false
        case .awaited: isNews = true
        case .begun(let begin): isNews = begin.advanced(by: pacing.news) > now
        }
        return .call(number: entry.call.number, window: entry.call.window, isNews: isNews)
    }

    /// A window's panel: the window itself above when there is a row for it.
    private func rows(_ window: WindowBoard, at now: MonotonicTime) -> [PanelRow] {
        let heading = PanelRow.window(label: window.label, staff: showsStaff ? window.clerk?.text : nil)
        return rowCount == 1 ? [state(window, at: now)] : [heading, state(window, at: now)]
    }

    private func state(_ window: WindowBoard, at now: MonotonicTime) -> PanelRow {
        if let entry = taken.first, window.mode == .calling || !isOver(entry, at: now) { return row(entry, at: now) }
        switch (window.mode, window.number) {
        case (.serving, let number?): return .serving(number)
        case (.calling, let number?): return .call(number: number, window: window.label, isNews: false)
        case (.calling, nil), (.serving, nil), (.idle, _): return .welcome
        case (.paused, _): return .paused
        case (.closed, _): return .closed
        }
    }
}
