// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Testing

@testable import Ports

struct ByteLineTests {
    /// Reads events until `count` bytes have come.
    private func bytes(_ count: Int, from events: Happenings<ByteLine.Event>) async -> [UInt8] {
        var received: [UInt8] = []
        while received.count < count, case .bytes(let chunk) = await events.next() { received += chunk }
        return received
    }

    @Test func `bytes of a device arrive in order whatever their chunks`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pty = try Pty()
        let events = Happenings<ByteLine.Event>()
        let line = try ByteLine(SerialPort.open(path: pty.path, baud: .baud115200), on: loop, handler: events.add)
        let message = (0..<256).map { UInt8($0) }
        for size in [1, 7, 64, 256] {
            for start in stride(from: 0, to: message.count, by: size) {
                pty.type(Array(message[start..<min(start + size, message.count)]))
            }
            #expect(await bytes(message.count, from: events) == message)
        }
        line.close()
    }

    @Test func `what is written reaches the device`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pty = try Pty()
        let line = try ByteLine(SerialPort.open(path: pty.path, baud: .baud9600), on: loop) { _ in }
        #expect(try line.write([0xAA, 0xAA, 0xAA, 0x96, 0x69]) == 0)
        #expect(receive(5, from: pty.device.number) == [0xAA, 0xAA, 0xAA, 0x96, 0x69])
    }

    @Test func `a pulled plug is reported once, after the last bytes, and does not spin the loop`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pty = try Pty()
        let events = Happenings<ByteLine.Event>()
        let line = try ByteLine(SerialPort.open(path: pty.path, baud: .baud9600), on: loop, handler: events.add)
        pty.type([1, 2, 3])
        #expect(await events.next() == .bytes([1, 2, 3]))
        pty.unplug()
        #expect(await events.next() == .closed(.hungUp))
        let before = loop.wakeUps
        for _ in 0..<100 { await loop.call {} }
        #expect(loop.wakeUps - before <= 101)
        #expect(throws: PortError.notOpen) { try line.write([0]) }
        events.add(.drained)
        #expect(await events.next() == .drained, "nothing came after the end")
    }

    @Test func `a slow device gets everything in order and the writer is told when it is out`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (near, far) = try socketPair()
        defer { close(far) }
        let events = Happenings<ByteLine.Event>()
        let line = try ByteLine(Descriptor(owning: near), on: loop, handler: events.add)
        var expected: [UInt8] = []
        var waiting = 0
        while waiting == 0 {
            let block = (0..<10_000).map { UInt8(truncatingIfNeeded: expected.count + $0) }
            expected += block
            waiting = try line.write(block)
        }
        let second = [UInt8](repeating: 0xEE, count: 50_000)
        #expect(try line.write(second) == waiting + 50_000)
        expected += second
        #expect(receive(expected.count, from: far) == expected)
        #expect(await events.next() == .drained)
        #expect(line.pending == 0)
        let before = loop.wakeUps
        for _ in 0..<100 { await loop.call {} }
        #expect(loop.wakeUps - before <= 101, "a line with nothing to write does not wake the loop")
    }

    @Test func `a device that takes nothing fills the queue up to its limit and no further`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (near, far) = try socketPair()
        defer { close(far) }
        let line = try ByteLine(Descriptor(owning: near), on: loop) { _ in }
        let block = [UInt8](repeating: 0x55, count: 60_000)
        let error = #expect(throws: PortError.self) { while true { try line.write(block) } }
        #expect(error == .full(limit: ByteLine.outboundLimit))
        #expect(line.pending <= ByteLine.outboundLimit)
        #expect(line.pending > ByteLine.outboundLimit - block.count)
        line.discardPending()
        #expect(line.pending == 0)
        #expect(try line.write([1]) == 1)
    }

    @Test func `closing ends it silently and twice is once`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (near, far) = try socketPair()
        defer { close(far) }
        let events = Happenings<ByteLine.Event>()
        let line = try ByteLine(Descriptor(owning: near), on: loop, handler: events.add)
        line.close()
        line.close()
        #expect(receive(1, from: far) == [], "the far end sees the end")
        #expect(loop.watchCount == 0)
        await loop.call {}
        events.add(.drained)
        #expect(await events.next() == .drained)
    }

    @Test func `a line that nobody keeps is closed`() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (near, far) = try socketPair()
        defer { close(far) }
        do { _ = try ByteLine(Descriptor(owning: near), on: loop) { _ in } }
        #expect(receive(1, from: far) == [])
    }

    @Test func `a printer's empty packet is not its end`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        var ends: [CInt] = [-1, -1]
        // Datagram sockets deliver empty packets as a read of 0, as usblp does.
        try #require(unsafe socketpair(AF_UNIX, CInt(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
        let far = ends[1]
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let events = Happenings<ByteLine.Event>()
        let line = try ByteLine(Descriptor(owning: ends[0]), kind: .printer, on: loop, handler: events.add)
        #expect(unsafe Glibc.send(far, "", 0, 0) == 0)
        send([0x12], to: far)
        #expect(await events.next() == .bytes([0x12]))
        close(far)
        #expect(await events.next() == .closed(.hungUp))
        #expect(line.pending == 0)
    }

    @Test func `a file is written without being watched`() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let folder = try Folder()
        let path = folder.path + "/slip"
        let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND)
        let line = try ByteLine(file, on: loop) { _ in }
        #expect(try line.write(Array("A017".utf8)) == 0)
        #expect(try WholeFile.read(path: path, limit: 100) == Array("A017".utf8))
    }
}
