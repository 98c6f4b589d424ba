// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct SerialPortTests {
    @Test(arguments: Baud.allCases) func `a port opens raw at its speed and changes it in place`(baud: Baud) throws {
        let pty = try Pty()
        let port = try SerialPort.open(path: pty.path, baud: baud)
        var settings = termios()
        #expect(unsafe tcgetattr(port.number, &settings) == 0)
        #expect(unsafe cfgetospeed(&settings) == baud.speed)
        #expect(settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        #expect(settings.c_iflag & tcflag_t(ICRNL | IXON | IXOFF | ISTRIP) == 0)
        #expect(settings.c_cflag & tcflag_t(CLOCAL | CREAD) == tcflag_t(CLOCAL | CREAD))
        try SerialPort.setBaud(.baud9600, of: port.number)
        #expect(unsafe tcgetattr(port.number, &settings) == 0)
        #expect(unsafe cfgetospeed(&settings) == Baud.baud9600.speed)
    }

    @Test func `a second opener is told that the port is busy`() throws {
        let pty = try Pty()
        let first = try SerialPort.open(path: pty.path, baud: .baud9600)
        let path = pty.path
        #expect(throws: PortError.busy(path)) { _ = try SerialPort.open(path: path, baud: .baud9600) }
        #expect(first.number >= 0)
    }

    @Test func `a scan from before the opening is discarded`() throws {
        let pty = try Pty()
        pty.type(Array("OLD".utf8))
        let port = try SerialPort.open(path: pty.path, baud: .baud9600)
        pty.type(Array("NEW".utf8))
        var ready = pollfd(fd: port.number, events: Int16(POLLIN), revents: 0)
        #expect(unsafe poll(&ready, 1, 5000) == 1)
        #expect(receive(3, from: port.number) == Array("NEW".utf8))
    }

    @Test func `what is missing or no terminal is told apart`() throws {
        #expect(throws: PortError.notFound("/dev/ttyNONE7")) {
            _ = try SerialPort.open(path: "/dev/ttyNONE7", baud: .baud9600)
        }
        #expect(throws: PortError.wrongKind("/dev/null", hint: "a terminal")) {
            _ = try SerialPort.open(path: "/dev/null", baud: .baud9600)
        }
    }
}
