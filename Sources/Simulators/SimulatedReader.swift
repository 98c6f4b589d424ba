// SPDX-License-Identifier: Apache-2.0
package import Ports

/// An ID card reader on a pseudo terminal: place a card, lift it, let an answer go wrong.
///
/// It is silent at any line rate but its own, finds a card once until it is placed again, and refuses to read a card that
/// was not selected, as the modules do.
package final class SimulatedReader: Sendable {
    /// The commands of the protocol that the module knows.
    package enum Command: Sendable, Hashable, CaseIterable {
        case reset, status, identity, find, select, read

        init?(code: UInt8, parameter: UInt8) {
            switch (code, parameter) {
            case (0x10, 0xFF): self = .reset
            case (0x11, 0xFF): self = .status
            case (0x12, 0xFF): self = .identity
            case (0x20, 0x01): self = .find
            case (0x20, 0x02): self = .select
            case (0x30, 0x01): self = .read
            default: return nil
            }
        }
    }

    /// How the answer to one command goes wrong.
    package enum Mishap: Sendable {
        /// This SW3 instead.
        case status(UInt8)
        /// No answer.
        case silence
        /// The visitor takes the card away: this SW3, or silence.
        case cardLifted(UInt8?)
        /// Only the first bytes of the answer.
        case cut(Int)
        /// One bit of the byte at this index is wrong.
        case flip(Int)
        /// Bytes before and after the answer that belong to nothing.
        case noise(before: [UInt8], after: [UInt8])
    }

    private let module: Lock<SimulatedReaderModule>
    private let pty: SimulatedTerminal

    /// Plugs a module in that speaks at `rate`; see `SimulatedTerminal` for `link`.
    package init(on loop: EventLoop, rate: Int = 115_200, link: String? = nil) throws(PortError) {
        let module = Lock(SimulatedReaderModule())
        self.module = module
        pty = try SimulatedTerminal(on: loop, link: link) { bytes, lineRate in
            lineRate == rate ? module.withLock { $0.receive(bytes) } : []
        }
    }

    /// The path that the daemon opens.
    package var path: String { pty.path }

    /// How many bytes came from the daemon so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) { pty.traffic }

    /// Puts a card on the reader, lifting another.
    package func place(_ person: SyntheticPerson) { module.withLock { $0.place(person) } }

    /// Takes the card away.
    package func lift() { module.withLock { $0.lift() } }

    /// Lets the next answer to `command` go wrong; several wait in order.
    package func plan(_ mishap: Mishap, on command: Command) { module.withLock { $0.plan(mishap, on: command) } }

    /// How many planned mishaps are still to come.
    package var pendingMishaps: Int { module.withLock { $0.pendingMishaps } }

    /// Lets every command meet a fault, until nil.
    package func setFault(_ code: UInt8?) { module.withLock { $0.fault = code } }

    /// Makes the module find a card again and again while it lies there, as some are said to.
    package func setFindsAgain(_ findsAgain: Bool) { module.withLock { $0.findsAgain = findsAgain } }

    /// Sends bytes that nobody asked for.
    package func babble(_ bytes: [UInt8]) { pty.send(bytes) }

    /// The device takes nothing more from its cable until `resume`.
    package func stall() { pty.stall() }

    /// The device takes what has piled up.
    package func resume() { pty.resume() }

    /// Pulls the cable.
    package func unplug() { pty.unplug() }

    /// Plugs the cable in again.
    package func plugIn() throws(PortError) { try pty.plugIn() }
}
