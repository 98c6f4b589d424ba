// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Testing

@testable import Ports

struct TCPConnectTests {
    /// A socket of this machine that waits for connections.
    private struct Listener: ~Copyable {
        let socket: Descriptor
        let port: UInt16

        /// Without `backlog` the port is known but refuses.
        init(backlog: CInt?) throws {
            let number = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
            let socket = try Descriptor(number, from: "socket", on: "listener")
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = unsafe withUnsafeMutablePointer(to: &address) { address in
                unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    unsafe bind(number, address, length) == 0 && getsockname(number, address, &length) == 0
                }
            }
            let isListening = backlog.map { listen(number, $0) == 0 } ?? true
            guard isBound, isListening else { throw PortError(call: "bind", on: "listener") }
            self.socket = socket
            port = UInt16(bigEndian: address.sin_port)
        }

        func accept() throws -> Descriptor {
            try Descriptor(Glibc.accept(socket.number, nil, nil), from: "accept", on: "listener")
        }
    }

    @Test(arguments: ["127.0.0.1", "localhost"]) func `a kept line talks over TCP and reconnects`(host: String)
        async throws
    {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let time = ManualTimekeeper(on: loop)
        let listener = try Listener(backlog: 4)
        let events = Happenings<KeptLine.Event>()
        let address = try DeviceAddress(configuration: "tcp:\(host):\(listener.port)")
        let kept = KeptLine(address, on: loop, time: time, handler: events.add)
        kept.start()
        for round in UInt8(1)...2 {
            #expect(await events.next() == .opened(node: address.text))
            let peer = try listener.accept()
            send([round], to: peer.number)
            #expect(await events.next() == .bytes([round]))
            try kept.write([0x10, 0x04, round])
            #expect(receive(3, from: peer.number) == [0x10, 0x04, round])
            shutdown(peer.number, CInt(SHUT_RDWR))
            #expect(await events.next() == .closed(.hungUp))
            await time.advance(by: .seconds(2))
        }
        kept.stop()
    }

    @Test func `a refused connection is told as such`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let time = ManualTimekeeper(on: loop)
        let closed = try Listener(backlog: nil)
        let events = Happenings<PortError?>()
        let connect = TCPConnect(host: "127.0.0.1", port: closed.port, on: loop, time: time) { result in
            events.add(failure(of: result))
        }
        #expect(await events.next() == .notFound("127.0.0.1:\(closed.port)"))
        #expect(time.pending == 0)
        connect.cancel()
    }

    @Test func `the second address of a host is tried when the first refuses`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let closed = try Listener(backlog: nil)
        let open = try Listener(backlog: 1)
        let addresses = try [closed.port, open.port].flatMap { port in
            try SocketAddress.lookUp(host: "127.0.0.1", port: port, isNumeric: true)
        }
        let events = Happenings<PortError?>()
        let connect = TCPConnect(
            host: "printer",
            port: 9100,
            on: loop,
            time: ManualTimekeeper(on: loop),
            lookUp: { _, _, _, answer in answer(.success(addresses)) },
            completion: { events.add(failure(of: $0)) }
        )
        #expect(await events.next() == .some(nil))
        connect.cancel()
    }

    @Test func `an address that never answers runs out of time`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let time = ManualTimekeeper(on: loop)
        // A full backlog leaves further connections unanswered.
        let listener = try Listener(backlog: 0)
        let fillers = try (0..<4).map { _ in try Filler(port: listener.port) }
        let events = Happenings<PortError?>()
        let connect = TCPConnect(host: "127.0.0.1", port: listener.port, on: loop, time: time) { result in
            events.add(failure(of: result))
        }
        await time.advance(by: TCPConnect.limit)
        #expect(await events.next() == .timedOut)
        connect.cancel()
        #expect(fillers.count == 4)
    }

    /// One connection that takes up a place in the backlog.
    private final class Filler {
        let socket: Descriptor

        init(port: UInt16) throws {
            let number = linux_tcp_socket(AF_INET, 30, 10, 20_000)
            socket = try Descriptor(number, from: "socket", on: "filler")
            let address = try SocketAddress.lookUp(host: "127.0.0.1", port: port, isNumeric: true)
            let code = address[0].connect(number)
            guard code == 0 || code == EINPROGRESS else { throw PortError(call: "connect", on: "filler", code: code) }
        }
    }
}

/// Nil for a success, whose socket is closed at once.
private func failure(of result: consuming Result<Descriptor, PortError>) -> PortError? {
    do throws(PortError) {
        _ = try result.get()
        return nil
    } catch {
        return error
    }
}
