// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Opens terminals as plain byte lines: 8 data bits, no parity, one stop bit, nothing interpreted.
package enum SerialPort {
    /// Opens `path` for this program alone and sets it up.
    ///
    /// Throws `.busy` when another program holds it, `.wrongKind` for what is not a terminal. What had arrived before is
    /// discarded: a scan that nobody was listening to must not become somebody's ticket.
    package static func open(path: String, baud: Baud, flow: FlowControl = .none) throws(PortError) -> Descriptor {
        let port = try Descriptor(opening: path, O_RDWR | O_NONBLOCK)
        // TIOCEXCL does not stop root, and says nothing about who came before; flock does both.
        guard flock(port.number, LOCK_EX | LOCK_NB) == 0 else { throw PortError(call: "flock", on: path) }
        guard var settings = try attributes(of: port.number) else { throw .wrongKind(path, hint: "a terminal") }
        // What only behaves like a terminal (CUSE, umockdev) may not know it.
        guard linux_tty_exclusive(port.number) == 0 || errno == ENOTTY else {
            throw PortError(call: "TIOCEXCL", on: path)
        }
        unsafe cfmakeraw(&settings)
        // Without CLOCAL cdc_acm hangs up when the carrier drops. Two stop bits off.
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        settings.c_cflag &= ~(tcflag_t(CSTOPB) | hardwareFlow)
        if flow == .rts { settings.c_cflag |= hardwareFlow }
        settings.c_iflag &= ~tcflag_t(IXOFF | IXANY)
        // With VMIN 0 a read without data would return 0, which is how a hang-up looks.
        unsafe withUnsafeMutableBytes(of: &settings.c_cc) { unsafe $0[Int(VMIN)] = 1 }
        unsafe withUnsafeMutableBytes(of: &settings.c_cc) { unsafe $0[Int(VTIME)] = 0 }
        try apply(settings, baud, to: port.number)
        // Some CDC scanners send only with DTR raised. Pseudo-terminals have no such lines and say ENOTTY.
        _ = linux_tty_raise_dtr(port.number)
        tcflush(port.number, TCIOFLUSH)
        return port
    }

    /// Changes the speed of an open port in place and at once; wait for `.drained` or an answer before.
    package static func setBaud(_ baud: Baud, of number: CInt) throws(PortError) {
        guard let settings = try attributes(of: number) else { throw .wrongKind("the port", hint: "a terminal") }
        try apply(settings, baud, to: number)
    }

    /// CRTSCTS, which termios.h shows only with _DEFAULT_SOURCE and as a 32-bit sign-less octal.
    private static let hardwareFlow: tcflag_t = 0o20_000_000_000

    private static func attributes(of number: CInt) throws(PortError) -> termios? {
        var settings = termios()
        guard unsafe tcgetattr(number, &settings) != 0 else { return settings }
        if errno == ENOTTY || errno == EINVAL { return nil }
        throw PortError(call: "tcgetattr", on: "the port")
    }

    private static func apply(_ settings: termios, _ baud: Baud, to number: CInt) throws(PortError) {
        var settings = settings
        unsafe cfsetispeed(&settings, baud.speed)
        unsafe cfsetospeed(&settings, baud.speed)
        guard unsafe tcsetattr(number, TCSANOW, &settings) == 0 else {
            throw PortError(call: "tcsetattr", on: "the port")
        }
        // tcsetattr succeeds when any of the changes could be made (tcsetattr(3)).
        guard let actual = try attributes(of: number),
            unsafe withUnsafePointer(to: actual, { unsafe cfgetospeed($0) }) == baud.speed
        else { throw .system(call: "tcsetattr", code: EINVAL) }
    }
}
