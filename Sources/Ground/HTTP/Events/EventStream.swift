// SPDX-License-Identifier: Apache-2.0

/// One live `text/event-stream` reply: anyone sends, the server's polling thread writes.
///
/// No thread waits for a client and nothing piles up: unsent bytes have a cap. A client that goes over it
/// is dropped and comes back with `Last-Event-ID`.
package final class EventStream: Sendable {
    /// What a client that reads slowly gets.
    package enum Mode: Sendable {
        /// Every event, in order, or the connection is dropped.
        case everyEvent
        /// The newest event of each type: an unsent one is superseded by the next of the same `event`.
        case latestOnly
    }

    /// Why a stream ended.
    package enum End: Sendable, Hashable {
        /// `close()` was called, or the server stops.
        case closed
        /// The client went away, or never read.
        case clientGone
        /// The client left more unsent than the cap allows.
        case overCap
    }

    /// The unsent bytes one client may have, unless the maker says otherwise.
    package static let defaultMaxUnsentBytes = 256 * 1024

    private let mode: Mode
    private let maxUnsentBytes: Int
    private let onClose: (@Sendable (End) -> Void)?
    private let state = Lock(State())

    /// Makes a stream to be returned in a reply; events sent before that wait, up to the cap.
    ///
    /// `onClose` is called once, on any thread, when the stream is over and no more can be sent.
    package init(
        _ mode: Mode = .everyEvent,
        maxUnsentBytes: Int = EventStream.defaultMaxUnsentBytes,
        onClose: (@Sendable (End) -> Void)? = nil
    ) {
        self.mode = mode
        self.maxUnsentBytes = maxUnsentBytes
        self.onClose = onClose
    }

    /// Whether events are still taken.
    package var isOpen: Bool { state.withLock { $0.phase == .open } }

    /// The bytes that wait for the client.
    package var unsentBytes: Int { state.withLock { $0.unsentBytes } }

    /// Queues an event; false when the stream is over, also when this very event went over the cap.
    @discardableResult
    package func send(_ event: StreamEvent) -> Bool { send(CollectionOfOne(EventFrame(event))) }

    /// Queues events that go to others too, all for one wake of the polling thread.
    @discardableResult
    package func send(_ frames: some Collection<EventFrame>) -> Bool {
        let dropped: Dropped? = state.withLock { state in
            guard state.phase == .open else { return Dropped(wasOpen: false, waiters: []) }
            for frame in frames {
                switch mode {
                case .everyEvent: state.append(frame.bytes, named: nil)
                case .latestOnly where state.supersede(frame.name, with: frame.bytes): break
                case .latestOnly: state.append(frame.bytes, named: frame.name)
                }
            }
            guard state.unsentBytes > maxUnsentBytes else {
                state.connection?.resume()
                return nil
            }
            state.connection?.dropStream()
            state.discard()
            state.phase = .ended(.overCap)
            return Dropped(wasOpen: true, waiters: state.takeWaiters())
        }
        guard let dropped else { return true }
        if dropped.wasOpen { finish(.overCap, dropped.waiters) }
        return false
    }

    /// Sends what is queued, then ends the reply.
    package func close() {
        let waiters = state.withLock { state -> [CheckedContinuation<Bool, Never>] in
            guard state.phase == .open else { return [] }
            state.phase = .closing
            state.connection?.resume()
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume(returning: false) }
    }

    /// Waits until at most half the cap is unsent: how a long replay keeps to its client's pace.
    ///
    /// Returns false when the stream is over; cancelling the task does not end the wait, `close()` does.
    package func waitForRoom() async -> Bool {
        await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                guard state.phase == .open else { return false }
                if state.unsentBytes <= maxUnsentBytes / 2 { return true }
                state.waiters.append(continuation)
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    private func finish(_ end: End, _ waiters: [CheckedContinuation<Bool, Never>]) {
        for waiter in waiters { waiter.resume(returning: false) }
        onClose?(end)
    }

    private struct Dropped {
        let wasOpen: Bool
        let waiters: [CheckedContinuation<Bool, Never>]
    }
}

// MARK: - The server's side

extension EventStream {
    /// What the polling thread does next.
    enum Turn: Equatable {
        case wrote(Int)
        /// Nothing to write; the connection is suspended.
        case suspended
        case end
        case fail
    }

    /// Ties the stream to the connection that will carry it.
    func attach(to connection: ServerConnection) {
        state.withLock { state in
            state.connection = connection
            state.lastWrite = monotonicMilliseconds()
            // It may have gone over its cap before there was a connection to cut.
            if state.phase == .ended(.overCap) { connection.dropStream() }
        }
    }

    /// Fills the polling thread's buffer, or suspends the connection in the same breath as finding nothing:
    /// a sender between the two would never wake it.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Turn {
        var waiters: [CheckedContinuation<Bool, Never>] = []
        let turn: Turn = state.withLock { state in
            if case .ended = state.phase { return .fail }
            let count = unsafe state.take(into: buffer)
            if count > 0 {
                state.lastWrite = monotonicMilliseconds()
                if state.unsentBytes <= maxUnsentBytes / 2 { waiters = state.takeWaiters() }
                return .wrote(count)
            }
            if state.phase == .closing { return .end }
            return state.connection?.suspend() == true ? .suspended : .end
        }
        for waiter in waiters { waiter.resume(returning: true) }
        return turn
    }

    /// Writes a heartbeat when nothing was written for `interval`, and notices a client that has hung up.
    ///
    /// A suspended connection is not polled by the library, so nobody else would.
    func tick(now: Milliseconds, interval: Milliseconds) {
        state.withLock { state in
            guard state.phase == .open, let connection = state.connection, state.unsentBytes == 0,
                now >= state.lastWrite + interval
            else { return }
            state.lastWrite = now
            if connection.peerHasHungUp {
                state.isGone = true
                state.phase = .closing
            } else {
                state.append(EventStreamFormat.heartbeat, named: nil)
            }
            connection.resume()
        }
    }

    /// Ends the stream with its reply: written to the end, cut off, or never begun.
    func detach() {
        let ended = state.withLock { state -> (end: End, waiters: [CheckedContinuation<Bool, Never>])? in
            state.connection = nil
            if case .ended = state.phase { return nil }
            let end: End = state.phase == .closing && state.unsentBytes == 0 && !state.isGone ? .closed : .clientGone
            state.phase = .ended(end)
            state.discard()
            return (end, state.takeWaiters())
        }
        if let ended { finish(ended.end, ended.waiters) }
    }
}

// MARK: - State

extension EventStream {
    private enum Phase: Equatable {
        case open
        case closing
        case ended(End)
    }

    private struct State {
        var phase = Phase.open
        var connection: ServerConnection?
        var lastWrite: Milliseconds = 0
        var isGone = false
        var waiters: [CheckedContinuation<Bool, Never>] = []
        /// Bytes in their final order, of which `offset` are written.
        private var buffer: [UInt8] = []
        private var offset = 0
        /// Unsent events that a newer one may still replace; they follow `buffer`.
        private var replaceable: [(name: String, bytes: [UInt8])] = []
        private var replaceableBytes = 0

        var unsentBytes: Int { buffer.count - offset + replaceableBytes }

        mutating func append(_ bytes: [UInt8], named name: String?) {
            if let name {
                replaceable.append((name, bytes))
                replaceableBytes += bytes.count
            } else {
                buffer.append(contentsOf: bytes)
            }
        }

        mutating func supersede(_ name: String, with bytes: [UInt8]) -> Bool {
            guard let index = replaceable.firstIndex(where: { $0.name == name }) else { return false }
            replaceableBytes += bytes.count - replaceable[index].bytes.count
            replaceable[index].bytes = bytes
            return true
        }

        mutating func take(into target: UnsafeMutableRawBufferPointer) -> Int {
            if offset == buffer.count {
                buffer.removeAll(keepingCapacity: buffer.capacity <= State.keptCapacity)
                offset = 0
                for event in replaceable { buffer.append(contentsOf: event.bytes) }
                replaceable.removeAll()
                replaceableBytes = 0
            }
            let count = min(buffer.count - offset, target.count)
            unsafe target.copyBytes(from: buffer[offset..<(offset + count)])
            offset += count
            if offset > State.keptCapacity {
                buffer.removeSubrange(..<offset)
                offset = 0
            }
            return count
        }

        mutating func discard() {
            buffer = []
            offset = 0
            replaceable = []
            replaceableBytes = 0
        }

        mutating func takeWaiters() -> [CheckedContinuation<Bool, Never>] {
            defer { waiters = [] }
            return waiters
        }

        private static let keptCapacity = 16 * 1024
    }
}
