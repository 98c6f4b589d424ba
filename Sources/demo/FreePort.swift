// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Ports of 127.0.0.1 that nobody listens on.
enum FreePort {
    /// Finds `count` different ones; they are free when this returns, and most likely still when they are used.
    static func find(_ count: Int) throws -> [UInt16] {
        var sockets: [CInt] = []
        defer { for number in sockets { close(number) } }
        return try (0..<count).map { _ in
            let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard number >= 0 else { throw PortError(call: "socket", on: "127.0.0.1") }
            sockets.append(number)
            return try bind(number)
        }
    }

    private static func bind(_ number: CInt) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isDone = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe Glibc.bind(number, pointer, length) == 0 && getsockname(number, pointer, &length) == 0
            }
        }
        guard isDone else { throw PortError(call: "bind", on: "127.0.0.1") }
        return UInt16(bigEndian: address.sin_port)
    }
}
