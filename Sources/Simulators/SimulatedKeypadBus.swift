// SPDX-License-Identifier: Apache-2.0
package import Ports

/// An RS-485 line with several call keypads on a pseudo terminal: keys, lost acknowledgements, collisions and garbage.
package final class SimulatedKeypadBus: Sendable {
    fileprivate struct State {
        var keypads: [UInt8: SimulatedKeypad]
        var heard: [UInt8] = []
        var hearsItself = false
        var strayBytes = 0
    }

    private let state: Lock<State>
    private let pty: SimulatedTerminal

    /// Plugs in keypads at `addresses`; with `hearsItself` the adapter gives the host its own frames back.
    package init(
        on loop: EventLoop,
        addresses: [UInt8],
        hearsItself: Bool = false,
        link: String? = nil
    ) throws(PortError) {
        var first = State(keypads: [:])
        for address in addresses { first.keypads[address] = SimulatedKeypad(address: address) }
        first.hearsItself = hearsItself
        let state = Lock(first)
        self.state = state
        pty = try SimulatedTerminal(on: loop, link: link) { bytes, _ in
            state.withLock { state in
                state.take(bytes)
                return state.hearsItself ? bytes : []
            }
        }
    }

    /// The path that the daemon opens.
    package var path: String { pty.path }

    /// How many bytes came from the daemon so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) { pty.traffic }

    /// How many bytes of the host belonged to no frame.
    package var strayBytes: Int { state.withLock { $0.strayBytes } }

    /// What the keypad at `address` shows and knows; one that is not there shows nothing.
    package subscript(address: UInt8) -> SimulatedKeypad {
        state.withLock { $0.keypads[address] ?? SimulatedKeypad(address: address) }
    }

    /// Presses the key with `code` after `digits`, which the frame carries before it.
    package func press(_ code: UInt8, digits: [UInt8] = [], at address: UInt8) {
        pty.send(frame(0x01, digits + [code], address))
    }

    /// A visitor presses one of the evaluator's keys, 0–3.
    package func grade(_ value: UInt8, at address: UInt8) { pty.send(frame(0x11, [value], address)) }

    /// The keypad sends again what was not acknowledged; says whether there was anything.
    @discardableResult
    package func repeatOutstanding(at address: UInt8) -> Bool {
        guard let frame = self[address].outstanding else { return false }
        pty.send(frame)
        return true
    }

    /// Two keypads press at once: the wires carry neither frame, and nobody is acknowledged.
    package func collide(_ code: UInt8, at address: UInt8, with other: UInt8) {
        let (first, second) = (frame(0x01, [code], address), frame(0x01, [code], other))
        // A driver that pulls low wins.
        pty.send(zip(first, second.dropFirst() + [0xFF]).map { $0 & $1 })
    }

    /// The keypad does not hear the next `count` acknowledgements.
    package func loseAcknowledgements(_ count: Int, at address: UInt8) {
        state.withLock { $0.keypads[address]?.loseAcknowledgements(count) }
    }

    /// Sends bytes that belong to nothing.
    package func babble(_ bytes: [UInt8]) { pty.send(bytes) }

    /// The device takes nothing more from its cable until `resume`.
    package func stall() { pty.stall() }

    /// The device takes what has piled up.
    package func resume() { pty.resume() }

    /// Pulls the cable.
    package func unplug() { pty.unplug() }

    /// Plugs the cable in again.
    package func plugIn() throws(PortError) { try pty.plugIn() }

    private func frame(_ command: UInt8, _ data: [UInt8], _ address: UInt8) -> [UInt8] {
        state.withLock {
            $0.keypads[address]?.press(command, data) ?? SimulatedKeypad.frame([address, command] + data)
        }
    }
}

extension SimulatedKeypadBus.State {
    /// Every keypad hears every frame and minds its own.
    mutating func take(_ bytes: [UInt8]) {
        heard += bytes
        while let start = heard.firstIndex(of: 0xFF) {
            strayBytes += start
            heard.removeFirst(start)
            guard heard.count > 4 else { return }
            let count = Int(heard[2])
            guard heard[1] == 0x68, heard[3] == heard[2], heard[4] == 0x68, (2...16).contains(count) else {
                heard.removeFirst()
                strayBytes += 1
                continue
            }
            guard heard.count >= count + 7 else { return }
            let frame = Array(heard[..<(count + 7)])
            let body = Array(frame[5..<(5 + count)])
            guard frame == SimulatedKeypad.frame(body) else {
                heard.removeFirst()
                strayBytes += 1
                continue
            }
            heard.removeFirst(frame.count)
            keypads[body[0]]?.hear(body)
        }
        strayBytes += heard.count
        heard = []
    }
}
