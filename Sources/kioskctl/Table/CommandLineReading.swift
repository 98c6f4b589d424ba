// SPDX-License-Identifier: Apache-2.0
import Settings

/// What a command line asks for.
enum CommandLineReading: Sendable {
    case help(String)
    case run(Invocation)

    /// Reads the words after the program's name; throws what is not understood, which is exit code 64.
    init(_ words: [String]) throws(CommandLineFault) {
        let arguments: Arguments
        let every = ToolCommand.everyOption
        do throws(ArgumentsFault) {
            arguments = try Arguments(
                words,
                options: Set(every.filter { $0.value != nil }.map(\.name)),
                flags: Set(every.filter { $0.value == nil }.map(\.name)),
                repeatable: Set(every.filter(\.isRepeatable).map(\.name))
            )
        } catch { throw .option(error) }
        let wantsHelp = arguments.has(ToolOption.help.name)
        guard let command = Self.command(arguments.words) else {
            let group = Help.group(arguments.words)
            guard !group.isEmpty else { throw .unknown(arguments.words) }
            guard wantsHelp else { throw .incomplete(arguments.words) }
            self = .help(Help.text(of: group))
            return
        }
        guard !wantsHelp else {
            self = .help(Help.text(of: command))
            return
        }
        let operands = Array(arguments.words.dropFirst(command.words.count))
        let least = command.operands.count { !$0.isOptional }
        guard (least...command.operands.count).contains(operands.count) else { throw .operands(command) }
        for option in every where arguments.has(option.name) || arguments[option.name] != nil {
            guard command.allOptions.contains(where: { $0.name == option.name }) else {
                throw .foreign(option, command)
            }
        }
        for option in command.allOptions where !option.isRepeatable && arguments.all(option.name).count > 1 {
            throw .option(.repeated(option.name))
        }
        for option in command.required where arguments[option.name] == nil { throw .option(.missing(option.name)) }
        self = .run(Invocation(command: command, operands: operands, arguments: arguments))
    }

    /// The command that the first words name; the longest name counts.
    private static func command(_ words: [String]) -> ToolCommand? {
        ToolCommand.table.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }
}

/// Why a command line is not understood.
enum CommandLineFault: Error, CustomStringConvertible {
    case unknown([String])
    /// The beginning of several commands.
    case incomplete([String])
    case operands(ToolCommand)
    /// An option of another command.
    case foreign(ToolOption, ToolCommand)
    case option(ArgumentsFault)
    /// A value that cannot be what its option or operand wants.
    case value(String, expected: String)
    /// Answers that are missing or wrong, each on a line of its own.
    case answers(String)

    var description: String {
        switch self {
        case .unknown(let words):
            "there is no command \(words.joined(separator: " ")); kioskctl --help lists them"
        case .incomplete(let words):
            words.isEmpty
                ? "say what to do; kioskctl --help lists the commands"
                : "say more; kioskctl \(words.joined(separator: " ")) --help lists what there is"
        case .operands(let command): "usage: \(Help.usage(of: command))"
        case .foreign(let option, let command):
            "\(command.name) takes no --\(option.name); kioskctl \(command.name) --help lists what it takes"
        case .value(let name, let expected): "\(name) is \(expected)"
        case .answers(let text): text
        case .option(let fault): "\(fault); kioskctl --help lists the commands"
        }
    }
}
