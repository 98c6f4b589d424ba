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
/// and its client resumes by `Last-Event-ID`. While nobody follows, events are only counted, many at a time.
actor EventFeeds {
    /// Streams open at once.
    static let streamLimit = 400
    /// Records read at a time.
    static let pageRecords = 200
    /// Records that go uncounted while nobody follows; the journal still has as many in memory.
    static let uncountedRecords: Int64 = 256

    /// A stream that has everything up to `after` and takes what follows.
    struct Follower {
        let stream: EventStream
        let after: Position
    }

    /// A stream on its way from `after` to the present.
    struct Latecomer: Sendable {
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

    nonisolated let journal: Journal
    nonisolated let plan: HallPlan
    private nonisolated let clock: HallClock
    nonisolated let arrivals: AsyncStream<Latecomer>
    nonisolated let arrival: AsyncStream<Latecomer>.Continuation
    /// Whether there is anybody for whom the next record matters at once; asked on the journal's thread.
    nonisolated let isWatched = Lock(false)

    var followers: [Follower] = []
    var latecomers: [EventStream] = []
    var boards: [EventStream] = []
    /// Everything up to here is counted, and followers have been sent it.
    var position: Position
    /// The newest board that was rendered for the streams.
    private(set) var newest: BoardPage?
    /// Every stream of boards has been sent one as new as this.
    var shown = Position.start
    var isRunning = false
    var counted = Figures()

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
    func followEvents(after: Position?) async -> EventStream? {
        guard hasRoom else { return nil }
        // From here on every record wakes the reading: none can slip in before the position that is read next.
        isWatched.withLock { $0 = true }
        let stream = EventStream(.everyEvent)
        let now = journal.position
        if let after, after < position {
            guard case .enqueued = arrival.yield(Latecomer(stream: stream, after: after)) else { return nil }
            latecomers.append(stream)
            return stream
        }
        let isKnown = after.map { $0 <= now } ?? false
        if !isKnown {
            let data = String(decoding: WebJSON.bytes(["position": now]), as: UTF8.self)
            stream.send(StreamEvent(id: now.description, event: after == nil ? "start" : "reset", data: data))
        }
        followers.append(Follower(stream: stream, after: isKnown ? after ?? now : now))
        await readUp()
        return stream
    }

    /// A stream of boards, the newest at once, each superseding the one before; nil when there are too many.
    func followBoard() async -> EventStream? {
        guard hasRoom else { return nil }
        return await follow(from: await renderBoard())
    }

    /// A stream that begins with `page` or a newer one; nil when there are too many.
    func follow(from page: BoardPage) async -> EventStream? {
        take(page)
        // Others may have come while it was rendered.
        guard hasRoom, let newest else { return nil }
        let stream = EventStream(.latestOnly)
        stream.send(CollectionOfOne(newest.frame))
        boards.append(stream)
        // From here on every record wakes the reading. What came after the rendering may have found nobody watching.
        isWatched.withLock { $0 = true }
        if newest.position < journal.position { await sendBoard() }
        return stream
    }

    /// Renders the board as it is now.
    nonisolated func renderBoard() async -> BoardPage {
        let (plan, now) = (plan, clock.now())
        return BoardPage(await journal.view { $0.boardView(plan: plan, at: now) })
    }

    /// What has been counted.
    func figures() async -> Figures {
        await readUp()
        prune()
        counted.streams = followers.count + latecomers.count
        counted.boards = boards.count
        return counted
    }

    /// Keeps the newer page: renderings may overtake each other.
    func take(_ page: BoardPage) {
        if let newest, newest.position > page.position { return }
        newest = page
    }
}
