// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

/// The server's clock thread: cuts slow clients, sends heartbeats, and sees refused clients off.
///
/// It sleeps without end while there is no connection.
final class Timekeeper: Sendable {
    /// The refused connections that are seen off at once; beyond that they are just closed.
    static let maxLingering = 64
    /// How long, and for how much, a refused client is read on so that it can read its refusal.
    private static let lingerMilliseconds: Milliseconds = 2_000
    private static let lingerBytes = 16 * 1024 * 1024
    private static let longestTick: Milliseconds = 2_500
    private static let shortestTick: Milliseconds = 10

    private let wakeUp = WakeDescriptor()
    private let period: Milliseconds
    private let state = Lock(State())

    /// Prepares a clock fine enough for the shortest of the times it keeps.
    init(shortest: Milliseconds) {
        period = min(max(shortest / 4, Self.shortestTick), Self.longestTick)
    }

    /// Starts the thread; false when the system refuses.
    func start(ticking core: ServerCore) -> Bool {
        guard wakeUp.descriptor >= 0 else { return false }
        return WorkerThread.start(name: "http-clock") { self.run(core) }
    }

    /// Makes the thread look at the connections now.
    func wake() {
        wakeUp.wake()
    }

    /// Ends the thread and closes what it still holds.
    func stop() {
        state.withLock { $0.isStopping = true }
        wakeUp.wake()
    }

    /// Takes over a socket whose reply is sent, and reads it until the client has closed it too.
    ///
    /// Closing with unread bytes would reset the connection, and the client might never see the reply
    /// (RFC 9112 §9.6).
    func linger(_ descriptor: Int32) {
        shutdown(descriptor, Int32(SHUT_WR))
        let isTaken = state.withLock { state in
            guard !state.isStopping, state.lingering.count < Self.maxLingering else { return false }
            state.lingering.append(
                Lingering(
                    descriptor: descriptor,
                    deadline: monotonicMilliseconds() + Self.lingerMilliseconds,
                    budget: Self.lingerBytes
                )
            )
            return true
        }
        if isTaken { wakeUp.wake() } else { close(descriptor) }
    }

    private func run(_ core: ServerCore) {
        var hasConnections = true
        var scratch = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let (isStopping, waiting) = state.withLock { ($0.isStopping, $0.lingering.map(\.descriptor)) }
            if isStopping { break }
            var polled = [pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)]
            polled += waiting.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let isIdle = !hasConnections && waiting.isEmpty
            _ = unsafe poll(&polled, nfds_t(polled.count), isIdle ? -1 : Int32(period))
            wakeUp.clear()
            seeOff(&scratch)
            hasConnections = core.tick()
        }
        for left in state.withLock({ $0.takeLingering() }) { close(left.descriptor) }
    }

    private func seeOff(_ scratch: inout [UInt8]) {
        let now = monotonicMilliseconds()
        let before = state.withLock { $0.takeLingering() }
        var staying: [Lingering] = []
        for var one in before {
            if one.deadline > now, one.drain(&scratch) { staying.append(one) } else { close(one.descriptor) }
        }
        if !staying.isEmpty { state.withLock { $0.lingering += staying } }
    }

    private struct Lingering {
        let descriptor: Int32
        let deadline: Milliseconds
        var budget: Int

        /// Reads what has come; false at the end, on an error, or when the budget is spent.
        mutating func drain(_ scratch: inout [UInt8]) -> Bool {
            while budget > 0 {
                let count = unsafe recv(descriptor, &scratch, scratch.count, Int32(MSG_DONTWAIT))
                if count < 0 { return errno == EAGAIN || errno == EINTR }
                if count == 0 { return false }
                budget -= count
            }
            return false
        }
    }

    private struct State {
        var isStopping = false
        var lingering: [Lingering] = []

        mutating func takeLingering() -> [Lingering] {
            defer { lingering = [] }
            return lingering
        }
    }
}
