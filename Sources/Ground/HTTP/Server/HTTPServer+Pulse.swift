// SPDX-License-Identifier: Apache-2.0
import Glibc

extension HTTPServer {
    /// Whether the polling thread moves: it takes in a connection that says nothing and lets go of it, or at least has
    /// taken a request since this was asked.
    ///
    /// The second is for a server with as many connections as it may have: it is busy, not stuck.
    package func pulse(within milliseconds: Int = 5_000) async -> Bool {
        let before = counts.requests
        let address = listening
        let isAnswered = await withCheckedContinuation { continuation in
            let started = WorkerThread.start(name: "http-pulse") {
                continuation.resume(returning: ListeningSocket.lets(goOf: address, within: Int32(milliseconds)))
            }
            if !started { continuation.resume(returning: false) }
        }
        return isAnswered || counts.requests != before
    }
}

extension ListeningSocket {
    /// Connects to where `address` listens, says the end at once, and waits until the other side has closed as well.
    fileprivate static func lets(goOf address: sockaddr_storage, within milliseconds: Int32) -> Bool {
        let due = monotonicMilliseconds() + Milliseconds(milliseconds)
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(Int32(address.ss_family), kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let code = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                // An address that means all of them reaches this machine (ip(7), ipv6(7)).
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_storage>.size))
            }
        }
        guard code == 0 || errno == EINPROGRESS, isReady(descriptor, POLLOUT, until: due) else { return false }
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return false }
        var byte: UInt8 = 0
        // A server that speaks TLS may first say that this was no greeting.
        while isReady(descriptor, POLLIN, until: due) {
            let count = unsafe read(descriptor, &byte, 1)
            if count == 0 || (count < 0 && errno == ECONNRESET) { return true }
            if count < 0, errno != EAGAIN, errno != EINTR { return false }
        }
        return false
    }

    private static func isReady(_ descriptor: Int32, _ event: Int32, until due: Milliseconds) -> Bool {
        var one = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        while true {
            let now = monotonicMilliseconds()
            guard now < due else { return false }
            let code = unsafe poll(&one, 1, Int32(due - now))
            if code > 0 { return true }
            guard code == 0 || errno == EINTR else { return false }
        }
    }
}
