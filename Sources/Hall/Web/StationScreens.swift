// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
package import Terms

/// Carries the screens of stations to the pages that draw them, each superseding the one before.
package final class StationScreens: Sendable {
    private struct Shared {
        var screens: [StationID: ShownScreen] = [:]
        var isOver = false
    }

    /// Pages at once that follow one station: its own, and those of people who look over its shoulder.
    static let streamLimit = 8

    private let shared = Lock(Shared())

    /// Makes the screens of a hall; nothing has been shown yet.
    package init() {}

    /// Takes the JSON object of what `station` shows from now on.
    ///
    /// Called in the order of the screens; sends and returns.
    package func show(_ screen: [UInt8], at station: StationID) {
        shared.withLock { shared in
            shared.screens[station, default: ShownScreen()].take(screen)
        }
    }

    /// How many pages follow a station.
    var count: Int {
        shared.withLock { shared in
            shared.screens.values.reduce(0) { sum, screen in sum + screen.streams.count { $0.isOpen } }
        }
    }

    /// A stream of what `station` shows, which was `screen` if nothing has been shown since; nil when there are too many.
    func follow(_ station: StationID, from screen: [UInt8]) -> EventStream? {
        shared.withLock { shared -> EventStream? in
            guard !shared.isOver else { return nil }
            return shared.screens[station, default: ShownScreen()].follow(from: screen)
        }
    }

    /// Tells every page that the line is alive.
    func beat(_ frame: EventFrame) {
        shared.withLock { shared in
            for screen in shared.screens.values {
                for stream in screen.streams { stream.send(CollectionOfOne(frame)) }
            }
        }
    }

    /// Ends every stream, and those to come.
    func end() {
        shared.withLock { shared in
            for screen in shared.screens.values {
                for stream in screen.streams { stream.close() }
            }
            (shared.screens, shared.isOver) = ([:], true)
        }
    }
}

/// What a station shows, and who follows it.
private struct ShownScreen {
    private var newest: [UInt8]?
    private var version = 0
    private(set) var streams: [EventStream] = []

    private var frame: EventFrame {
        EventFrame(
            StreamEvent(id: String(version), event: "screen", data: String(decoding: newest ?? [], as: UTF8.self))
        )
    }

    mutating func take(_ screen: [UInt8]) {
        newest = screen
        version += 1
        streams.removeAll { !$0.isOpen }
        guard !streams.isEmpty else { return }
        let frame = CollectionOfOne(frame)
        for stream in streams { stream.send(frame) }
    }

    mutating func follow(from screen: [UInt8]) -> EventStream? {
        streams.removeAll { !$0.isOpen }
        guard streams.count < StationScreens.streamLimit else { return nil }
        newest = newest ?? screen
        let stream = EventStream(.latestOnly)
        stream.send(CollectionOfOne(frame))
        streams.append(stream)
        return stream
    }
}
