// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// One address of a host, as getaddrinfo(3) gives it and connect(2) wants it.
struct SocketAddress: Sendable {
    let family: CInt
    private let bytes: [UInt8]

    /// At most this many addresses of a host are tried.
    static let limit = 4

    /// Looks a host up; an own thread must do it unless `isNumeric`, since it asks name servers and blocks.
    static func lookUp(host: String, port: UInt16, isNumeric: Bool) throws(PortError) -> [SocketAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV | (isNumeric ? AI_NUMERICHOST : 0)
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0, let first = unsafe list else {
            throw .notFound(host)
        }
        defer { unsafe freeaddrinfo(first) }
        var addresses: [SocketAddress] = []
        var next: UnsafeMutablePointer<addrinfo>? = unsafe first
        while let info = unsafe next, addresses.count < limit {
            if let address = unsafe SocketAddress(info.pointee) { addresses.append(address) }
            unsafe next = info.pointee.ai_next
        }
        return addresses
    }

    /// Begins to connect; 0 or the errno, EINPROGRESS among them.
    func connect(_ number: CInt) -> CInt {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return EINVAL }
            let address = unsafe start.assumingMemoryBound(to: sockaddr.self)
            return unsafe Glibc.connect(number, address, socklen_t(bytes.count)) == 0 ? 0 : errno
        }
    }

    private init?(_ info: addrinfo) {
        guard let address = unsafe info.ai_addr else { return nil }
        unsafe family = info.ai_family
        bytes = unsafe Array(UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen)))
    }
}
