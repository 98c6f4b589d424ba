// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Glibc
import Terms

/// The terminal of the dialogue: plain lines that scroll, no screen of its own, so that any console will do.
struct SetupConsole {
    /// What came from the person.
    enum Event: Equatable {
        case line(String)
        /// Nothing for a second: time to see whether something was plugged in.
        case idle
        case leaves
    }

    /// Between two looks at what is plugged in, while nobody types.
    private static let patienceMilliseconds: CInt = 1000
    /// A console of 80 columns has 79 before it wraps by itself.
    private static let width = 79

    private let before: termios

    /// Throws when standard input cannot be set up as the dialogue needs it.
    init() throws {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { throw ToolFault("the terminal cannot be set up") }
        before = settings
    }

    /// Shows a question, and what Enter alone means.
    func show(_ question: SetupQuestion, under title: String?) {
        if question.title != title { say("\n── \(question.title) ──") }
        for line in question.lines { say(line) }
        prompt(question)
    }

    /// Shows the last line of a question alone.
    func prompt(_ question: SetupQuestion) {
        let usual = question.usual.flatMap { $0.isEmpty ? nil : " [\(Self.clean($0))]" } ?? ""
        Terminal.write(Self.wrapped(question.prompt + usual) + ": ")
    }

    /// Prints a paragraph.
    func say(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            Terminal.write(Self.wrapped(Self.clean(String(line))) + "\n")
        }
    }

    /// Goes on reading `line`, until it is ended or a second has passed without a key.
    func next(_ line: inout TypedLine) throws -> Event {
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        silent.c_iflag &= ~tcflag_t(ICRNL | IXON)
        guard unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &silent) == 0 else {
            throw ToolFault("the terminal cannot be set up")
        }
        defer {
            var before = before
            unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
        }
        while true {
            var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&request, 1, Self.patienceMilliseconds) > 0 else { return .idle }
            var byte: UInt8 = 0
            // A terminal that was closed reads as its end.
            guard unsafe read(STDIN_FILENO, &byte, 1) == 1 else { return .leaves }
            let (outcome, echo) = line.take(byte)
            if !echo.isEmpty { Terminal.write(echo) }
            switch outcome {
            case .more: continue
            case .ended(let text): return .line(text)
            case .leaves: return .leaves
            }
        }
    }

    /// Breaks a line where it is too wide, further lines under the first one's text: at a blank, or before a hanzi.
    static func wrapped(_ text: String) -> String {
        let margin = String(text.prefix { $0 == " " })
        var (lines, line, rest): ([String], String, String) = ([], "", "")
        for character in text {
            let isBreak = character == " " || (DisplayWidth.of(String(character)) > 1 && !isClosing(character))
            if isBreak, !(line + rest).allSatisfy({ $0 == " " }) {
                line += rest
                rest = ""
            }
            rest.append(character)
            guard DisplayWidth.of(line + rest) > width else { continue }
            // A word that fills a line by itself is broken where the line ends.
            let head = line.allSatisfy { $0 == " " } ? line + String(rest.dropLast()) : line
            lines.append(head)
            (line, rest) = (margin, String((line + rest).dropFirst(head.count).drop { $0 == " " }))
        }
        return (lines + [line + rest]).joined(separator: "\n")
    }

    /// What does not begin a line (GB/T 15834).
    private static func isClosing(_ character: Character) -> Bool { "，。；：、）”’！？》】…".contains(character) }

    /// What would move the cursor is no text: names of devices come from the devices.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
            )
        )
    }
}
