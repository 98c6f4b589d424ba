// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms

// How records become events, and who gets them.
extension EventFeeds {
    /// Whether there is room for one more stream.
    var hasRoom: Bool {
        prune()
        let count = followers.count + latecomers.count + viewers.values.reduce(0) { $0 + $1.count }
        return isRunning && count < Self.streamLimit
    }

    /// Whether events are being carried.
    var isCarrying: Bool { isRunning }

    func begin() { isRunning = true }

    func end() {
        isRunning = false
        for stream in followers.map(\.stream) + latecomers + viewers.values.joined() { stream.close() }
        (followers, latecomers, viewers, newest) = ([], [], [:], [:])
    }

    func prune() {
        followers.removeAll { !$0.stream.isOpen }
        latecomers.removeAll { !$0.isOpen }
        viewers = viewers.compactMapValues { streams in
            let open = streams.filter(\.isOpen)
            return open.isEmpty ? nil : open
        }
        newest = newest.filter { viewers[$0.key] != nil }
    }

    /// The one reading of what is new, for everybody who has caught up.
    func readOn() async {
        while await waitForNews() {
            guard await readUp() else { return giveUp() }
            if !viewers.isEmpty { await sendPages() }
        }
        arrival.finish()
    }

    /// Counts and sends everything that is stored; false when the journal cannot be read.
    @discardableResult
    func readUp() async -> Bool {
        while position < journal.position {
            guard let records = try? await journal.records(after: position, limit: Self.pageRecords), !records.isEmpty
            else { return false }
            // Another reading may have taken some of them meanwhile.
            take(records.drop { $0.position <= position })
        }
        return true
    }

    /// Leads a latecomer page by page to where the others are.
    nonisolated func catchUp(_ latecomer: Latecomer) async {
        let stream = latecomer.stream
        var after = latecomer.after
        while await !join(stream, after) {
            guard let records = try? await journal.records(after: after, limit: Self.pageRecords),
                let last = records.last
            else { return stream.close() }
            stream.send(records.compactMap { PublicEvent($0, plan)?.frame })
            after = last.position
            guard await stream.waitForRoom() else { return }
        }
    }

    /// Waits until somebody wants to hear of what was stored, or there is much to count; false at the end.
    private func waitForNews() async -> Bool {
        prune()
        let hasAudience = !followers.isEmpty || !latecomers.isEmpty || !viewers.isEmpty
        isWatched.withLock { $0 = hasAudience }
        let latest = position.value + Self.uncountedRecords
        return await journal.wait(beyond: viewers.isEmpty ? position : min(position, shown)) { [isWatched] record in
            record.position.value >= latest || isWatched.withLock { $0 }
        } != nil
    }

    private func take(_ records: ArraySlice<HallRecord>) {
        guard let last = records.last?.position else { return }
        prune()
        var frames: [(position: Position, frame: EventFrame)] = []
        for record in records {
            guard let (kind, facts) = PublicEvent.facts(of: record) else { continue }
            counted.events[kind, default: 0] += 1
            if case .ticketIssued(_, _, let kind, _, _, _, _) = record.event {
                counted.issued[TicketLabel(kind), default: 0] += 1
            }
            guard !followers.isEmpty else { continue }
            frames.append((record.position, PublicEvent(record, kind, facts, plan).frame))
        }
        position = last
        guard !frames.isEmpty else { return }
        for follower in followers {
            // Nearly always all of them.
            let news = frames.drop { $0.position <= follower.after }
            if !news.isEmpty { follower.stream.send(news.lazy.map(\.frame)) }
        }
    }

    /// Ends everything: a journal that is closed is no news, one that cannot be read is.
    private func giveUp() {
        Log.write(.error, "events can no longer be read", ["position": position])
        arrival.finish()
    }

    /// Makes a latecomer a follower if it has come far enough; true ends its catching up.
    private func join(_ stream: EventStream, _ after: Position) -> Bool {
        guard isRunning, stream.isOpen else { return true }
        guard after >= position else { return false }
        latecomers.removeAll { $0 === stream }
        followers.append(Follower(stream: stream, after: after))
        return true
    }
}

extension PublicEvent {
    /// The event as it goes to every stream.
    fileprivate var frame: EventFrame {
        EventFrame(
            StreamEvent(
                id: position.description,
                event: type.rawValue,
                data: String(decoding: WebJSON.bytes(self), as: UTF8.self)
            )
        )
    }
}
