// SPDX-License-Identifier: Apache-2.0

/// How a serial device says that it cannot take more for the moment.
package enum FlowControl: String, Sendable, CaseIterable, Loggable {
    /// It does not.
    case none
    /// By the bytes XOFF (0x13) and XON (0x11) that it sends.
    case xonxoff
    /// By its RTS line, which arrives at our CTS; the kernel waits (CRTSCTS in termios(3)).
    case rts
    /// By its DTR line, which arrives at our DSR or CTS, as printers are wired; the kernel does not know this one.
    case dtr

    /// The word of the configuration.
    package var logText: String { rawValue }
}
