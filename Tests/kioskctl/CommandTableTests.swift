// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import kioskctl

/// One table makes dispatch, help and completion, so nothing can drift.
struct `Command table` {
    @Test func `no command is there twice, and none hides behind the operands of another`() {
        let names = ToolCommand.table.map(\.name)
        #expect(Set(names).count == names.count)
        for command in ToolCommand.table where !command.operands.isEmpty {
            let longer = ToolCommand.table.filter { $0.words.starts(with: command.words) && $0.words != command.words }
            #expect(longer.isEmpty, "\(command.name) takes words that are commands")
        }
    }

    @Test func `an option means the same everywhere: a value or none`() {
        let options = ToolCommand.table.flatMap(\.allOptions) + [.help]
        for (name, same) in Dictionary(grouping: options, by: \.name) {
            #expect(Set(same.map { $0.value == nil }).count == 1, "--\(name)")
        }
    }

    @Test func `what may be left out stands behind what may not`() {
        for command in ToolCommand.table {
            let optional = command.operands.map(\.isOptional)
            #expect(optional == optional.sorted { !$0 && $1 }, "\(command.name)")
        }
    }

    @Test(arguments: ToolCommand.table.map(\.name))
    func `every command is found by its words and explained on request`(name: String) throws {
        let command = try #require(ToolCommand.table.first { $0.name == name })
        let operands = command.operands.map { operand in
            if case .choice(let values) = operand.kind { values.first ?? "" } else { "3" }
        }
        let options = command.required.flatMap { ["--" + $0.name, "x"] }
        guard case .run(let invocation) = try CommandLineReading(command.words + operands + options) else {
            Issue.record("\(name) is not run")
            return
        }
        #expect(invocation.command.name == name)
        #expect(invocation.operands == operands)
        guard case .help(let text) = try CommandLineReading(command.words + ["--help"]) else {
            Issue.record("\(name) is not explained")
            return
        }
        #expect(text.contains("usage: kioskctl \(name)"))
        for option in command.allOptions { #expect(text.contains("  " + option.text)) }
    }

    @Test func `the help of all names every command once, in lines that fit a terminal`() throws {
        guard case .help(let text) = try CommandLineReading(["--help"]) else {
            Issue.record("no help")
            return
        }
        let lines = text.split(separator: "\n")
        for command in ToolCommand.table {
            let heads = lines.filter { line in
                line.hasPrefix("  kioskctl ")
                    && (line.dropFirst(11) == command.name || line.dropFirst(11).hasPrefix(command.name + " "))
            }
            let others = ToolCommand.table.count { $0.words.starts(with: command.words) }
            #expect(heads.count == others, "\(command.name)")
        }
        for line in lines { #expect(line.count <= 80, "\(line)") }
    }

    @Test func `a beginning lists what it may become`() throws {
        guard case .help(let text) = try CommandLineReading(["window", "--help"]) else {
            Issue.record("no help")
            return
        }
        #expect(text.contains("kioskctl window open WINDOW") && !text.contains("kioskctl ticket"))
    }

    @Test(arguments: [
        (["fly"], "there is no command fly"), (["window"], "kioskctl window --help"), ([], "say what to do"),
        (["window", "open"], "usage: kioskctl window open WINDOW"),
        (["day", "close", "3"], "usage: kioskctl day close"),
        (["board", "--staff", "7"], "board takes no --staff"), (["center", "backup"], "--into is needed"),
        (["window", "open", "3", "--stuff", "7"], "did you mean --staff?"),
        (["call", "3", "--key"], "--key needs a value"),
        (["fly", "--help"], "there is no command fly"),
    ])
    func `what is not understood is told with what to do`(words: [String], told: String) {
        let fault = #expect(throws: CommandLineFault.self) { try CommandLineReading(words) }
        #expect(fault?.description.contains(told) == true, "\(fault?.description ?? "")")
    }

    @Test(arguments: ["3/../../status", "", "..", "a b", "窗口"])
    func `a name that would leave its place in the path is not sent`(name: String) throws {
        guard case .run(let invocation) = try CommandLineReading(["window", "open", name]) else {
            Issue.record("not run")
            return
        }
        #expect(throws: CommandLineFault.self) { try invocation.name(0) }
    }
}
