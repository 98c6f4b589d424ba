// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Asks for a secret: on a terminal without echo and twice, otherwise one line of standard input.
enum SecretPrompt {
    /// Reads it; throws when nothing comes, or when the two do not agree.
    static func ask(_ what: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return try line() }
        let first = try hidden(what + ": ")
        guard try hidden("once more: ") == first else {
            throw ToolFault("the two are not the same: nothing was changed")
        }
        return first
    }

    /// Reads it once: on a terminal without echo, otherwise one line of standard input.
    static func askOnce(_ what: String) throws -> String {
        try isatty(STDIN_FILENO) == 1 ? hidden(what + ": ") : line()
    }

    /// Reads a line of the terminal that does not show it, and leaves the terminal as it was.
    private static func hidden(_ prompt: String) throws -> String {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { throw ToolFault("the terminal cannot be set up") }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        // Flushed: what was typed before the question is no answer to it.
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
            throw ToolFault("the terminal cannot be set up")
        }
        defer {
            unsafe tcsetattr(STDIN_FILENO, TCSANOW, &before)
            Terminal.prompt("\n")
        }
        Terminal.prompt(prompt)
        return try line()
    }

    private static func line() throws -> String {
        var line = SecretLine()
        var outcome = SecretLine.Outcome.more
        while outcome == .more {
            var byte: UInt8 = 0
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            guard count >= 0 || errno == EINTR else { throw ToolFault("standard input cannot be read") }
            if count >= 0 { outcome = count == 0 ? line.end() : line.take(byte) }
        }
        switch outcome {
        case .ended(let text): return text
        case .tooLong: throw ToolFault("the secret is longer than \(SecretLine.limit) bytes")
        case .notText: throw ToolFault("the secret is not text in UTF-8")
        case .givenUp, .more: throw ToolFault("no secret was given: nothing was changed")
        }
    }
}
