// SPDX-License-Identifier: Apache-2.0
import CLinux

/// The IEEE 1284 status byte of a USB printer (lp(4), LPGETSTATUS).
package struct LPStatus: Sendable, Hashable {
    /// The byte as the port gave it.
    package let rawValue: UInt8

    /// Takes a byte that was read already.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Asks the printer behind `line`, about a millisecond; throws for a line that is not `lp:`, or whose printer is gone.
    package init(of line: ByteLine) throws(PortError) {
        rawValue = try line.withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            let status = linux_lp_status(number)
            guard status >= 0 else { throw PortError(call: "LPGETSTATUS", on: "the printer") }
            return UInt8(truncatingIfNeeded: status)
        }
    }

    /// LP_POUTPA: out of paper.
    package var isOutOfPaper: Bool { rawValue & 0x20 != 0 }
    /// LP_PSELECD: switched on and on line.
    package var isOnline: Bool { rawValue & 0x10 != 0 }
    /// LP_PERRORP, which is set while all is well.
    package var hasError: Bool { rawValue & 0x08 == 0 }
}
