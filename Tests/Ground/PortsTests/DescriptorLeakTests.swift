// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct DescriptorLeakTests {
    private static let cycles = 2000

    private static func openCount() throws -> Int {
        guard let folder = unsafe opendir("/proc/self/fd") else {
            throw PortError(call: "opendir", on: "/proc/self/fd")
        }
        defer { unsafe closedir(folder) }
        var count = 0
        while unsafe (readdir(folder) != nil) { count += 1 }
        return count
    }

    /// In a process of its own, whose descriptors are nobody else's.
    @Test func `a device that comes and goes some thousand times leaves no descriptor behind`() async {
        await #expect(processExitsWith: .success) {
            let loop = try EventLoop(name: "test")
            try await Self.cycle(once: 0, on: loop)
            let before = try Self.openCount()
            for count in 1...Self.cycles { try await Self.cycle(once: count, on: loop) }
            await loop.call {}
            try #require(try Self.openCount() == before)
            try #require(loop.watchCount == 0)
            loop.stop()
        }
    }

    private static func cycle(once count: Int, on loop: EventLoop) async throws {
        // Of its own: an old line that tries again may meet another terminal that got its number.
        let events = Happenings<KeptLine.Event>()
        let pty = try Pty()
        let flow = FlowControl.allCases[count % FlowControl.allCases.count]
        let address = DeviceAddress.serial(.node(pty.path), baud: .baud9600, flow: flow)
        var kept: KeptLine? = KeptLine(address, on: loop, handler: events.add)
        kept?.start()
        let opened = await events.next()
        try #require(opened == .opened(node: pty.path))
        // Pulled while open, stopped while open, and forgotten while open.
        switch count % 3 {
        case 0:
            pty.unplug()
            let closed = await events.next()
            try #require(closed == .closed(.hungUp))
            kept?.stop()
        case 1:
            kept?.stop()
            pty.unplug()
        default:
            kept = nil
            pty.unplug()
        }
    }
}
