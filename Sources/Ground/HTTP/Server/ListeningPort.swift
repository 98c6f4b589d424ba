// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A socket that listens longer than one server lives: between two servers on it clients wait in the kernel's queue.
package final class ListeningPort: Sendable {
    /// The numeric address that was asked for.
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

    deinit { close(descriptor) }
}
