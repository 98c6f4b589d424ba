// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A receipt printer on a pseudo terminal, whose slips can be read as text.
package final class SimulatedPrinter: Sendable {
    private typealias Watcher = (
        isMet: @Sendable (SimulatedPrinterModule) -> Bool, continuation: CheckedContinuation<Void, Never>
    )

    private struct Inside {
        var module: SimulatedPrinterModule
        var watchers: [Watcher] = []

        /// Changes the module and returns the answers, and those whose wish has come true.
        mutating func change(
            _ body: (inout SimulatedPrinterModule) -> [UInt8]
        ) -> (replies: [UInt8], met: [CheckedContinuation<Void, Never>]) {
            let replies = body(&module)
            let met = watchers.filter { $0.isMet(module) }.map(\.continuation)
            watchers.removeAll { $0.isMet(module) }
            return (replies, met)
        }
    }

    private let inside: Lock<Inside>
    private let pty: SimulatedTerminal

    /// Plugs a printer in; with `link`, that path is a symbolic link to its terminal.
    package init(
        on loop: EventLoop,
        model: SimulatedPrinterModule.Model = .epson,
        columns: Int = 48,
        link: String? = nil
    ) throws(PortError) {
        let inside = Lock(Inside(module: SimulatedPrinterModule(model: model, columns: columns)))
        self.inside = inside
        pty = try SimulatedTerminal(on: loop, link: link) { bytes, _ in
            let (replies, met) = inside.withLock { $0.change { $0.receive(bytes) } }
            for continuation in met { continuation.resume() }
            return replies
        }
    }

    /// The path that the daemon opens.
    package var path: String { pty.path }

    /// How many bytes came from the daemon so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) { pty.traffic }

    /// The printer as it is now.
    package var module: SimulatedPrinterModule { inside.withLock { $0.module } }

    /// Waits until the printer is as wished.
    package func until(_ isMet: @escaping @Sendable (SimulatedPrinterModule) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMetNow = inside.withLock { inside in
                if isMet(inside.module) { return true }
                inside.watchers.append((isMet, continuation))
                return false
            }
            if isMetNow { continuation.resume() }
        }
    }

    /// Lets a condition begin or end: paper runs out, somebody closes the cover.
    package func set(_ condition: SimulatedPrinterModule.Condition, _ isPresent: Bool) {
        change { $0.set(condition, isPresent) }
    }

    /// Plans a mishap for when `bytes` more bytes were executed.
    package func plan(_ mishap: SimulatedPrinterModule.Mishap, afterBytes bytes: Int) {
        change { module in
            module.plan(mishap, afterBytes: bytes)
            return []
        }
    }

    /// Lets a printer that takes its time execute some more bytes.
    package func tick() { change { $0.tick() } }

    /// Makes it execute so many bytes at a tick only, and say XOFF when `flowLimit` bytes wait.
    package func slowDown(bytesPerTick: Int?, flowLimit: Int? = nil) {
        change { module in
            (module.bytesPerTick, module.flowLimit) = (bytesPerTick, flowLimit)
            return []
        }
    }

    /// Switches the power on again.
    package func restorePower() {
        change { module in
            module.restorePower()
            return []
        }
    }

    /// Sends bytes that nobody asked for.
    package func babble(_ bytes: [UInt8]) { pty.send(bytes) }

    /// The device takes nothing more from its cable until `resume`.
    package func stall() { pty.stall() }

    /// The device takes what has piled up.
    package func resume() { pty.resume() }

    /// Pulls the cable.
    package func unplug() { pty.unplug() }

    /// Plugs the cable in again, at a new path unless a link was given.
    package func plugIn() throws(PortError) { try pty.plugIn() }

    private func change(_ body: @Sendable (inout SimulatedPrinterModule) -> [UInt8]) {
        let (replies, met) = inside.withLock { $0.change(body) }
        for continuation in met { continuation.resume() }
        if !replies.isEmpty { pty.send(replies) }
    }
}
