// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc
import Synchronization

/// The running server behind `HTTPServer`: the library's daemon, its connections and their clock.
final class ServerCore: @unchecked Sendable {
    /// The configuration's times, in the monotonic clock's unit.
    struct Limits: Sendable {
        let receive: Milliseconds
        let reply: Milliseconds
        let idle: Milliseconds
        let heartbeat: Milliseconds

        init(_ configuration: ServerConfiguration) {
            receive = Milliseconds(max(1, configuration.receiveMilliseconds))
            reply = Milliseconds(max(1, configuration.replyMilliseconds))
            idle = Milliseconds(max(1, configuration.idleSeconds)) * 1000
            heartbeat = Milliseconds(max(1, configuration.heartbeatMilliseconds))
        }
    }

    let configuration: ServerConfiguration
    let limits: Limits
    /// Where handlers run; nil is the polling thread.
    let executor: (any TaskExecutor)?
    let handler: HTTPServer.Handler
    let tally = ServerTally()
    let timekeeper: Timekeeper
    private(set) var listening = sockaddr_storage()
    var port: UInt16 { ListeningSocket.port(of: listening) }
    private let state = Lock(State())

    init(configuration: ServerConfiguration, executor: (any TaskExecutor)?, handler: @escaping HTTPServer.Handler) {
        self.configuration = configuration
        self.executor = executor
        self.handler = handler
        limits = Limits(configuration)
        timekeeper = Timekeeper(shortest: min(limits.receive, limits.reply, limits.heartbeat))
    }

    /// Opens the socket and starts the polling thread.
    func start() throws(HTTPServerError) {
        if let lasting = configuration.listeningPort {
            try start(on: lasting.descriptor)
        } else {
            let own = try ListeningSocket.open(address: configuration.address, port: configuration.port)
            defer { close(own) }
            try start(on: own)
        }
    }

    private func start(on listening: Int32) throws(HTTPServerError) {
        self.listening = ListeningSocket.name(of: listening)
        guard timekeeper.start(ticking: self) else { throw .outOfResources }
        // The library closes its socket also when it fails to start: it gets one of its own.
        let copy = fcntl(listening, F_DUPFD_CLOEXEC, 0)
        let context = unsafe Unmanaged.passRetained(self)
        let daemon = copy >= 0 ? unsafe startDaemon(copy, context.toOpaque()) : nil
        guard let daemon = unsafe daemon else {
            unsafe context.release()
            timekeeper.stop()
            throw configuration.tls == nil ? .outOfResources : .unusableCertificate
        }
        state.withLock { unsafe $0.daemon = daemon }
    }

    private func startDaemon(_ listening: Int32, _ context: UnsafeMutableRawPointer) -> OpaquePointer? {
        var settings = unsafe http_server_settings()
        unsafe settings.listening_descriptor = listening
        unsafe settings.connection_memory = configuration.maxHeaderBytes
        unsafe settings.connections = UInt32(clamping: configuration.maxConnections)
        unsafe settings.connections_per_address = UInt32(clamping: configuration.maxPerAddress)
        unsafe settings.idle_seconds = UInt32(clamping: max(1, configuration.idleSeconds))
        unsafe settings.on_access = serverAccess
        unsafe settings.on_target = serverTarget
        unsafe settings.on_completed = serverCompleted
        unsafe settings.on_connection = serverConnection
        unsafe settings.context = context
        guard let tls = configuration.tls else {
            return unsafe WorkerThread.withSignalsBlocked { unsafe http_server_start(&settings) }
        }
        return unsafe withCString(tls.certificate) { certificate in
            unsafe withCString(tls.key) { key in
                unsafe withCString(tls.authority ?? []) { authority in
                    unsafe settings.certificate = unsafe certificate
                    unsafe settings.key = unsafe key
                    if tls.authority != nil { unsafe settings.client_authority = unsafe authority }
                    return unsafe ServerTLS.priorities.withCString { priorities in
                        unsafe settings.priorities = unsafe priorities
                        return unsafe WorkerThread.withSignalsBlocked { unsafe http_server_start(&settings) }
                    }
                }
            }
        }
    }

    /// What the server has seen so far.
    var counts: ServerCounts {
        ServerCounts(
            connections: state.withLock { $0.connections.count },
            requests: tally.requests.load(ordering: .relaxed),
            droppedStreams: tally.droppedStreams.load(ordering: .relaxed),
            oversizedBodies: tally.oversizedBodies.load(ordering: .relaxed),
            slowClients: tally.slowClients.load(ordering: .relaxed)
        )
    }

    // MARK: Connections

    /// Takes in a connection that was just accepted.
    func opened(_ connection: ServerConnection) {
        let (isFirst, isStopping) = state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = connection
            return (state.connections.count == 1, state.isStopping)
        }
        if isStopping { connection.refuseToWait() }
        if isFirst { timekeeper.wake() }
    }

    /// Lets go of a connection that is being closed.
    func closed(_ connection: ServerConnection) {
        if let lingering = connection.closed() { timekeeper.linger(lingering) }
        state.withLock { $0.connections[ObjectIdentifier(connection)] = nil }
    }

    /// Counts a request that is to be answered; false when the server is stopping and no handler should begin.
    func entered() -> Bool {
        tally.requests.add(1, ordering: .relaxed)
        return state.withLock { state in
            state.atWork += 1
            return !state.isStopping
        }
    }

    /// Whether each reply is the last on its connection.
    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Counts off a request whose reply is written or failed.
    func left() {
        if state.withLock({ state in
            state.atWork -= 1
            return state.isDraining
        }) {
            state.signal()
        }
    }

    /// Cuts slow clients and keeps streams warm; false when there is nobody to look after.
    func tick() -> Bool {
        let connections = state.withLock { Array($0.connections.values) }
        let now = monotonicMilliseconds()
        for connection in connections { connection.tick(now: now) }
        return !connections.isEmpty
    }

    // MARK: Stopping

    /// How long the last replies may take to leave after their handlers were cut off.
    private static let farewellMilliseconds: Milliseconds = 1_000
    /// How often it is looked whether somebody has still asked, and how often in a row nobody may have.
    private static let (lookMicroseconds, looks): (UInt32, Int) = (10_000, 2)

    /// Stops everything; blocks for at most the drain time and a moment more.
    func stop() {
        let daemon = unsafe state.withLock { state in
            state.isDraining = true
            return unsafe state.daemon.take()
        }
        guard let daemon = unsafe daemon else { return }
        let listening = unsafe MHD_quiesce_daemon(daemon)
        for connection in everyConnection { connection.beginStop() }
        let isDrained = drain(until: monotonicMilliseconds() + Milliseconds(max(0, configuration.drainMilliseconds)))
        state.withLock { $0.isStopping = true }
        if !isDrained {
            for connection in everyConnection { connection.endStop() }
            _ = state.wait(until: monotonicMilliseconds() + Self.farewellMilliseconds) { $0.atWork == 0 }
        }
        // The library aborts the process if anything is suspended now: nothing may wait any more.
        for connection in everyConnection { connection.endStop() }
        timekeeper.stop()
        unsafe MHD_stop_daemon(daemon)
        // Not before: the polling thread may have been about to accept from this number.
        if listening >= 0 { close(listening) }
        unsafe Unmanaged.passUnretained(self).release()
    }

    /// Lets everybody who has asked be answered; false when time ran out before.
    ///
    /// What has arrived and is not read yet was asked before the stop, too. Looked at twice, since between reading and
    /// beginning to answer a request is neither here nor there.
    private func drain(until due: Milliseconds) -> Bool {
        var quiet = 0
        while quiet < Self.looks {
            guard state.wait(until: due, { $0.atWork == 0 }), monotonicMilliseconds() < due else { return false }
            quiet = everyConnection.allSatisfy { !$0.hasUnreadBytes } ? quiet + 1 : 0
            usleep(Self.lookMicroseconds)
        }
        return true
    }

    private var everyConnection: [ServerConnection] { state.withLock { Array($0.connections.values) } }

    @safe
    private struct State {
        var daemon: OpaquePointer?
        /// Nobody new is let in, and who has asked is answered.
        var isDraining = false
        /// Nobody is answered any more.
        var isStopping = false
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        var atWork = 0
    }
}

extension ServerTLS {
    /// The client CA, if clients are asked for a certificate.
    var authority: [UInt8]? {
        switch clients {
        case .ignored: nil
        case .optional(let authority), .required(let authority): authority
        }
    }
}

/// Lends bytes as a C string.
private func withCString<Value>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>?) -> Value) -> Value {
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe text.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
}
