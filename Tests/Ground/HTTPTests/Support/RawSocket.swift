// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

/// A TCP client that says exactly what a test wants; blocking, with an upper bound on every wait.
final class RawSocket: Sendable {
    /// The longest any read waits; a test that reaches it fails on what it then finds.
    private static let patienceSeconds = 10

    let descriptor: Int32

    init(port: UInt16, receiveBuffer: Int32? = nil) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var receiveBuffer { unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        precondition(code == 0, "cannot connect to port \(port): \(errno)")
    }

    deinit {
        close(descriptor)
    }

    /// Sends everything, or as much as the other side takes before it closes; returns whether all went.
    @discardableResult
    func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let rest = bytes[sent...]
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    /// Reads what is there now, waiting for the first byte; empty at the end, nil when patience runs out or it is reset.
    func readSome(_ most: Int = 65_536) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: most)
        let count = unsafe recv(descriptor, &bytes, most, 0)
        return count < 0 ? nil : Array(bytes.prefix(count))
    }

    /// Says that nothing more will be sent.
    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Whether the other side closes, or sends anything, within so many milliseconds.
    func isClosedByPeer(within milliseconds: Int32) -> Bool {
        var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&one, 1, milliseconds) == 1
    }

    /// Reads until the other side closes; a reset or lost patience shows as the suffix `<broken>`.
    func readToEnd() -> String {
        var all: [UInt8] = []
        while true {
            guard let piece = readSome() else { return String(decoding: all, as: UTF8.self) + "<broken>" }
            if piece.isEmpty { return String(decoding: all, as: UTF8.self) }
            all += piece
        }
    }

    /// Reads up to and including the first appearance of `end`.
    func read(through end: String) -> String {
        var all: [UInt8] = []
        let tail = Array(end.utf8)
        while !all.suffix(tail.count).elementsEqual(tail) {
            guard let byte = readSome(1), !byte.isEmpty else { return String(decoding: all, as: UTF8.self) + "<ended>" }
            all += byte
        }
        return String(decoding: all, as: UTF8.self)
    }

    /// Reads one reply that has a Content-Length; returns its header and body.
    func readReply() -> (head: String, body: String) {
        let head = read(through: "\r\n\r\n")
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let length = line.flatMap { Int($0.drop { !$0.isNumber }) } ?? 0
        var body: [UInt8] = []
        while body.count < length, let piece = readSome(length - body.count), !piece.isEmpty { body += piece }
        return (head, String(decoding: body, as: UTF8.self))
    }
}
