// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Loopback ports that nobody listens on.
enum FreePorts {
    /// Takes `count` different ones from the kernel, all at once so that none is given twice.
    static func take(_ count: Int) throws -> [UInt16] {
        var sockets: [CInt] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let socket = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
            guard socket >= 0 else { throw RushFault("no socket can be had") }
            sockets.append(socket)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    unsafe bind(socket, generic, length) == 0 && getsockname(socket, generic, &length) == 0
                }
            }
            guard isBound else { throw RushFault("no loopback port can be had") }
            return UInt16(bigEndian: address.sin_port)
        }
    }
}
