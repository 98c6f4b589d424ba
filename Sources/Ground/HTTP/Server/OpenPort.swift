// SPDX-License-Identifier: Apache-2.0

/// Where a daemon listens for one purpose: where its settings say, and where systemd listens for it.
///
/// Both are served when they differ, since what systemd has opened cannot be closed here: whoever connects there would
/// wait for ever. Only where the two cannot be open at once, as 127.0.0.1 and 0.0.0.0 on one port, systemd's stands
/// alone until its unit follows the settings.
package struct OpenPort: Sendable {
    /// How the settings and systemd's sockets agree.
    package enum Agreement: Sendable, Equatable {
        /// There is one place, or systemd listens where the settings say.
        case full
        /// systemd listens elsewhere, and both are served.
        case besides
        /// systemd's socket is in the way of what the settings say and is served instead.
        case instead
    }

    /// Where the settings say, unless `agreement` is `.instead`.
    package let main: ListeningPort
    /// What systemd has opened besides.
    package let others: [ListeningPort]
    /// How the settings and systemd's sockets agree.
    package let agreement: Agreement

    /// Every place.
    package var all: [ListeningPort] { [main] + others }
}

extension PassedSockets {
    /// Opens the port `name` where the settings say, together with the sockets of that name.
    package func open(_ name: String, address: String, port: UInt16) throws(HTTPServerError) -> OpenPort {
        var given = named(name)
        guard let first = given.first else {
            return OpenPort(main: try ListeningPort(address: address, port: port), others: [], agreement: .full)
        }
        if let index = given.firstIndex(where: { $0.isAt(address, port) }) {
            return OpenPort(main: given.remove(at: index), others: given, agreement: .full)
        }
        do {
            let own = try ListeningPort(address: address, port: port)
            return OpenPort(main: own, others: given, agreement: .besides)
        } catch {
            guard case .addressInUse = error, given.contains(where: { $0.port == port }) else { throw error }
            return OpenPort(main: first, others: Array(given.dropFirst()), agreement: .instead)
        }
    }
}
