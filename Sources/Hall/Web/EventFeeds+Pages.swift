// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms

// Pages: views that supersede themselves, for screens and consoles.
extension EventFeeds {
    /// A stream of `view`, the newest page at once, each superseding the one before; nil when there are too many.
    func follow(_ view: PageView) async -> EventStream? {
        guard hasRoom else { return nil }
        return await follow(view, from: await render(view))
    }

    /// A stream that begins with `page` or a newer one; nil when there are too many.
    func follow(_ view: PageView, from page: RenderedPage) async -> EventStream? {
        // Others may have come while it was rendered.
        guard hasRoom else { return nil }
        let newest = take(page, of: view)
        let stream = EventStream(.latestOnly)
        stream.send(CollectionOfOne(newest.frame))
        viewers[view, default: []].append(stream)
        // From here on every record wakes the reading. What came after the rendering may have found nobody watching.
        isWatched.withLock { $0 = true }
        if newest.position < journal.position { await send(view) }
        return stream
    }

    /// Sends every view as it is now to those who look at it; what has not changed is not sent again.
    func sendPages() async {
        var oldest = journal.position
        // What the public sees goes first.
        for view in viewers.keys.filter({ !$0.kind.isForStaff }) { oldest = min(oldest, await send(view)) }
        for view in viewers.keys.filter(\.kind.isForStaff) { oldest = min(oldest, await send(view)) }
        shown = oldest
    }

    /// Tells those who look at pages that the line is alive and what the time is.
    ///
    /// What staff see depends on the time as well: it is rendered anew.
    func beat(at now: Moment, _ screens: StationScreens?) async {
        prune()
        let data = String(decoding: WebJSON.bytes(Beat(at: now.rfc3339, position: position)), as: UTF8.self)
        let frame = EventFrame(StreamEvent(event: "beat", data: data))
        for stream in viewers.values.joined() { stream.send(CollectionOfOne(frame)) }
        screens?.beat(frame)
        for view in viewers.keys where view.kind.isForStaff { await send(view) }
    }

    /// How many look at pages of each kind.
    var viewerCounts: [PageView.Kind: Int] {
        Dictionary(viewers.map { ($0.key.kind, $0.value.count) }, uniquingKeysWith: +)
    }

    /// Sends one view to those who look at it; returns the position that they have.
    @discardableResult
    private func send(_ view: PageView) async -> Position {
        let page = await render(view)
        guard let viewers = viewers[view] else { return page.position }
        let before = newest[view]
        let now = take(page, of: view)
        guard now == page, before?.bytes != page.bytes else { return now.position }
        let frame = CollectionOfOne(page.frame)
        for stream in viewers { stream.send(frame) }
        return page.position
    }

    /// Keeps the newer page, and returns it: renderings may overtake each other.
    private func take(_ page: RenderedPage, of view: PageView) -> RenderedPage {
        if let newest = newest[view], newest.position > page.position { return newest }
        newest[view] = page
        return page
    }
}

/// What a beat says.
private struct Beat: Encodable {
    let at: String
    let position: Position
}
