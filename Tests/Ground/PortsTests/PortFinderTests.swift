// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct PortFinderTests {
    @Test(arguments: PortClass.allCases) func `the system's list has only nodes of the class`(portClass: PortClass)
        throws
    {
        for identity in try PortFinder.system.list(portClass) {
            #expect(identity.portClass == portClass)
            #expect(identity.node.hasPrefix("/dev/"))
        }
    }

    @Test func `a fixed path is taken as it is, without asking what is attached`() throws {
        let finder = PortFinder { _ throws(PortError) in throw .timedOut }
        #expect(try finder.node(for: .node("/dev/ttyS9"), in: .serial) == "/dev/ttyS9")
        #expect(throws: PortError.timedOut) { try finder.node(for: .socket(idPath: "x"), in: .serial) }
    }

    @Test func `hotplug starts and stops on every system, with udevd or without`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let hotplug = Hotplug(on: loop)
        let port = try #require(PortIdentity(node: "/dev/ttyUSB0", portClass: .serial, properties: [:]))
        let happened = Happenings<Hotplug.Event>()
        let first = hotplug.subscribe(happened.add)
        let second = hotplug.subscribe { _ in Issue.record("told after cancelling") }
        second.cancel()
        await loop.call { hotplug.announce(.removed(port)) }
        #expect(await happened.next() == .removed(port))
        first.cancel()
        hotplug.stop()
        hotplug.stop()
    }
}
