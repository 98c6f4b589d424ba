// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct KeptLineHotplugTests {
    /// A loop, a clock turned by hand, events of udev made by the test, and FIFOs that stand for hidraw nodes: a FIFO opened
    /// for reading and writing never hangs up, so that nothing but the event tells of its end.
    private struct Bench: ~Copyable {
        let loop: EventLoop
        let time: ManualTimekeeper
        let hotplug: Hotplug
        let folder: Folder
        let events = Happenings<KeptLine.Event>()
        let attached = Lock<[PortIdentity]>([])
        let searches = Lock(0)

        init() throws {
            let loop = try EventLoop(name: "test")
            folder = try Folder()
            hotplug = Hotplug(on: loop)
            time = ManualTimekeeper(on: loop)
            self.loop = loop
        }

        deinit {
            hotplug.stop()
            loop.stop()
        }

        func keep(_ address: String) throws -> KeptLine {
            let finder = PortFinder { [attached, searches] _ in
                searches.withLock { $0 += 1 }
                return attached.withLock { $0 }
            }
            return KeptLine(
                try DeviceAddress(configuration: address),
                on: loop,
                time: time,
                finder: finder,
                hotplug: hotplug,
                handler: events.add
            )
        }

        /// Plugs a scanner in at a node of that name, as the kernel and then udev do.
        func plug(_ name: String, socket: String = "1") async throws -> PortIdentity {
            let node = folder.path + "/" + name
            guard unsafe mkfifo(node, 0o600) == 0 else { throw PortError(call: "mkfifo", on: node) }
            return try await report(node, socket: socket)
        }

        /// Has udev report what is there.
        func report(_ node: String, socket: String = "1") async throws -> PortIdentity {
            let identity = try scanner(node, socket)
            attached.withLock { $0.append(identity) }
            await announce(.added(identity))
            return identity
        }

        /// Pulls it out: the node first, then the news.
        func pull(_ identity: PortIdentity) async {
            _ = unsafe unlink(identity.node)
            attached.withLock { $0.removeAll { $0 == identity } }
            await announce(.removed(identity))
        }

        func announce(_ event: Hotplug.Event) async {
            await loop.call { [hotplug] in hotplug.announce(event) }
            await loop.call {}
        }

        private func scanner(_ node: String, _ socket: String) throws -> PortIdentity {
            try #require(
                PortIdentity(
                    node: node,
                    portClass: .hid,
                    properties: [
                        "ID_VENDOR_ID": "0c2e", "ID_MODEL_ID": "0b61",
                        "ID_PATH": "pci-0000:00:14.0-usb-0:\(socket):1.0",
                    ]
                )
            )
        }
    }

    @Test func `a scanner is bound when it is reported, let go when it is reported gone, and found elsewhere`()
        async throws
    {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound("usb:0c2e:0b61")))
        await bench.time.advance(by: Retries.plugPause)
        for (round, socket) in ["1", "1", "4.2"].enumerated() {
            let scanner = try await bench.plug("hidraw\(round)", socket: socket)
            #expect(await bench.events.next() == .opened(node: scanner.node))
            await bench.pull(scanner)
            #expect(await bench.events.next() == .closed(.hungUp))
            #expect(kept.line == nil)
            await bench.time.advance(by: Retries.plugPause)
        }
        kept.stop()
    }

    @Test func `late news of a predecessor at the same path does not end its successor`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        let scanner = try await bench.plug("hidraw0")
        kept.start()
        #expect(await bench.events.next() == .opened(node: scanner.node))
        await bench.announce(.removed(scanner))
        #expect(kept.line != nil)
        // Once its own node is gone a successor's at that path does not keep it.
        _ = unsafe unlink(scanner.node)
        #expect(unsafe mkfifo(scanner.node, 0o600) == 0)
        await bench.announce(.removed(scanner))
        #expect(await bench.events.next() == .closed(.hungUp))
        kept.stop()
    }

    @Test func `a fixed path is let go as well, also behind a link and when events were lost`() async throws {
        let bench = try Bench()
        let link = bench.folder.path + "/scanner"
        for event in ["removed", "lost"] {
            let scanner = try await bench.plug("hidraw7")
            #expect(unsafe symlink(scanner.node, link) == 0)
            let kept = try bench.keep("hid:" + link)
            kept.start()
            #expect(await bench.events.next() == .opened(node: link))
            _ = unsafe unlink(scanner.node)
            await bench.announce(event == "removed" ? .removed(scanner) : .lookAgain)
            #expect(await bench.events.next() == .closed(.hungUp))
            kept.stop()
            _ = unsafe unlink(link)
        }
    }

    @Test func `a twin that comes later changes nothing, and takes over when the first one goes`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        let first = try await bench.plug("hidraw0", socket: "1")
        kept.start()
        #expect(await bench.events.next() == .opened(node: first.node))
        let twin = try await bench.plug("hidraw1", socket: "2")
        #expect(kept.tally.node == first.node)
        await bench.pull(first)
        #expect(await bench.events.next() == .closed(.hungUp))
        await bench.time.advance(by: Backoff.steps[0])
        #expect(await bench.events.next() == .opened(node: twin.node))
        kept.stop()
    }

    @Test func `two that are there from the start are told once, until one goes`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        let first = try await bench.plug("hidraw0", socket: "1")
        let second = try await bench.plug("hidraw1", socket: "2")
        kept.start()
        guard case .unavailable(.ambiguous(let addresses)) = await bench.events.next() else {
            return #expect(Bool(false), "two fit")
        }
        #expect(addresses == [first, second].map { $0.node + " is hid:port:" + ($0.idPath ?? "") })
        await bench.time.advance(by: .seconds(60))
        await bench.pull(first)
        await bench.announce(.added(second))
        #expect(await bench.events.next() == .opened(node: second.node))
        kept.stop()
    }

    @Test(arguments: [true, false]) func `a loose plug causes a few searches a second`(isFound: Bool) async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        let scanner = try await bench.plug("hidraw0")
        _ = unsafe unlink(scanner.node)
        if !isFound { bench.attached.withLock { $0 = [] } }
        kept.start()
        guard case .unavailable(.notFound) = await bench.events.next() else {
            return #expect(Bool(false), "it is away")
        }
        await bench.time.advance(by: .seconds(20))
        let before = bench.searches.withLock { $0 }
        for _ in 0..<500 {
            await bench.announce(.removed(scanner))
            await bench.announce(.added(scanner))
            await bench.time.advance(by: .milliseconds(2))
        }
        let searches = bench.searches.withLock { $0 } - before
        #expect((1...5).contains(searches), "\(searches) searches in a second of 500 plugs")
        kept.stop()
        #expect(bench.time.pending == 0)
    }

    @Test func `other devices' plugs cause no search at all`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b62")
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound("usb:0c2e:0b62")))
        let scanner = try await bench.plug("hidraw0")
        let before = bench.searches.withLock { $0 }
        for _ in 0..<500 {
            await bench.announce(.removed(scanner))
            await bench.announce(.added(scanner))
        }
        #expect(bench.searches.withLock { $0 } == before)
        kept.stop()
    }

    @Test func `a device that another program looks at for a moment is not reported`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        kept.start()
        #expect(await bench.events.next() == .unavailable(.notFound("usb:0c2e:0b61")))
        await bench.time.advance(by: .milliseconds(300))
        let node = bench.folder.path + "/hidraw0"
        try #require(unsafe mkfifo(node, 0o600) == 0)
        var prober: Descriptor? = try Descriptor(opening: node, O_RDWR | O_NONBLOCK)
        try #require(flock(prober?.number ?? -1, LOCK_EX | LOCK_NB) == 0)
        let scanner = try await bench.report(node)
        await bench.time.advance(by: Retries.quickInterval * 2)
        prober = nil
        await bench.time.advance(by: Retries.quickInterval)
        #expect(await bench.events.next() == .opened(node: scanner.node))
        kept.stop()
    }

    @Test func `a device that stays busy is reported and left to the waits`() async throws {
        let bench = try Bench()
        let kept = try bench.keep("hid:usb:0c2e:0b61")
        let scanner = try await bench.plug("hidraw0")
        let owner = try Descriptor(opening: scanner.node, O_RDWR | O_NONBLOCK)
        try #require(flock(owner.number, LOCK_EX | LOCK_NB) == 0)
        kept.start()
        #expect(await bench.events.next() == .unavailable(.busy(scanner.node)))
        let before = bench.searches.withLock { $0 }
        await bench.time.advance(by: .seconds(30))
        #expect(bench.searches.withLock { $0 } - before == 5, "after 1, 2, 5, 10 and 10 seconds")
        kept.stop()
    }
}
