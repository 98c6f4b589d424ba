// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The grid of a terminal in character cells.
package struct TerminalSize: Equatable, Sendable {
    /// The most columns used; a wider terminal is painted in its left part only.
    package static let mostColumns = 500
    /// The most rows used; a higher terminal is painted in its upper part only.
    package static let mostRows = 200

    /// Cells in a row, 1–500.
    package let columns: Int
    /// Rows of cells, 1–200.
    package let rows: Int

    /// Makes a size within 1 × 1 … 500 × 200; what lies outside is moved to the nearest bound.
    package init(columns: Int, rows: Int) {
        self.columns = min(max(columns, 1), Self.mostColumns)
        self.rows = min(max(rows, 1), Self.mostRows)
    }

    /// Asks the terminal behind `descriptor` (`ioctl` TIOCGWINSZ, ioctl_tty(2)); nil when it is none or tells no size.
    ///
    /// Ask at the start and after each SIGWINCH.
    package static func current(_ descriptor: CInt) -> TerminalSize? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
        else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
}
