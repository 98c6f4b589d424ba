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
    /// Streams open at once: a console and a sign for each of 300 windows, 60 displays, and some more.
    static let streamLimit = 700
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
        /// Those who look at pages, by what they show.
        var viewers: [PageView.Kind: Int] = [:]
        var events: [PublicEvent.Kind: Int] = [:]
        var issued: [TicketLabel: Int] = [:]
    }

    nonisolated let journal: Journal
    nonisolated let plan: HallPlan
    /// Renders a view as it is now.
    nonisolated let render: @Sendable (PageView) async -> RenderedPage
    nonisolated let arrivals: AsyncStream<Latecomer>
    nonisolated let arrival: AsyncStream<Latecomer>.Continuation
    /// Whether there is anybody for whom the next record matters at once; asked on the journal's thread.
    nonisolated let isWatched = Lock(false)

    var followers: [Follower] = []
    var latecomers: [EventStream] = []
    /// Those who look at pages; no view is without a stream.
    var viewers: [PageView: [EventStream]] = [:]
    /// Everything up to here is counted, and followers have been sent it.
    var position: Position
    /// The newest page of each view that was rendered for the streams.
    var newest: [PageView: RenderedPage] = [:]
    /// Every stream of pages has been sent what is as new as this.
    var shown = Position.start
    var isRunning = false
    var counted = Figures()

    init(journal: Journal, plan: HallPlan, render: @escaping @Sendable (PageView) async -> RenderedPage) {
        (self.journal, self.plan, self.render) = (journal, plan, render)
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

    /// What has been counted.
    func figures() async -> Figures {
        await readUp()
        prune()
        counted.streams = followers.count + latecomers.count
        counted.viewers = viewerCounts
        return counted
    }
}
