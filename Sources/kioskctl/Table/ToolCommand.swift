// SPDX-License-Identifier: Apache-2.0
import Settings

/// One command of the tool: a row of the table that dispatch, help and completion all read.
struct ToolCommand: Sendable {
    /// What it is called: `window open`.
    let words: [String]
    let operands: [Operand]
    /// Options it cannot do without.
    let required: [ToolOption]
    let options: [ToolOption]
    /// What it does, in one line of help.
    let summary: String
    let work: @Sendable (Invocation) async throws -> Void

    init(
        _ name: String,
        _ operands: [Operand] = [],
        required: [ToolOption] = [],
        options: [ToolOption] = [],
        _ summary: String,
        work: @escaping @Sendable (Invocation) async throws -> Void
    ) {
        words = name.split(separator: " ").map(String.init)
        (self.operands, self.required, self.options) = (operands, required, options)
        (self.summary, self.work) = (summary, work)
    }

    var name: String { words.joined(separator: " ") }

    /// Everything it understands.
    var allOptions: [ToolOption] { required + options }

    /// Every command, in the order of help.
    static let table: [ToolCommand] =
        setup + calls + windows + tickets + alerts + complaints + figures + staff + displays + voice + devices + clock
        + upkeep + care + checkups + manuals + center

    /// What the people of the booking system do from a shell.
    private static let center =
        centerBookings + centerNumbers + centerRules + centerCatalog + centerHalls + centerMode + centerWatch
        + centerVoices + centerCases + centerMachine + centerCare

    /// Every option of any command.
    static var everyOption: Set<ToolOption> { table.reduce(into: [.help]) { $0.formUnion($1.allOptions) } }
}

/// A command with what was given to it.
struct Invocation: Sendable {
    let command: ToolCommand
    /// In the order of the command's; as many as it needs at least.
    let operands: [String]
    let arguments: Arguments

    /// The value of an option, nil when it was not given.
    subscript(option: ToolOption) -> String? { arguments[option.name] }

    /// The value of one of the command's required options.
    func required(_ option: ToolOption) throws -> String { try arguments.required(option.name) }

    /// Whether a flag was given.
    func has(_ flag: ToolOption) -> Bool { arguments.has(flag.name) }
}

extension Invocation {
    /// An operand that becomes a part of a path: letters, digits, `.`, `_` and `-`, as all names of a hall are.
    func name(_ place: Int) throws -> String {
        let text = operands[place]
        let isName =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        guard isName, text != ".", text != ".." else {
            throw CommandLineFault.value(command.operands[place].name, expected: "letters, digits, '.', '_' and '-'")
        }
        return text
    }

    /// The fields of a request that these options give, under the names the API has for them.
    func fields(_ options: [ToolOption]) -> [String: JSONValue] {
        options.reduce(into: [:]) { fields, option in
            if option.value == nil {
                if has(option) { fields[option.field] = .flag(true) }
            } else if let text = self[option] {
                fields[option.field] = .text(text)
            }
        }
    }
}
