// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// What the kernel says of lines of every kind, beside their bytes.
struct LineSightTests {
    @Test func `a terminal has sent all and has no printer's status`() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pty = try Pty()
        let line = try ByteLine(SerialPort.open(path: pty.path, baud: .baud9600), on: loop) { _ in }
        #expect(LineSight(of: try line.duplicate()) == LineSight(status: nil, hasSentAll: true))
        line.close()
        #expect(throws: PortError.notOpen) { try line.duplicate().release() }
    }

    @Test func `a full socket has not sent all until its peer reads`() throws {
        let ends = try socketPair()
        let near = Descriptor(owning: ends.0)
        let far = Descriptor(owning: ends.1)
        #expect(LineSight(of: near).hasSentAll)
        let bytes = [UInt8](repeating: 0x41, count: 100)
        #expect(unsafe write(near.number, bytes, bytes.count) == bytes.count)
        #expect(!LineSight(of: near).hasSentAll)
        var buffer = [UInt8](repeating: 0, count: 200)
        #expect(unsafe read(far.number, &buffer, buffer.count) == bytes.count)
        #expect(LineSight(of: near).hasSentAll)
    }

    @Test func `a pipe that takes nothing more has not sent all`() {
        var pair: [CInt] = [-1, -1]
        #expect(unsafe pipe(&pair) == 0)
        let far = Descriptor(owning: pair[0])
        let near = Descriptor(owning: pair[1])
        #expect(LineSight(of: near).hasSentAll)
        _ = fcntl(near.number, F_SETFL, O_NONBLOCK)
        let bytes = [UInt8](repeating: 0x41, count: 65_536)
        while unsafe write(near.number, bytes, bytes.count) > 0 {}
        #expect(!LineSight(of: near).hasSentAll)
        withExtendedLifetime(far.number) {}
    }
}
