// SPDX-License-Identifier: Apache-2.0
package import Ports

/// An LED panel on a pseudo terminal or at a TCP port, which says what it shows.
package final class SimulatedLEDPanel: Sendable {
    private struct Inside {
        var module: SimulatedLEDPanelModule
        var watchers: [Watcher] = []
    }

    private typealias Watcher = (
        isMet: @Sendable (SimulatedLEDPanelModule) -> Bool, continuation: CheckedContinuation<Void, Never>
    )

    private enum Way: Sendable {
        case terminal(SimulatedTerminal)
        case socket(SimulatedSocket)
    }

    private let inside: Lock<Inside>
    private let way: Way

    /// Plugs a panel in; with `link`, that path is a symbolic link to its terminal.
    package init(on loop: EventLoop, module: SimulatedLEDPanelModule, link: String? = nil) throws(PortError) {
        let inside = Lock(Inside(module: module))
        self.inside = inside
        way = .terminal(
            try SimulatedTerminal(on: loop, link: link) { bytes, _ in
                Self.change(inside) { $0.receive(bytes) }
            }
        )
    }

    /// Puts a panel on the network, at 127.0.0.1 and `port`, 0 for any free one.
    package init(on loop: EventLoop, module: SimulatedLEDPanelModule, port: UInt16) throws(PortError) {
        let inside = Lock(Inside(module: module))
        self.inside = inside
        way = .socket(
            try SimulatedSocket(on: loop, port: port) { bytes in
                Self.change(inside) { $0.receive(bytes) }
            }
        )
    }

    /// The address that the configuration of the daemon names.
    package var address: String {
        switch way {
        case .terminal(let terminal): "serial:\(terminal.path)?baud=57600"
        case .socket(let socket): "tcp:127.0.0.1:\(socket.port)"
        }
    }

    /// How many bytes came from the daemon so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) {
        switch way {
        case .terminal(let terminal): terminal.traffic
        case .socket(let socket): socket.traffic
        }
    }

    /// The panel as it is now.
    package var module: SimulatedLEDPanelModule { inside.withLock { $0.module } }

    /// Waits until the panel is as wished.
    package func until(_ isMet: @escaping @Sendable (SimulatedLEDPanelModule) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMetNow = inside.withLock { inside in
                if isMet(inside.module) { return true }
                inside.watchers.append((isMet, continuation))
                return false
            }
            if isMetNow { continuation.resume() }
        }
    }

    /// Plans what happens to the next commands, one each.
    package func plan(_ mishaps: SimulatedLEDPanelModule.Mishap...) {
        _ = Self.change(inside) { module in
            for mishap in mishaps { module.plan(mishap) }
            return []
        }
    }

    /// Cuts the power; on the network the connection ends as well.
    package func losePower() {
        _ = Self.change(inside) { module in
            module.losePower()
            return []
        }
        if case .socket(let socket) = way { socket.hangUp() }
    }

    /// Switches on again, dark.
    package func restorePower() {
        _ = Self.change(inside) { module in
            module.restorePower()
            return []
        }
    }

    /// Sends bytes that nobody asked for.
    package func babble(_ bytes: [UInt8]) {
        switch way {
        case .terminal(let terminal): terminal.send(bytes)
        case .socket(let socket): socket.send(bytes)
        }
    }

    /// Pulls the cable.
    package func unplug() {
        switch way {
        case .terminal(let terminal): terminal.unplug()
        case .socket(let socket): socket.hangUp()
        }
    }

    /// Plugs the cable in again; at a new path unless a link was given.
    package func plugIn() throws(PortError) {
        if case .terminal(let terminal) = way { try terminal.plugIn() }
    }

    private static func change(
        _ inside: Lock<Inside>,
        _ body: @Sendable (inout SimulatedLEDPanelModule) -> [UInt8]
    ) -> [UInt8] {
        let (replies, met) = inside.withLock { inside in
            let replies = body(&inside.module)
            let met = inside.watchers.filter { $0.isMet(inside.module) }.map(\.continuation)
            inside.watchers.removeAll { $0.isMet(inside.module) }
            return (replies, met)
        }
        for continuation in met { continuation.resume() }
        return replies
    }
}
