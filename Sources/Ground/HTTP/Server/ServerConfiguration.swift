// SPDX-License-Identifier: Apache-2.0

/// Where a server listens and every limit it keeps.
package struct ServerConfiguration: Sendable {
    /// The numeric address to bind; loopback unless told otherwise.
    package var address = "127.0.0.1"
    /// The port; 0 takes a free one.
    package var port: UInt16 = 0
    /// A port that stays open when the server stops, and replaces address and port; nil listens on one of its own.
    package var listeningPort: ListeningPort?
    /// How the server proves itself; nil serves plain HTTP.
    package var tls: ServerTLS?

    /// The longest request line and header together; more is answered 431 or 414.
    package var maxHeaderBytes = 16 * 1024
    /// The longest body; more is answered 413.
    package var maxBody = 1024 * 1024
    /// Other limits of bodies, by path.
    package var maxBodyByPath: [String: Int] = [:]
    /// Connections at once; further clients wait in the listen queue.
    package var maxConnections = 1024
    /// Connections at once from one address; further ones are closed.
    package var maxPerAddress = 256
    /// How long a connection may be silent between requests, or not take what is written to it.
    package var idleSeconds = 30
    /// How long a request may take to arrive, header and body, however steadily it drips.
    package var receiveMilliseconds = 30_000
    /// How long a client may take to fetch one reply (streams excepted).
    package var replyMilliseconds = 60_000
    /// The silence on an event stream after which a comment is sent (WHATWG HTML §9.2.7 advises 15 s).
    package var heartbeatMilliseconds = 15_000
    /// How long `stop` waits for handlers that are at work.
    package var drainMilliseconds = 2_000

    /// The longest body that may be sent to a path.
    func bodyLimit(_ path: String) -> Int { maxBodyByPath.isEmpty ? maxBody : maxBodyByPath[path] ?? maxBody }

    /// Makes a configuration with the defaults above.
    package init() {}
}
