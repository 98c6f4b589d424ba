// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A pole display of two rows on a pseudo terminal, which says what it shows (devices.md F.5).
///
/// An interpreter of its own, not the daemon's encoder read backwards: a cursor, a screen, and commands of two dialects.
package final class SimulatedPoleDisplay: Sendable {
    private typealias Watcher = (
        isMet: @Sendable (SimulatedPoleModule) -> Bool, continuation: CheckedContinuation<Void, Never>
    )

    private struct Inside {
        var module: SimulatedPoleModule
        var watchers: [Watcher] = []
    }

    private let inside: Lock<Inside>
    private let terminal: SimulatedTerminal

    /// Plugs a display in; with `link`, that path is a symbolic link to its terminal.
    package init(on loop: EventLoop, module: SimulatedPoleModule, link: String? = nil) throws(PortError) {
        let inside = Lock(Inside(module: module))
        self.inside = inside
        terminal = try SimulatedTerminal(on: loop, link: link) { bytes, _ in
            let met = inside.withLock { inside in
                inside.module.receive(bytes)
                let met = inside.watchers.filter { $0.isMet(inside.module) }.map(\.continuation)
                inside.watchers.removeAll { $0.isMet(inside.module) }
                return met
            }
            for continuation in met { continuation.resume() }
            return []
        }
    }

    /// The address that the configuration of the daemon names.
    package var address: String { "serial:\(terminal.path)?baud=9600" }

    /// How many bytes came from the daemon so far; it never answers.
    package var traffic: (heard: Int, sent: Int) { terminal.traffic }

    /// The display as it is now.
    package var module: SimulatedPoleModule { inside.withLock { $0.module } }

    /// Waits until the display is as wished.
    package func until(_ isMet: @escaping @Sendable (SimulatedPoleModule) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMetNow = inside.withLock { inside in
                if isMet(inside.module) { return true }
                inside.watchers.append((isMet, continuation))
                return false
            }
            if isMetNow { continuation.resume() }
        }
    }

    /// Pulls the cable.
    package func unplug() { terminal.unplug() }

    /// Plugs the cable in again; at a new path unless a link was given.
    package func plugIn() throws(PortError) { try terminal.plugIn() }
}
