// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct LPStatusTests {
    @Test(arguments: [
        (UInt8(0x18), false, true, false), (0x38, true, true, false), (0x10, false, true, true),
        (0x28, true, false, false),
    ])
    func `the status byte of a printer`(byte: UInt8, isOut: Bool, isOnline: Bool, hasError: Bool) {
        let status = LPStatus(rawValue: byte)
        #expect(status.isOutOfPaper == isOut)
        #expect(status.isOnline == isOnline)
        #expect(status.hasError == hasError)
    }

    @Test func `a line that is no printer has no status`() throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let pty = try Pty()
        let line = try ByteLine(SerialPort.open(path: pty.path, baud: .baud9600), on: loop) { _ in }
        #expect(throws: PortError.system(call: "LPGETSTATUS", code: ENOTTY)) { try LPStatus(of: line) }
        line.close()
        #expect(throws: PortError.notOpen) { try LPStatus(of: line) }
    }
}
