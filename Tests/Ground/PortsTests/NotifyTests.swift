// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Testing

@testable import Ports

struct NotifyTests {
    /// A datagram socket as systemd's, bound to a path, or to an abstract name when that begins with `@`.
    private struct Receiver: ~Copyable {
        let socket: Descriptor

        init(_ name: String) throws {
            let number = Glibc.socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
            let socket = try Descriptor(number, from: "socket", on: name)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let path = Array(name.utf8).enumerated().map { $0 == 0 && $1 == UInt8(ascii: "@") ? 0 : $1 }
            unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
            let isBound = unsafe withUnsafePointer(to: address) { address in
                unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(number, $0, length) == 0
                }
            }
            guard isBound else { throw PortError(call: "bind", on: name) }
            self.socket = socket
        }

        func next() -> String {
            var bytes = [UInt8](repeating: 0, count: 1000)
            let count = unsafe recv(socket.number, &bytes, bytes.count, CInt(MSG_DONTWAIT))
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }

    private func notify(_ socket: String?, microseconds: String? = nil, for process: String? = nil) -> Notify {
        Notify(socket: socket, watchdogMicroseconds: microseconds, watchdogProcess: process, process: 42)
    }

    @Test(arguments: [false, true]) func `messages reach the socket, by path or abstract name`(isAbstract: Bool) throws
    {
        let folder = try Folder()
        let name = isAbstract ? "@" + folder.path : folder.path + "/notify"
        let receiver = try Receiver(name)
        let notify = notify(name)
        notify.ready()
        notify.status("serving", ["tickets": 17])
        notify.watchdog()
        notify.stopping()
        #expect(
            (0..<4).map { _ in receiver.next() } == [
                "READY=1", "STATUS=serving tickets=17", "WATCHDOG=1", "STOPPING=1",
            ]
        )
    }

    @Test(arguments: [nil, "", "vsock:2:1", "relative", "/nonexistent/socket"] as [String?])
    func `without a listener nothing happens`(socket: String?) {
        notify(socket).ready()
    }

    @Test(
        arguments: [
            ("30000000", nil, .seconds(15)), ("30000000", "42", .seconds(15)), ("30000000", "43", nil), (nil, nil, nil),
            ("0", nil, nil), ("-5", nil, nil), ("soon", nil, nil),
        ] as [(String?, String?, Duration?)]
    )
    func `the watchdog is fed at half its limit, and only by the process meant`(
        microseconds: String?,
        process: String?,
        interval: Duration?
    ) {
        #expect(notify(nil, microseconds: microseconds, for: process).watchdogInterval == interval)
    }

    @Test func `the watchdog is fed while all is well and left hungry while it is not`() async throws {
        let folder = try Folder()
        let receiver = try Receiver(folder.path + "/notify")
        let time = ManualTimekeeper()
        let isHealthy = Lock(true)
        let watchdog = Watchdog(notify(folder.path + "/notify", microseconds: "20000000"), time: time) {
            isHealthy.withLock { $0 }
        }
        await time.advance(by: .seconds(9))
        #expect(receiver.next() == "")
        await time.advance(by: .seconds(11))
        #expect([receiver.next(), receiver.next(), receiver.next()] == ["WATCHDOG=1", "WATCHDOG=1", ""])
        isHealthy.withLock { $0 = false }
        await time.advance(by: .seconds(20))
        #expect(receiver.next() == "")
        isHealthy.withLock { $0 = true }
        await time.advance(by: .seconds(10))
        #expect(receiver.next() == "WATCHDOG=1")
        watchdog.stop()
        #expect(time.pending == 0)
    }
}
