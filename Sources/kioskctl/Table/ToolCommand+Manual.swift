// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings

// What a system's packages are made with.
extension ToolCommand {
    static let manuals: [ToolCommand] = [
        ToolCommand(
            "completion",
            [Operand("SHELL", .choice(Completion.allCases.map(\.rawValue)))],
            "print what a shell needs to complete these commands"
        ) { invocation in
            guard let shell = Completion(rawValue: invocation.operands[0]) else {
                throw CommandLineFault.value("SHELL", expected: "bash or zsh")
            }
            Terminal.write(shell.script)
        },
        ToolCommand(
            "manual",
            [Operand("SAMPLE", .file, isOptional: true)],
            "print the manual page of these commands, or of the settings that a commented sample shows"
        ) { try printManual($0) },
    ]

    private static func printManual(_ invocation: Invocation) throws {
        guard let path = invocation.operands.first else {
            Terminal.write(Manual.page)
            return
        }
        let bytes = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        let name = String(path.split(separator: "/").last ?? "")
        Terminal.write(SettingsManual(name: name, sample: String(decoding: bytes, as: UTF8.self)).page)
    }
}
