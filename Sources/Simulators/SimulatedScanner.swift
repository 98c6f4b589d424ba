// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A serial code scanner on a pseudo terminal.
package final class SimulatedScanner: Sendable {
    /// What the scanner sends after a scan.
    package enum Terminator: Sendable, CaseIterable {
        case carriageReturn, lineFeed, both, endOfText, nothing

        /// The bytes.
        package var bytes: [UInt8] {
            switch self {
            case .carriageReturn: [0x0D]
            case .lineFeed: [0x0A]
            case .both: [0x0D, 0x0A]
            case .endOfText: [0x03]
            case .nothing: []
            }
        }
    }

    private let pty: SimulatedTerminal

    /// Plugs a scanner in; see `SimulatedTerminal` for `link`.
    package init(on loop: EventLoop, link: String? = nil) throws(PortError) {
        pty = try SimulatedTerminal(on: loop, link: link) { _, _ in [] }
    }

    /// The path that the daemon opens.
    package var path: String { pty.path }

    /// How many bytes went to the daemon so far.
    package var bytesSent: Int { pty.traffic.sent }

    /// Scans a code that holds `text` in UTF-8.
    package func scan(_ text: String, terminator: Terminator = .carriageReturn) {
        scan(bytes: Array(text.utf8), terminator: terminator)
    }

    /// Scans a code that holds `bytes`, whatever their character set.
    package func scan(bytes: [UInt8], terminator: Terminator = .carriageReturn) {
        pty.send(bytes + terminator.bytes)
    }

    /// Pulls the cable.
    package func unplug() { pty.unplug() }

    /// Plugs the cable in again.
    package func plugIn() throws(PortError) { try pty.plugIn() }
}
