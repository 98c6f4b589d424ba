// SPDX-License-Identifier: Apache-2.0

/// The bytes that take a terminal for the board and give it back.
package enum BoardTerminal {
    /// Takes the alternate screen, hides the cursor, switches automatic wrapping off and clears.
    package static let enter = Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[0m\u{1B}[2J".utf8)

    /// Undoes `enter`; send it on every way out, also after a signal.
    ///
    /// Ends a synchronised update as well: the way out may begin in the middle of a frame.
    package static let leave = Array(
        "\u{1B}[?2026l\u{1B}[0m\u{1B}[2J\u{1B}[1;1H\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l".utf8
    )
}
