// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms

/// Carries the journal's events to the streams that follow them.
///
/// One reading of the journal serves all who have caught up. Who comes with an older position is first led up to it
/// page by page, at the pace of its own connection. Nobody holds up anybody: a stream whose cap is reached is dropped,
/// and its client resumes by `Last-Event-ID`.
actor EventFeeds {
    /// Streams open at once.
    static let streamLimit = 400
    /// Records read at a time.
    static let pageRecords = 200

    /// A stream that has everything up to `after` and takes what follows.
    private struct Follower {
        let stream: EventStream
        let after: Position
    }

    /// A stream on its way from `after` to the present.
    private struct Latecomer: Sendable {
        let stream: EventStream
        let after: Position
    }

    /// What is counted for metrics since the start.
    struct Figures: Sendable {
        var streams = 0
        var boards = 0
        var events: [PublicEvent.Kind: Int] = [:]
        var issued: [TicketLabel: Int] = [:]
    }

    private nonisolated let journal: Journal
    private nonisolated let plan: HallPlan
    private nonisolated let clock: HallClock
    private nonisolated let arrivals: AsyncStream<Latecomer>
    private nonisolated let arrival: AsyncStream<Latecomer>.Continuation

    private var followers: [Follower] = []
    private var latecomers: [EventStream] = []
    private var boards: [EventStream] = []
    /// Followers have been sent everything up to here.
    private var position: Position
    /// The newest board that was rendered for the streams.
    private var newest: BoardPage?
    private var isRunning = false
    private var counted = Figures()

    init(journal: Journal, plan: HallPlan, clock: HallClock) {
        (self.journal, self.plan, self.clock) = (journal, plan, clock)
        (arrivals, arrival) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.streamLimit))
        position = journal.position
    }

    /// Reads and sends until the task is cancelled, or the journal is closed or unreadable; then closes every stream.
    nonisolated func run() async {
        await begin()
        await withDiscardingTaskGroup { group in
            group.addTask { await self.readOn() }
            for await latecomer in arrivals { group.addTask { await self.catchUp(latecomer) } }
            // A stream that waits for room hears of nothing but its own end.
            await end()
        }
    }

    /// A stream of every public event after `after`, or from now on; nil when there are too many.
    ///
    /// A position beyond the end is of another journal: the stream then starts at the end with the event `reset`.
    func followEvents(after: Position?) -> EventStream? {
        guard hasRoom else { return nil }
        let stream = EventStream(.everyEvent)
        let isKnown = after.map { $0 <= journal.position } ?? false
        guard let after, isKnown else {
            let data = String(decoding: WebJSON.bytes(["position": position]), as: UTF8.self)
            stream.send(StreamEvent(id: position.description, event: after == nil ? "start" : "reset", data: data))
            followers.append(Follower(stream: stream, after: position))
            return stream
        }
        if after >= position {
            followers.append(Follower(stream: stream, after: after))
        } else {
            guard case .enqueued = arrival.yield(Latecomer(stream: stream, after: after)) else { return nil }
            latecomers.append(stream)
        }
        return stream
    }

    /// A stream of boards, the newest at once, each superseding the one before; nil when there are too many.
    func followBoard() async -> EventStream? {
        guard hasRoom else { return nil }
        take(await renderBoard())
        // Others may have come in the meantime.
        guard hasRoom, let newest else { return nil }
        let stream = EventStream(.latestOnly)
        stream.send(Self.event(newest))
        boards.append(stream)
        return stream
    }

    /// Renders the board as it is now.
    nonisolated func renderBoard() async -> BoardPage {
        let (plan, now) = (plan, clock.now())
        return BoardPage(await journal.view { $0.boardView(plan: plan, at: now) })
    }

    /// What has been counted.
    func figures() -> Figures {
        prune()
        counted.streams = followers.count + latecomers.count
        counted.boards = boards.count
        return counted
    }
}

// MARK: - Sending

extension EventFeeds {
    private var hasRoom: Bool {
        prune()
        return isRunning && followers.count + latecomers.count + boards.count < Self.streamLimit
    }

    /// Whether events are being carried.
    var isCarrying: Bool { isRunning }

    private func begin() { isRunning = true }

    private func end() {
        isRunning = false
        for stream in followers.map(\.stream) + latecomers + boards { stream.close() }
        (followers, latecomers, boards) = ([], [], [])
    }

    private func prune() {
        followers.removeAll { !$0.stream.isOpen }
        latecomers.removeAll { !$0.isOpen }
        boards.removeAll { !$0.isOpen }
    }

    /// The one reading of what is new, for everybody who has caught up.
    private func readOn() async {
        while let last = await journal.wait(beyond: position) {
            while position < last {
                guard let records = try? await journal.records(after: position, limit: Self.pageRecords),
                    let end = records.last
                else { return giveUp() }
                send(records, through: end.position)
            }
            guard !boards.isEmpty else { continue }
            take(await renderBoard())
            if let newest { for board in boards { board.send(Self.event(newest)) } }
        }
        arrival.finish()
    }

    /// Ends everything: a journal that is closed is no news, one that cannot be read is.
    private func giveUp() {
        Log.write(.error, "events can no longer be read", ["position": position])
        arrival.finish()
    }

    private func send(_ records: [HallRecord], through last: Position) {
        prune()
        for record in records {
            guard let event = PublicEvent(record, plan) else { continue }
            counted.events[event.type, default: 0] += 1
            if case .ticketIssued(_, _, let kind, _, _, _) = record.event {
                counted.issued[TicketLabel(kind), default: 0] += 1
            }
            let message = Self.message(event)
            for follower in followers where record.position > follower.after { follower.stream.send(message) }
        }
        position = last
    }

    /// Leads a latecomer page by page to where the others are.
    private nonisolated func catchUp(_ latecomer: Latecomer) async {
        let stream = latecomer.stream
        var after = latecomer.after
        while await !join(stream, after) {
            guard let records = try? await journal.records(after: after, limit: Self.pageRecords),
                let last = records.last
            else { return stream.close() }
            for record in records {
                if let event = PublicEvent(record, plan) { stream.send(Self.message(event)) }
            }
            after = last.position
            guard await stream.waitForRoom() else { return }
        }
    }

    /// Makes a latecomer a follower if it has come far enough; true ends its catching up.
    private func join(_ stream: EventStream, _ after: Position) -> Bool {
        guard isRunning, stream.isOpen else { return true }
        guard after >= position else { return false }
        latecomers.removeAll { $0 === stream }
        followers.append(Follower(stream: stream, after: after))
        return true
    }

    /// Keeps the newer page: renderings may overtake each other.
    private func take(_ page: BoardPage) {
        if let newest, newest.position > page.position { return }
        newest = page
    }

    private static func message(_ event: PublicEvent) -> StreamEvent {
        StreamEvent(
            id: event.position.description,
            event: event.type.rawValue,
            data: String(decoding: WebJSON.bytes(event), as: UTF8.self)
        )
    }

    private static func event(_ page: BoardPage) -> StreamEvent {
        StreamEvent(
            id: page.position.description,
            event: "board",
            data: String(decoding: page.bytes, as: UTF8.self)
        )
    }
}
