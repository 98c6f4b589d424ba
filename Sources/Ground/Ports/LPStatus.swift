// SPDX-License-Identifier: Apache-2.0
import CLinux

/// The IEEE 1284 status byte of a USB printer (lp(4), LPGETSTATUS).
package struct LPStatus: Sendable, Hashable {
    /// The byte as the port gave it.
    package let rawValue: UInt8

    /// Takes a byte that was read already.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Asks the printer of an open `lp:` node; nil for what is no printer, or for one that cannot tell.
    ///
    /// A healthy one answers within a millisecond; one that has hung keeps the calling thread for 5 s (usblp).
    init?(asking number: CInt) {
        let status = linux_lp_status(number)
        guard status >= 0 else { return nil }
        rawValue = UInt8(truncatingIfNeeded: status)
    }

    /// LP_POUTPA: out of paper.
    package var isOutOfPaper: Bool { rawValue & 0x20 != 0 }
    /// LP_PSELECD: switched on and on line.
    package var isOnline: Bool { rawValue & 0x10 != 0 }
    /// LP_PERRORP, which is set while all is well.
    package var hasError: Bool { rawValue & 0x08 == 0 }
    /// False for 0 in all three bits, as simple models answer that have no status.
    package var isTelling: Bool { rawValue & 0x38 != 0 }
}
