// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// One attempt to reach `tcp:HOST:PORT`, address by address, within a time limit; runs on the loop's thread.
final class TCPConnect: Sendable {
    typealias Completion = @Sendable (consuming Result<Descriptor, PortError>) -> Void

    /// How long name lookup and connecting may take together.
    static let limit = Duration.seconds(5)
    /// Silence after which the peer is asked whether it is alive, and the time between the three questions.
    static let (keepaliveIdle, keepaliveInterval): (CInt, CInt) = (30, 10)
    /// How long sent bytes may stay unacknowledged before the connection counts as gone, in milliseconds.
    static let unacknowledgedLimit: CUnsignedInt = 20_000

    private struct State: ~Copyable {
        var completion: Completion?
        var alarm: Alarm?
        var socket: Descriptor?
        var watch: EventLoop.Watch?
        var addresses: ArraySlice<SocketAddress> = []
        var lastError = PortError.timedOut
    }

    private let loop: EventLoop
    private let name: String
    private let state: Lock<State>

    /// Starts the attempt; `completion` is called once on the loop's thread, unless it is cancelled before.
    init(
        host: String,
        port: UInt16,
        on loop: EventLoop,
        time: any Timekeeper,
        lookUp: NameLookup.Start = NameLookup.start,
        completion: @escaping Completion
    ) {
        (self.loop, name) = (loop, "\(host):\(port)")
        state = Lock(State(completion: completion))
        let alarm = time.call(after: Self.limit) { [weak self] in self?.finish(.timedOut) }
        state.withLock { $0.alarm = alarm }
        lookUp(host, port, loop) { [weak self] answer in
            switch answer {
            case .success(let addresses):
                self?.state.withLock { $0.addresses = addresses[...] }
                self?.tryNext()
            case .failure(let error): self?.finish(error)
            }
        }
    }

    deinit { cancel() }

    /// Gives up silently.
    func cancel() {
        let (alarm, socket) = state.withLock { state in
            state.completion = nil
            state.watch.take()?.cancel()
            return (state.alarm.take(), state.socket.take()?.release())
        }
        alarm?.cancel()
        if let socket { close(socket) }
    }

    /// Begins with the next address, or fails with what the last one said.
    private func tryNext() {
        let (mustGoOn, error) = state.withLock { state in
            state.watch.take()?.cancel()
            state.socket = nil
            guard state.completion != nil, let address = state.addresses.popFirst() else {
                return (false, state.lastError as PortError?)
            }
            do throws(PortError) {
                try begin(address, &state)
                return (false, nil)
            } catch {
                state.lastError = error
                return (true, nil)
            }
        }
        if let error { return finish(error) }
        if mustGoOn { tryNext() }
    }

    private func begin(_ address: SocketAddress, _ state: inout State) throws(PortError) {
        let number = linux_tcp_socket(
            address.family,
            Self.keepaliveIdle,
            Self.keepaliveInterval,
            Self.unacknowledgedLimit
        )
        let socket = try Descriptor(number, from: "socket", on: name)
        let code = address.connect(number)
        // A connection to this host can be there at once; it is writable then, and reported the same way.
        guard code == 0 || code == EINPROGRESS else { throw Self.error(code, name) }
        state.watch = try loop.watch(number, for: .output) { [weak self] _ in self?.settled() }
        state.socket = consume socket
    }

    /// The socket has become writable or failed: connect(2) says to look at SO_ERROR.
    private func settled() {
        guard let pending = state.withLock({ $0.socket?.number }) else { return }
        let code = linux_socket_error(pending)
        guard code == 0 else {
            state.withLock { $0.lastError = Self.error(code, name) }
            return tryNext()
        }
        let (completion, alarm, number) = state.withLock { state in
            state.watch.take()?.cancel()
            return (state.completion.take(), state.alarm.take(), state.socket.take()?.release())
        }
        alarm?.cancel()
        guard let number else { return }
        completion?(.success(Descriptor(owning: number)))
    }

    private func finish(_ error: PortError) {
        let completion = state.withLock { $0.completion.take() }
        cancel()
        completion?(.failure(error))
    }

    private static func error(_ code: CInt, _ name: String) -> PortError {
        switch code {
        case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH: .notFound(name)
        default: PortError(call: "connect", on: name, code: code)
        }
    }
}
