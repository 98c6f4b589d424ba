// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A socket that listens longer than one server lives: between two servers on it clients wait in the kernel's queue.
package final class ListeningPort: Sendable {
    /// The numeric address that is listened on.
    package let address: String
    /// The port that is listened on, also when any was asked for.
    package let port: UInt16
    let descriptor: Int32

    /// Binds and listens; port 0 takes a free one.
    package init(address: String, port: UInt16) throws(HTTPServerError) {
        descriptor = try ListeningSocket.open(address: address, port: port)
        self.address = address
        self.port = ListeningSocket.port(of: descriptor)
    }

    /// Takes over a socket that somebody else has opened; throws `.notListening` when it is none for TCP.
    init(passed descriptor: Int32) throws(HTTPServerError) {
        guard ListeningSocket.prepare(passed: descriptor), let address = ListeningSocket.address(of: descriptor) else {
            throw .notListening(descriptor: descriptor)
        }
        (self.descriptor, self.address) = (descriptor, address)
        port = ListeningSocket.port(of: descriptor)
    }

    deinit { close(descriptor) }

    /// Whether it listens on what settings call `address` and `port`; port 0 is any.
    func isAt(_ address: String, _ port: UInt16) -> Bool {
        (port == 0 || port == self.port) && ListeningSocket.canonical(address) == self.address
    }
}
