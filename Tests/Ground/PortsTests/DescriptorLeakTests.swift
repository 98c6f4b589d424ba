// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct DescriptorLeakTests {
    private static let cycles = 2000
    /// What other tests of this process may have open in the meantime.
    private static let noise = 200

    private func openCount() throws -> Int {
        guard let folder = unsafe opendir("/proc/self/fd") else {
            throw PortError(call: "opendir", on: "/proc/self/fd")
        }
        defer { unsafe closedir(folder) }
        var count = 0
        while unsafe (readdir(folder) != nil) { count += 1 }
        return count
    }

    @Test func `a device that comes and goes some thousand times leaves no descriptor behind`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let before = try openCount()
        for cycle in 0..<Self.cycles {
            // Of its own: an old line that tries again may meet another terminal that got its number.
            let events = Happenings<KeptLine.Event>()
            let pty = try Pty()
            let flow = FlowControl.allCases[cycle % FlowControl.allCases.count]
            let address = DeviceAddress.serial(.node(pty.path), baud: .baud9600, flow: flow)
            var kept: KeptLine? = KeptLine(address, on: loop, handler: events.add)
            kept?.start()
            let opened = await events.next()
            try #require(opened == .opened(node: pty.path))
            // Pulled while open, stopped while open, and forgotten while open.
            switch cycle % 3 {
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
        await loop.call {}
        #expect(try openCount() - before < Self.noise)
        #expect(loop.watchCount == 0)
    }
}
