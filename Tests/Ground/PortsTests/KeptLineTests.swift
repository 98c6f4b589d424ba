// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct KeptLineTests {
    /// A loop, a clock turned by hand, and a link that stands for the device node.
    private struct Bench: ~Copyable {
        let loop: EventLoop
        let time: ManualTimekeeper
        let folder: Folder
        let events = Happenings<KeptLine.Event>()

        init() throws {
            let loop = try EventLoop(name: "test")
            let folder = try Folder()
            self.loop = loop
            self.folder = folder
            time = ManualTimekeeper(on: loop)
        }

        deinit { loop.stop() }

        var link: String { folder.path + "/reader" }

        func plug(_ pty: borrowing Pty) throws {
            _ = unsafe unlink(link)
            guard unsafe symlink(pty.path, link) == 0 else { throw PortError(call: "symlink", on: link) }
        }

        func keep(hotplug: Hotplug? = nil) throws -> KeptLine {
            let address = try DeviceAddress(configuration: "serial:" + link + "?baud=9600")
            return KeptLine(address, on: loop, time: time, hotplug: hotplug, handler: events.add)
        }
    }

    @Test func `a device that comes, goes and comes back is opened each time`() async throws {
        let bench = try Bench()
        let kept = try bench.keep()
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound(bench.link)))
        #expect(throws: PortError.notOpen) { try kept.write([1]) }
        for round in UInt8(0)..<3 {
            let pty = try Pty()
            try bench.plug(pty)
            await bench.time.advance(by: .seconds(10))
            #expect(await bench.events.next() == .opened(node: bench.link))
            pty.type([round])
            #expect(await bench.events.next() == .bytes([round]))
            try kept.write([0x80 | round])
            #expect(receive(1, from: pty.device.number) == [0x80 | round])
            _ = unsafe unlink(bench.link)
            pty.unplug()
            #expect(await bench.events.next() == .closed(.hungUp))
        }
        kept.stop()
        var expected = LineTally()
        (expected.opened, expected.closed, expected.failures) = (3, 3, 1)
        (expected.received, expected.sent, expected.lastFault) = (3, 3, .hungUp)
        #expect(kept.tally == expected)
    }

    @Test func `the tally says where a device is and since when`() async throws {
        let bench = try Bench()
        let pty = try Pty()
        try bench.plug(pty)
        await bench.time.advance(by: .seconds(7))
        let kept = try bench.keep()
        #expect(kept.tally == LineTally())
        kept.start()
        #expect(await bench.events.next() == .opened(node: bench.link))
        #expect(kept.tally.node == bench.link)
        #expect(kept.tally.since == MonotonicTime(nanoseconds: 7_000_000_000))
        kept.stop()
        #expect(kept.tally.node == nil && kept.tally.since == nil && kept.tally.opened == 1)
    }

    @Test func `the waits are 1, 2, 5 and then always 10 seconds, and one reason is told once`() async throws {
        let bench = try Bench()
        let attempts = Lock(0)
        let finder = PortFinder { _ in
            attempts.withLock { $0 += 1 }
            return []
        }
        let address = try DeviceAddress(configuration: "serial:usb:1a86:7523")
        let kept = KeptLine(address, on: bench.loop, time: bench.time, finder: finder, handler: bench.events.add)
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound("usb:1a86:7523")))
        for (index, wait) in [1, 2, 5, 10, 10, 10].enumerated() {
            await bench.time.advance(by: .seconds(wait) - .milliseconds(1))
            #expect(attempts.withLock { $0 } == index + 1)
            await bench.time.advance(by: .milliseconds(1))
            #expect(attempts.withLock { $0 } == index + 2)
        }
        kept.stop()
        #expect(bench.time.pending == 0)
        bench.events.add(.drained)
        #expect(await bench.events.next() == .drained)
    }

    @Test func `hotplug brings a device back at once`() async throws {
        let bench = try Bench()
        let hotplug = Hotplug(on: bench.loop)
        defer { hotplug.stop() }
        let kept = try bench.keep(hotplug: hotplug)
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound(bench.link)))
        let pty = try Pty()
        try bench.plug(pty)
        let mouse = try #require(PortIdentity(node: "/dev/input/event0", portClass: .keys, properties: [:]))
        let port = try #require(PortIdentity(node: "/dev/ttyUSB0", portClass: .serial, properties: [:]))
        await bench.loop.call {
            hotplug.announce(.added(mouse))
            hotplug.announce(.removed(port))
        }
        #expect(kept.line == nil)
        await bench.loop.call { hotplug.announce(.added(port)) }
        #expect(await bench.events.next() == .opened(node: bench.link))
        kept.stop()
    }

    @Test func `after lost hotplug events it looks again`() async throws {
        let bench = try Bench()
        let hotplug = Hotplug(on: bench.loop)
        defer { hotplug.stop() }
        let kept = try bench.keep(hotplug: hotplug)
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound(bench.link)))
        let pty = try Pty()
        try bench.plug(pty)
        await bench.loop.call { hotplug.announce(.lookAgain) }
        #expect(await bench.events.next() == .opened(node: bench.link))
        kept.stop()
    }

    @Test func `a device that fails as soon as it is open is tried ever more slowly`() async throws {
        let bench = try Bench()
        let kept = try bench.keep()
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound(bench.link)))
        for wait in [1, 2, 5, 10] {
            let pty = try Pty()
            try bench.plug(pty)
            await bench.time.advance(by: .seconds(wait) - .milliseconds(1))
            #expect(kept.line == nil)
            await bench.time.advance(by: .milliseconds(1))
            #expect(await bench.events.next() == .opened(node: bench.link))
            pty.unplug()
            #expect(await bench.events.next() == .closed(.hungUp))
        }
        kept.stop()
    }

    @Test func `stopping frees the device for another program and starting takes it again`() async throws {
        let bench = try Bench()
        let pty = try Pty()
        try bench.plug(pty)
        let kept = try bench.keep()
        kept.start()
        #expect(await bench.events.next() == .opened(node: bench.link))
        kept.stop()
        let other = try SerialPort.open(path: bench.link, baud: .baud9600)
        kept.start()
        #expect(await bench.events.next() == .unavailable(.busy(bench.link)))
        #expect(other.number >= 0)
        kept.stop()
    }

    @Test func `slips for a file are appended`() async throws {
        let bench = try Bench()
        let path = bench.folder.path + "/slips"
        for slip in ["A001\n", "A002\n"] {
            let kept = KeptLine(.file(path: path), on: bench.loop, time: bench.time, handler: bench.events.add)
            kept.start()
            #expect(await bench.events.next() == .opened(node: path))
            try kept.write(Array(slip.utf8))
            kept.stop()
        }
        #expect(try WholeFile.read(path: path, limit: 100) == Array("A001\nA002\n".utf8))
    }
}
