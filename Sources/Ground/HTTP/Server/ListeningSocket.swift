// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Opens the listening socket here rather than in the library, which could not say why it fails.
enum ListeningSocket {
    /// How many connections the kernel holds for us before they are accepted.
    private static let backlog: Int32 = 512

    /// Binds and listens; the descriptor is the caller's.
    static func open(address: String, port: UInt16) throws(HTTPServerError) -> Int32 {
        guard let (place, length) = storage(of: address, port: port) else { throw .badAddress(address) }
        let descriptor = socket(
            Int32(place.ss_family),
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue),
            0
        )
        guard descriptor >= 0 else { throw .outOfResources }
        var one: Int32 = 1
        // For a free port it would only let two sockets take the same one before either listens.
        if port != 0 { unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, 4) }
        let bound = unsafe withUnsafePointer(to: place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
        }
        guard bound == 0, listen(descriptor, backlog) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EADDRINUSE
                ? .addressInUse(address, port: port) : .cannotListen(address, port: port, errno: code)
        }
        return descriptor
    }

    /// Returns a numeric address as the kernel takes it, and its length; nil when it is none.
    static func storage(of address: String, port: UInt16) -> (address: sockaddr_storage, length: socklen_t)? {
        var storage = sockaddr_storage()
        let length: socklen_t
        if let four = ipv4(address, port) {
            length = store(four, in: &storage)
        } else if let six = ipv6(address, port) {
            length = store(six, in: &storage)
        } else {
            return nil
        }
        return (storage, length)
    }

    /// Returns the address a socket is bound to; of the unspecified family when it has none.
    static func name(of descriptor: Int32) -> sockaddr_storage {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        return code == 0 ? storage : sockaddr_storage()
    }

    /// Returns the port a socket is bound to; 0 for a socket without ports.
    static func port(of descriptor: Int32) -> UInt16 { port(of: name(of: descriptor)) }

    /// Returns the port of an address; 0 for one without.
    static func port(of address: sockaddr_storage) -> UInt16 {
        unsafe withUnsafeBytes(of: address) { bytes in
            switch Int32(address.ss_family) {
            case AF_INET: unsafe UInt16(bigEndian: bytes.load(as: sockaddr_in.self).sin_port)
            case AF_INET6: unsafe UInt16(bigEndian: bytes.load(as: sockaddr_in6.self).sin6_port)
            default: UInt16(0)
            }
        }
    }

    /// Returns the same address with port 0, which is any.
    static func anyPort(of address: sockaddr_storage) -> sockaddr_storage {
        var address = address
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            // Both families keep it behind their own number, two bytes of each.
            unsafe bytes.storeBytes(of: 0, toByteOffset: 2, as: UInt16.self)
        }
        return address
    }

    /// Makes a socket of somebody else's fit to be served; false when it does not listen for TCP.
    static func prepare(passed descriptor: Int32) -> Bool {
        let isListening = number(SO_ACCEPTCONN, of: descriptor) == 1
        let isStream = number(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue)
        guard isListening, isStream, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { return false }
        let flags = fcntl(descriptor, F_GETFL)
        return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0
    }

    private static func number(_ option: Int32, of descriptor: Int32) -> Int32? {
        var (value, length) = (Int32(0), socklen_t(4))
        return unsafe getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 ? value : nil
    }

    /// Returns the numeric address a socket is bound to; nil for a socket of another family.
    static func address(of descriptor: Int32) -> String? {
        let shown = unsafe withUnsafePointer(to: name(of: descriptor)) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe text(of: $0) }
        }
        return shown.isEmpty ? nil : shown
    }

    /// Returns an address as `address(of:)` writes it, so that two spellings of one are equal; nil when it is none.
    static func canonical(_ address: String) -> String? {
        if var four = ipv4(address, 0) { return unsafe printed(AF_INET, &four.sin_addr) }
        if var six = ipv6(address, 0) { return unsafe printed(AF_INET6, &six.sin6_addr) }
        return nil
    }

    /// Returns a client's numeric address; an IPv4 address that came through an IPv6 socket reads as IPv4.
    static func text(of address: UnsafePointer<sockaddr>?) -> String {
        guard let address = unsafe address else { return "" }
        let raw = unsafe UnsafeRawPointer(address)
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET:
            var host = unsafe raw.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr
            return unsafe printed(AF_INET, &host)
        case AF_INET6:
            var host = unsafe raw.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr
            let text = unsafe printed(AF_INET6, &host)
            return text.utf8.starts(with: "::ffff:".utf8) && text.utf8.contains(UInt8(ascii: "."))
                ? String(text.dropFirst(7)) : text
        default: return ""
        }
    }

    private static func ipv4(_ text: String, _ port: UInt16) -> sockaddr_in? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        return unsafe inet_pton(AF_INET, text, &address.sin_addr) == 1 ? address : nil
    }

    private static func ipv6(_ text: String, _ port: UInt16) -> sockaddr_in6? {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        return unsafe inet_pton(AF_INET6, text, &address.sin6_addr) == 1 ? address : nil
    }

    private static func store<Address>(_ address: Address, in storage: inout sockaddr_storage) -> socklen_t {
        unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: address, as: Address.self) }
        return socklen_t(MemoryLayout<Address>.size)
    }

    private static func printed(_ family: Int32, _ host: UnsafeRawPointer) -> String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_ntop(family, host, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
