// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// What a server has seen since it started.
package struct ServerCounts: Sendable, Hashable {
    /// Connections open now.
    package var connections = 0
    /// Requests handed to the handler.
    package var requests = 0
    /// Event streams dropped because their client went over the cap.
    package var droppedStreams = 0
    /// Requests refused because their body was too long.
    package var oversizedBodies = 0
    /// Connections cut because a request or a reply took too long.
    package var slowClients = 0
}

/// The counters behind `ServerCounts`.
final class ServerTally: Sendable {
    let requests = Atomic(0)
    let droppedStreams = Atomic(0)
    let oversizedBodies = Atomic(0)
    let slowClients = Atomic(0)
}
