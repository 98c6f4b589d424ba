// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc
import Synchronization

/// One client's connection, from accept to close.
///
/// The library's connection may be touched by other threads only while it is suspended and not yet
/// closed. Both facts stand under this lock, which the closing callback takes too.
///
/// It is also the executor of its handler's task, see `ServerConnection+Handling`.
final class ServerConnection: TaskExecutor, @unchecked Sendable {
    let core: ServerCore
    /// The client's numeric address.
    let client: String

    // Only the polling thread touches these.
    var exchange: Exchange?
    var peer: PeerCertificate?
    var peerIsKnown = false
    /// Whether the last reply was sent before the request was read to its end.
    var lingers = false

    let state: Lock<State>

    init(_ handle: OpaquePointer, core: ServerCore) {
        self.core = core
        unsafe client = ListeningSocket.text(of: http_connection_address(handle))
        unsafe state = Lock(
            State(
                handle: handle,
                descriptor: http_connection_descriptor(handle),
                deadline: monotonicMilliseconds() + core.limits.receive
            )
        )
    }

    /// Suspends the library's connection; false when the server is stopping and nothing may wait any more.
    ///
    /// Polling thread only.
    func suspend() -> Bool {
        state.withLock { state in
            guard let handle = unsafe state.handle, !state.mustNotWait else { return false }
            unsafe state.suspend(handle)
            return true
        }
    }

    /// Lets the polling thread go on with a suspended connection; from any thread.
    func resume() {
        state.withLock { $0.resume() }
    }

    /// Whether the client has closed its side.
    var peerHasHungUp: Bool {
        state.withLock { $0.descriptor >= 0 && http_peer_has_hung_up($0.descriptor) == 1 }
    }

    /// Whether something has arrived that the polling thread has not read yet.
    var hasUnreadBytes: Bool {
        state.withLock { state in
            var byte: UInt8 = 0
            return unsafe state.descriptor >= 0
                && recv(state.descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
        }
    }

    /// Ends a stream whose client does not read: the polling thread sees a dead socket.
    func dropStream() {
        core.tally.droppedStreams.add(1, ordering: .relaxed)
        state.withLock { state in
            state.cut()
            state.resume()
        }
    }

    // MARK: Life

    /// A new request has begun to arrive.
    func begin(target: String?) {
        exchange = Exchange(target: target)
        let latest = monotonicMilliseconds() + core.limits.receive
        state.withLock { $0.deadline = min($0.deadline ?? latest, latest) }
    }

    /// A reply is on its way out; a stream may take for ever.
    func replying(with stream: EventStream?) {
        stream?.attach(to: self)
        let latest = monotonicMilliseconds() + core.limits.reply
        let mustEnd = state.withLock { state in
            state.deadline = stream == nil ? latest : nil
            state.stream = stream
            return state.endsStreams || state.mustNotWait
        }
        if mustEnd { stream?.close() }
    }

    /// The exchange is over: the reply is written, or the connection has failed.
    func completed() {
        let wasAtWork = exchange?.phase == .handling
        exchange = nil
        let next = monotonicMilliseconds() + core.limits.idle + core.limits.receive
        let (stream, reply, jobs) = state.withLock { state in
            defer { state.stream = nil }
            state.deadline = next
            let jobs = state.endTurn()
            return (state.stream, state.reply.take(), jobs)
        }
        Self.runElsewhere(jobs)
        stream?.detach()
        if case .stream(let unsent)? = reply?.body { unsent.detach() }
        if wasAtWork { core.left() }
    }

    /// Lets go of a socket that is about to be closed; returns a duplicate when unread bytes may still come.
    func closed() -> Int32? {
        let duplicate: Int32? = state.withLock { state in
            defer {
                unsafe state.handle = nil
                state.descriptor = -1
                state.isSuspended = false
            }
            guard lingers, state.descriptor >= 0 else { return nil }
            let copy = fcntl(state.descriptor, F_DUPFD_CLOEXEC, 0)
            return copy >= 0 ? copy : nil
        }
        completed()
        return duplicate
    }

    /// Cuts a client that is too slow, and keeps an event stream warm.
    func tick(now: Milliseconds) {
        let stream = state.withLock { state -> EventStream? in
            guard let deadline = state.deadline, deadline <= now else { return state.stream }
            state.deadline = nil
            core.tally.slowClients.add(1, ordering: .relaxed)
            state.cut()
            return nil
        }
        stream?.tick(now: now, interval: core.limits.heartbeat)
    }

    // MARK: Stopping

    /// Ends the stream, if there is or will be one; handlers go on.
    func beginStop() {
        let stream = state.withLock { state in
            state.endsStreams = true
            return state.stream
        }
        stream?.close()
    }

    /// Lets nothing wait any more: cancels the handler, answers 503 in its place.
    func endStop() {
        let (stream, task) = state.withLock { state in
            state.mustNotWait = true
            state.resume()
            return (state.stream, state.task.take())
        }
        task?.cancel()
        stream?.close()
    }

    /// Forbids waiting from the start: for a connection that slips in while the server stops.
    func refuseToWait() {
        state.withLock { $0.mustNotWait = true }
    }

    @safe
    struct State {
        var handle: OpaquePointer?
        var descriptor: Int32
        /// When the client must have done its part; nil while it is our turn.
        var deadline: Milliseconds?
        var isSuspended = false
        var endsStreams = false
        var mustNotWait = false
        /// Which request a handler's reply belongs to.
        var turn = 0
        /// A handler is at work on this turn.
        var isHandling = false
        /// What its task has to do on the polling thread.
        var jobs: [UnownedJob] = []
        var reply: HTTPReply?
        var task: Task<Void, Never>?
        var stream: EventStream?

        init(handle: OpaquePointer, descriptor: Int32, deadline: Milliseconds) {
            unsafe self.handle = unsafe handle
            self.descriptor = descriptor
            self.deadline = deadline
        }

        mutating func suspend(_ handle: OpaquePointer) {
            guard !isSuspended else { return }
            unsafe MHD_suspend_connection(handle)
            isSuspended = true
        }

        mutating func resume() {
            guard isSuspended, let handle = unsafe handle else { return }
            isSuspended = false
            unsafe MHD_resume_connection(handle)
        }

        /// Takes what the handler's task has still to do: from now on it is nobody's reply.
        mutating func endTurn() -> [UnownedJob] {
            defer { jobs = [] }
            isHandling = false
            task = nil
            return jobs
        }

        func cut() {
            if descriptor >= 0 { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}
