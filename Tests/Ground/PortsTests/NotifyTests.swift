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
        notify.starting(within: .seconds(90))
        notify.ready()
        notify.status("serving", ["tickets": 17])
        notify.watchdog()
        notify.stopping()
        #expect(
            (0..<5).map { _ in receiver.next() } == [
                "EXTEND_TIMEOUT_USEC=90000000", "READY=1", "STATUS=serving tickets=17", "WATCHDOG=1", "STOPPING=1",
            ]
        )
    }

    @Test(arguments: [nil, "", "vsock:2:1", "relative", "/nonexistent/socket"] as [String?])
    func `without a listener nothing happens`(socket: String?) {
        notify(socket).ready()
    }

    @Test(
        arguments: [
            ("30000000", nil, .seconds(10)), ("30000000", "42", .seconds(10)), ("30000000", "43", nil), (nil, nil, nil),
            ("0", nil, nil), ("-5", nil, nil), ("soon", nil, nil),
        ] as [(String?, String?, Duration?)]
    )
    func `the watchdog is fed at a third of its limit, and only by the process meant`(
        microseconds: String?,
        process: String?,
        interval: Duration?
    ) {
        #expect(notify(nil, microseconds: microseconds, for: process).watchdogInterval == interval)
    }

    @Test func `ready is said once something can be stored, and until then why not`() async throws {
        let folder = try Folder()
        let receiver = try Receiver(folder.path + "/notify")
        let (time, notify) = (ManualTimekeeper(), notify(folder.path + "/notify"))
        let faults = Lock<[PortError?]>([.timedOut, .timedOut, nil])
        let start = Task {
            await notify.ready(showing: "hall is open", time: time, every: .seconds(10)) {
                faults.withLock { $0.removeFirst() }
            }
        }
        for _ in 0..<2 {
            await time.untilPending(1)
            #expect(receiver.next().hasPrefix("STATUS=not ready: nothing can be stored reason="))
            #expect([receiver.next(), receiver.next()] == ["EXTEND_TIMEOUT_USEC=30000000", ""])
            await time.advance(by: .seconds(10))
        }
        await start.value
        #expect([receiver.next(), receiver.next(), receiver.next()] == ["STATUS=hall is open", "READY=1", ""])
    }

    @Test func `who leaves before that says nothing`() async throws {
        let folder = try Folder()
        let receiver = try Receiver(folder.path + "/notify")
        let (time, notify) = (ManualTimekeeper(), notify(folder.path + "/notify"))
        let start = Task {
            await notify.ready(showing: "hall is open", time: time, every: .seconds(10)) { PortError.timedOut }
        }
        await time.untilPending(1)
        start.cancel()
        await start.value
        var said: [String] = []
        while case let word = receiver.next(), !word.isEmpty { said.append(word) }
        #expect(!said.contains("READY=1") && !said.isEmpty)
    }

    @Test func `the watchdog is fed after each round in which everything moved`() async throws {
        let folder = try Folder()
        let receiver = try Receiver(folder.path + "/notify")
        let time = ManualTimekeeper()
        let moves = Lock(true)
        let watchdog = Watchdog(notify(folder.path + "/notify", microseconds: "30000000"), time: time) {
            moves.withLock { $0 }
        }
        let rounds = Task { await watchdog.run() }
        await time.untilPending(1)
        #expect([receiver.next(), receiver.next()] == ["WATCHDOG=1", ""])
        await time.advance(by: .seconds(9))
        #expect(receiver.next() == "")
        await time.advance(by: .seconds(1))
        await time.untilPending(1)
        #expect([receiver.next(), receiver.next()] == ["WATCHDOG=1", ""])
        moves.withLock { $0 = false }
        await time.advance(by: .seconds(10))
        await time.untilPending(1)
        #expect(receiver.next() == "")
        moves.withLock { $0 = true }
        await time.advance(by: .seconds(10))
        await time.untilPending(1)
        #expect(receiver.next() == "WATCHDOG=1")
        rounds.cancel()
        await rounds.value
        #expect(time.pending == 0)
    }

    @Test func `a round that hangs leaves the watchdog hungry until it goes on`() async throws {
        let folder = try Folder()
        let receiver = try Receiver(folder.path + "/notify")
        let time = ManualTimekeeper()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watchdog = Watchdog(notify(folder.path + "/notify", microseconds: "30000000"), time: time) {
            for await _ in gate { break }
            return true
        }
        let rounds = Task { await watchdog.run() }
        await time.advance(by: .seconds(3600))
        #expect(receiver.next() == "")
        opener.yield()
        await time.untilPending(1)
        #expect(receiver.next() == "WATCHDOG=1")
        rounds.cancel()
        await rounds.value
    }
}
