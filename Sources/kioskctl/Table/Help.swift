// SPDX-License-Identifier: Apache-2.0

/// What `--help` prints, all of it from the table.
enum Help {
    /// Columns of a terminal that nobody widened.
    private static let width = 80

    /// The commands whose names begin with `words`.
    static func group(_ words: [String]) -> [ToolCommand] {
        ToolCommand.table.filter { $0.words.starts(with: words) }
    }

    /// `kioskctl call WINDOW [TICKET] [--settling HOW]`, without what all commands of a hall take.
    static func usage(of command: ToolCommand) -> String { pieces(of: command).joined(separator: " ") }

    /// A page for some commands, or for all.
    static func text(of commands: [ToolCommand]) -> String {
        var text = "kioskctl: look after a hall and work in it from a shell\n\n"
        for command in commands {
            text += wrapped(pieces(of: command), indent: 2, further: 8)
            text += wrapped(command.summary.split(separator: " ").map(String.init), indent: 6, further: 6)
        }
        for (asked, options) in [("a hall", ToolOption.changing), ("the center", ToolOption.changingCenter)]
        where commands.contains(where: { shared(by: $0) == options }) {
            text += "\nCommands that ask \(asked) also take:\n" + list(options)
        }
        return text + "\nExit codes: 0 done, 1 refused or failed, 64 not understood.\n"
    }

    /// A page for one command.
    static func text(of command: ToolCommand) -> String {
        wrapped(["usage:"] + pieces(of: command), indent: 0, further: 8)
            + wrapped(command.summary.split(separator: " ").map(String.init), indent: 2, further: 2)
            + (command.allOptions.isEmpty ? "" : "\n" + list(command.allOptions))
    }

    /// The words of a command's usage, each to be kept in one line.
    static func pieces(of command: ToolCommand) -> [String] {
        ["kioskctl"] + command.words + command.operands.map(\.text) + command.required.map(\.text)
            + command.options.filter { !shared(by: command).contains($0) }.map { "[" + $0.text + "]" }
    }

    /// The options that a command shares with all that ask the same daemon.
    static func shared(by command: ToolCommand) -> [ToolOption] {
        if ToolOption.asking.allSatisfy(command.options.contains) { return ToolOption.changing }
        return ToolOption.askingCenter.allSatisfy(command.options.contains) ? ToolOption.changingCenter : []
    }

    private static func list(_ options: [ToolOption]) -> String {
        let column = (options.map(\.text.count).max() ?? 0) + 2
        return options.map { option in
            let gap = String(repeating: " ", count: column - option.text.count)
            let words = option.meaning.split(separator: " ").map(String.init)
            return "  " + option.text + gap + wrapped(words, indent: 0, further: column + 2, used: column + 2)
        }.joined()
    }

    /// Lines of at most `width` columns; a piece longer than that has a line for itself.
    private static func wrapped(_ pieces: [String], indent: Int, further: Int, used: Int = 0) -> String {
        var lines = [String(repeating: " ", count: indent)]
        var isEmpty = true
        for piece in pieces {
            let taken = lines[lines.count - 1].count + (lines.count == 1 ? used : 0)
            if !isEmpty, taken + 1 + piece.count > width {
                lines.append(String(repeating: " ", count: further))
                isEmpty = true
            }
            lines[lines.count - 1] += (isEmpty ? "" : " ") + piece
            isEmpty = false
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
