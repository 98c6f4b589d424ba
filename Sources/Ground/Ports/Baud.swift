// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The speeds of serial devices in halls, in bits a second.
package enum Baud: Int, Sendable, CaseIterable {
    case baud1200 = 1200
    case baud2400 = 2400
    case baud4800 = 4800
    case baud9600 = 9600
    case baud19200 = 19200
    case baud38400 = 38400
    case baud57600 = 57600
    case baud115200 = 115_200

    /// The constant of termios(3).
    var speed: speed_t {
        switch self {
        case .baud1200: speed_t(B1200)
        case .baud2400: speed_t(B2400)
        case .baud4800: speed_t(B4800)
        case .baud9600: speed_t(B9600)
        case .baud19200: speed_t(B19200)
        case .baud38400: speed_t(B38400)
        case .baud57600: speed_t(B57600)
        case .baud115200: speed_t(B115200)
        }
    }
}
