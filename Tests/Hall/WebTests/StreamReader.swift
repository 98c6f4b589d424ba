// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Reads events as they come.
struct StreamReader {
    private let stream: HTTPStream
    private var parser = EventStreamParser()
    private var ready: [StreamEvent] = []

    init(_ stream: HTTPStream) { self.stream = stream }

    /// The next event; nil when the stream is over.
    mutating func next() async throws -> StreamEvent? {
        while ready.isEmpty {
            guard let piece = try await stream.next() else { return nil }
            ready += try parser.push(piece)
        }
        return ready.removeFirst()
    }

    /// The next `count` events.
    mutating func next(_ count: Int) async throws -> [StreamEvent] {
        var events: [StreamEvent] = []
        while events.count < count, let event = try await next() { events.append(event) }
        return events
    }

    func cancel() { stream.cancel() }
}
