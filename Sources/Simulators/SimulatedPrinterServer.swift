// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A receipt printer on the network: raw TCP as on port 9100, one connection at a time; a second one waits.
package final class SimulatedPrinterServer: Sendable {
    private let inside: Lock<SimulatedPrinterModule>
    private let socket: SimulatedSocket

    /// Listens on `port`, 0 for any free one.
    package init(
        on loop: EventLoop,
        model: SimulatedPrinterModule.Model = .epson,
        columns: Int = 48,
        port: UInt16 = 0
    ) throws(PortError) {
        let inside = Lock(SimulatedPrinterModule(model: model, columns: columns))
        self.inside = inside
        socket = try SimulatedSocket(on: loop, port: port) { bytes in inside.withLock { $0.receive(bytes) } }
    }

    /// The port it listens on, at 127.0.0.1.
    package var port: UInt16 { socket.port }

    /// The printer as it is now.
    package var module: SimulatedPrinterModule { inside.withLock { $0 } }

    /// How many connections there were.
    package var connections: Int { socket.connections }

    /// Lets another host print, until `endsOtherJob`: whoever comes meanwhile is let wait, or refused.
    package func serveAnother(refusing: Bool) { socket.serveAnother(refusing: refusing) }

    /// The other host is served.
    package func endOtherJob() throws(PortError) { try socket.endOtherJob() }

    /// The power goes while a host is connected: nothing is taken and nothing answered, and nobody says so.
    package func goSilent() { socket.goSilent() }

    /// Breaks the connection off when so many more bytes have come, without having printed them.
    package func breakOff(afterBytes count: Int) { socket.reset(afterBytes: count) }

    /// Lets a condition begin or end.
    package func set(_ condition: SimulatedPrinterModule.Condition, _ isPresent: Bool) {
        socket.send(inside.withLock { $0.set(condition, isPresent) })
    }
}
