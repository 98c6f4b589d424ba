// SPDX-License-Identifier: Apache-2.0

/// Why slips cannot be printed on this machine at all.
package enum PaperError: Error, Sendable, Equatable, CustomStringConvertible {
    /// iconv(3) has no GB18030; its errno.
    case noChineseConverter(code: CInt)

    package var description: String {
        switch self {
        case .noChineseConverter(let code):
            "the C library cannot write GB18030 (error \(code)): reinstall libc6, whose gconv directory is incomplete"
        }
    }
}
