// SPDX-License-Identifier: Apache-2.0

/// Why a server cannot start.
package enum HTTPServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The address is not a numeric IPv4 or IPv6 address.
    case badAddress(String)
    /// Another process listens there.
    case addressInUse(String, port: UInt16)
    /// The address is not one of this machine, or the port is not ours to take; `errno` says which.
    case cannotListen(String, port: UInt16, errno: Int32)
    /// The service manager has passed a descriptor that is no listening TCP socket.
    case notListening(descriptor: Int32)
    /// The certificate, key or client CA is not usable PEM, or they do not belong together.
    case unusableCertificate
    /// The system refuses the server's threads or descriptors.
    case outOfResources

    package var description: String {
        switch self {
        case .badAddress(let address): "'\(address)' is not a numeric IP address"
        case .addressInUse(let address, let port): "\(address) port \(port) is in use by another program"
        case .cannotListen(let address, let port, let errno): "cannot listen on \(address) port \(port): error \(errno)"
        case .notListening(let descriptor):
            "descriptor \(descriptor), passed by systemd, does not listen for TCP: correct the socket unit"
        case .unusableCertificate: "the TLS certificate, key or client CA cannot be used"
        case .outOfResources: "the system refuses threads or descriptors for the server"
        }
    }
}
