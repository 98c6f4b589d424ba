// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// An actor that lives on a loop, as the stations do.
private actor Pinned {
    let loop: EventLoop
    private(set) var seen: [UInt8] = []
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(_ loop: EventLoop) { self.loop = loop }

    func add(_ bytes: [UInt8]) { seen += bytes }

    var isOnLoop: Bool { loop.isCurrent }
}

struct EventLoopTests {
    @Test func `a pinned actor runs on the loop's thread`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        #expect(await Pinned(loop).isOnLoop)
        #expect(!loop.isCurrent)
    }

    @Test func `a descriptor's handler enters a pinned actor without a hop`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let actor = Pinned(loop)
        let (near, far) = try socketPair()
        defer { for end in [near, far] { close(end) } }
        let happened = Happenings<Void>()
        let watch = try loop.watch(near, for: .input) { _ in
            let bytes = receive(1, from: near)
            actor.assumeIsolated { $0.add(bytes) }
            happened.add(())
        }
        for byte in UInt8(1)...5 {
            send([byte], to: far)
            await happened.next()
        }
        watch.cancel()
        #expect(await actor.seen == [1, 2, 3, 4, 5])
    }

    @Test func `jobs from many threads keep the order of each`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let seen = Lock<[Int: [Int]]>([:])
        await withDiscardingTaskGroup { group in
            for sender in 0..<4 {
                group.addTask {
                    for number in 0..<500 {
                        loop.perform { seen.withLock { $0[sender, default: []].append(number) } }
                    }
                }
            }
        }
        await loop.call {}
        #expect(seen.withLock { $0 } == [0: Array(0..<500), 1: Array(0..<500), 2: Array(0..<500), 3: Array(0..<500)])
    }

    @Test func `an alarm wakes the idle loop once and not before its time`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        await loop.call {}
        let before = loop.wakeUps
        let due = loop.now().advanced(by: .milliseconds(30))
        let rang = await withCheckedContinuation { continuation in
            _ = loop.call(at: due) { continuation.resume(returning: loop.now()) }
        }
        #expect(rang >= due)
        // One for the bell that announced the alarm, one for the alarm; a third when the thread had not yet fallen asleep.
        #expect(loop.wakeUps - before <= 3)
    }

    @Test func `alarms run in order of time and a cancelled one never`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let happened = Happenings<Int>()
        let start = loop.now()
        _ = loop.call(at: start.advanced(by: .milliseconds(15))) { happened.add(3) }
        let victim = loop.call(at: start.advanced(by: .milliseconds(10))) { happened.add(2) }
        _ = loop.call(at: start.advanced(by: .milliseconds(5))) {
            happened.add(1)
            victim.cancel()
        }
        #expect(await happened.next() == 1)
        #expect(await happened.next() == 3)
    }

    @Test func `a handler that cancels another in the same batch silences it`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pairs = [try socketPair(), try socketPair()]
        defer { for pair in pairs { for end in [pair.near, pair.far] { close(end) } } }
        let watches = Lock<[EventLoop.Watch]>([])
        let calls = Lock(0)
        // Both become ready while the loop is busy, so that one epoll_wait reports both.
        await loop.call {
            for pair in pairs {
                let watch = try? loop.watch(pair.near, for: .input) { _ in
                    calls.withLock { $0 += 1 }
                    for watch in watches.withLock({ $0 }) { watch.cancel() }
                }
                if let watch { watches.withLock { $0.append(watch) } }
                send([1], to: pair.far)
            }
        }
        await loop.call {}
        await loop.call {}
        #expect(calls.withLock { $0 } == 1)
    }

    @Test func `nothing but the calls wakes the loop`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let (near, far) = try socketPair()
        defer { for end in [near, far] { close(end) } }
        let watch = try loop.watch(near, for: .input) { _ in }
        defer { watch.cancel() }
        _ = loop.call(after: .seconds(3600)) {}
        await loop.call {}
        let before = loop.wakeUps
        for _ in 0..<200 { await loop.call {} }
        #expect(loop.wakeUps - before <= 201)
    }

    @Test func `what is queued is run before the loop ends`() throws {
        let loop = try EventLoop(name: "test")
        let count = Lock(0)
        for _ in 0..<100 { loop.perform { count.withLock { $0 += 1 } } }
        loop.stop()
        loop.stop()
        #expect(count.withLock { $0 } == 100)
    }

    @Test func `a chain of jobs is run to its end although the loop is being stopped`() throws {
        let loop = try EventLoop(name: "test")
        let count = Lock(0)
        @Sendable func link() {
            if count.withLock({ count in
                count += 1
                return count < 10_000
            }) {
                loop.perform(link)
            }
        }
        loop.perform(link)
        loop.stop()
        #expect(count.withLock { $0 } == 10_000)
    }

    @Test func `a stopped loop lets go of what its handlers held`() throws {
        final class Witness: Sendable {}
        let loop = try EventLoop(name: "test")
        let (near, far) = try socketPair()
        defer { for end in [near, far] { close(end) } }
        weak var watched: Witness?
        weak var alarmed: Witness?
        do {
            let (first, second) = (Witness(), Witness())
            (watched, alarmed) = (first, second)
            _ = try loop.watch(near, for: .input) { _ in withExtendedLifetime(first) {} }
            _ = loop.call(after: .seconds(3600)) { withExtendedLifetime(second) {} }
        }
        #expect(watched != nil)
        #expect(alarmed != nil)
        loop.stop()
        #expect(watched == nil)
        #expect(alarmed == nil)
    }

    @Test func `a regular file cannot be watched`() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let file = try Descriptor(opening: "/proc/self/exe", O_RDONLY)
        #expect(throws: PortError.system(call: "epoll_ctl", code: EPERM)) {
            try loop.watch(file.number, for: .input) { _ in }
        }
    }

    @Test func `asking the wrong thread for isolation traps`() async {
        await #expect(processExitsWith: .failure) {
            let loop = try EventLoop(name: "test")
            enterFromOutside(Pinned(loop))
        }
    }
}

/// Claims the loop's isolation on the calling thread.
private func enterFromOutside(_ actor: Pinned) { actor.assumeIsolated { _ in } }
