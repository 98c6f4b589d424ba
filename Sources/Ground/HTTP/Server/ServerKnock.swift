// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

/// One connection to a server of this process that says its end at once, and waits until the other side has closed too.
final class ServerKnock: Sendable {
    private let address: sockaddr_storage
    private let due: Milliseconds
    /// Readable once nobody wants to know any more.
    private let cancelled = WakeDescriptor()

    init(at address: sockaddr_storage, within milliseconds: Milliseconds) {
        self.address = address
        due = monotonicMilliseconds() + milliseconds
    }

    /// Ends `run`, also one to come.
    func cancel() { cancelled.wake() }

    /// Knocks, and says whether it was heard; blocks for no longer than the time that was given.
    ///
    /// At an address that the machine has not, or not yet, nobody can ask: a network that is away is no hang.
    func run() -> Bool {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(Int32(address.ss_family), kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let own = ListeningSocket.anyPort(of: address)
        let bound = unsafe withUnsafePointer(to: own) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
        }
        guard bound == 0 || errno != EADDRNOTAVAIL else { return true }
        let code = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                // An address that means all of them reaches this machine (ip(7), ipv6(7)).
                unsafe connect(descriptor, $0, length)
            }
        }
        guard code == 0 || errno == EINPROGRESS, isReady(descriptor, POLLOUT) else { return false }
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return false }
        var byte: UInt8 = 0
        // A server that speaks TLS may first say that this was no greeting.
        while isReady(descriptor, POLLIN) {
            let count = unsafe read(descriptor, &byte, 1)
            if count == 0 || (count < 0 && errno == ECONNRESET) { return true }
            if count < 0, errno != EAGAIN, errno != EINTR { return false }
        }
        return false
    }

    private func isReady(_ descriptor: Int32, _ event: Int32) -> Bool {
        var waited = [
            pollfd(fd: descriptor, events: Int16(event), revents: 0),
            pollfd(fd: cancelled.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let now = monotonicMilliseconds()
            guard now < due else { return false }
            let code = unsafe poll(&waited, 2, Int32(clamping: due - now))
            if code > 0 { return waited[1].revents == 0 }
            guard code == 0 || errno == EINTR else { return false }
        }
    }
}
