// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// A device that hangs while it is opened, as an adapter does that answers no request of its driver any more.
struct SlowOpeningTests {
    /// What an opening waits at: a pipe, so that it costs no processor time.
    private final class Gate: Sendable {
        private let out: Descriptor
        private let into: Descriptor
        private let arrivals = Lock(0)

        init() throws {
            var numbers: [CInt] = [-1, -1]
            guard unsafe pipe(&numbers) == 0 else { throw PortError(call: "pipe", on: "gate") }
            out = Descriptor(owning: numbers[0])
            into = Descriptor(owning: numbers[1])
        }

        /// How many have come to the gate.
        var count: Int { arrivals.withLock { $0 } }

        /// Waits until somebody lets one through.
        func pass() {
            arrivals.withLock { $0 += 1 }
            var byte = UInt8(0)
            _ = unsafe read(out.number, &byte, 1)
        }

        func letOneThrough() {
            var byte = UInt8(1)
            _ = unsafe write(into.number, &byte, 1)
        }
    }

    /// A loop, a clock turned by hand, and a FIFO that stands for the scanner's node.
    private struct Bench: ~Copyable {
        let loop: EventLoop
        let time: ManualTimekeeper
        let hotplug: Hotplug
        let folder: Folder
        let gate: Gate
        let events = Happenings<KeptLine.Event>()
        let scanner: PortIdentity
        let isPlugged = Lock(false)

        init() throws {
            let loop = try EventLoop(name: "test")
            let gate = try Gate()
            let folder = try Folder()
            let properties = ["ID_VENDOR_ID": "0c2e", "ID_MODEL_ID": "0b61"]
            let scanner = try #require(
                PortIdentity(node: folder.path + "/hidraw0", portClass: .hid, properties: properties)
            )
            (self.loop, self.gate, self.scanner) = (loop, gate, scanner)
            (hotplug, time) = (Hotplug(on: loop), ManualTimekeeper(on: loop))
            self.folder = folder
        }

        deinit {
            hotplug.stop()
            loop.stop()
        }

        func plug() throws {
            guard unsafe mkfifo(scanner.node, 0o600) == 0 else { throw PortError(call: "mkfifo", on: scanner.node) }
            isPlugged.withLock { $0 = true }
        }

        func keep() throws -> KeptLine {
            let finder = PortFinder { [gate, isPlugged, scanner] _ in
                // Looked up before the wait: what comes meanwhile is not seen.
                let found = isPlugged.withLock { $0 } ? [scanner] : []
                gate.pass()
                return found
            }
            let address = try DeviceAddress(configuration: "hid:usb:0c2e:0b61")
            return KeptLine(address, on: loop, time: time, finder: finder, hotplug: hotplug, handler: events.add)
        }

        /// Starts and waits until the opening hangs.
        func hang(_ kept: KeptLine) async {
            kept.start()
            while gate.count == 0 { await loop.call { _ = sched_yield() } }
        }

        func announce(_ event: Hotplug.Event) async { await loop.call { [hotplug] in hotplug.announce(event) } }
    }

    @Test func `others on the loop go on meanwhile, and no second attempt is begun`() async throws {
        let bench = try Bench()
        try bench.plug()
        let kept = try bench.keep()
        await bench.hang(kept)
        let other = Happenings<KeptLine.Event>()
        let pty = try Pty()
        let neighbour = KeptLine(
            .serial(.node(pty.path), baud: .baud9600, flow: .none),
            on: bench.loop,
            handler: other.add
        )
        neighbour.start()
        #expect(await other.next() == .opened(node: pty.path))
        pty.type([7])
        #expect(await other.next() == .bytes([7]))
        for _ in 0..<3 { await bench.announce(.added(bench.scanner)) }
        #expect(bench.gate.count == 1)
        bench.gate.letOneThrough()
        #expect(await bench.events.next() == .opened(node: bench.scanner.node))
        neighbour.stop()
        kept.stop()
    }

    @Test func `a device that is plugged in meanwhile is not left to the waits`() async throws {
        let bench = try Bench()
        let kept = try bench.keep()
        await bench.hang(kept)
        try bench.plug()
        await bench.announce(.added(bench.scanner))
        bench.gate.letOneThrough()
        #expect(await bench.events.next() == .unavailable(.notFound("usb:0c2e:0b61")))
        bench.gate.letOneThrough()
        await bench.time.advance(by: Retries.plugPause)
        #expect(await bench.events.next() == .opened(node: bench.scanner.node))
        kept.stop()
    }

    @Test func `a device that is pulled out before the loop hears that it is open is let go`() async throws {
        let bench = try Bench()
        try bench.plug()
        let kept = try bench.keep()
        await bench.hang(kept)
        await bench.loop.call { [gate = bench.gate, hotplug = bench.hotplug, scanner = bench.scanner] in
            gate.letOneThrough()
            while !Self.isHeld(scanner.node) { sched_yield() }
            _ = unsafe unlink(scanner.node)
            hotplug.announce(.removed(scanner))
        }
        #expect(await bench.events.next() == .opened(node: bench.scanner.node))
        #expect(await bench.events.next() == .closed(.hungUp))
        kept.stop()
    }

    @Test func `what is opened after the stop is closed`() async throws {
        let bench = try Bench()
        try bench.plug()
        let kept = try bench.keep()
        await bench.hang(kept)
        kept.stop()
        bench.gate.letOneThrough()
        await bench.loop.untilErrandsAreHome()
        #expect(!Self.isHeld(bench.scanner.node))
        bench.events.add(.drained)
        #expect(await bench.events.next() == .drained)
    }

    /// Whether somebody has the FIFO open for reading (fifo(7): ENXIO otherwise).
    private static func isHeld(_ node: String) -> Bool {
        let number = unsafe open(node, O_WRONLY | O_NONBLOCK)
        if number >= 0 { close(number) }
        return number >= 0
    }
}
