// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Why slips cannot be printed on this machine at all.
package enum PaperError: Error, Sendable, Equatable, CustomStringConvertible {
    /// iconv(3) has no GB18030.
    case noChineseConverter(PortError)
    /// The process is out of threads.
    case noThread

    package var description: String {
        switch self {
        case .noChineseConverter(let error):
            "the C library cannot write GB18030 (\(error)): reinstall libc6, whose gconv directory is incomplete"
        case .noThread: "no thread can be started for a printer: raise TasksMax of the unit"
        }
    }
}
