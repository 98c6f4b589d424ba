// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

// Who may sign in, in the file of the hall's directory; also while the daemon runs, which reads it anew.
extension ToolCommand {
    static let staff: [ToolCommand] = [
        ToolCommand("staff list", options: [.directory], "list who may sign in") {
            Terminal.write(list(try StaffRoll.load(path: file($0))))
        },
        ToolCommand(
            "staff add",
            [Operand("NO"), Operand("ROLES")],
            options: [.directory],
            "add somebody with roles, as clerk,green; the secret is asked for, or read from standard input"
        ) { try add($0) },
        ToolCommand("staff remove", [Operand("NO")], options: [.directory], "take somebody away") { invocation in
            let number = try number(invocation)
            try StaffRoll.change(path: file(invocation)) { roll throws(StaffFault) in try roll.remove(number) }
            Terminal.write("\(number) may not sign in any more\n")
        },
        ToolCommand(
            "staff secret",
            [Operand("NO")],
            options: [.directory],
            "give somebody a new secret, which is asked for, or read from standard input"
        ) { invocation in
            let number = try number(invocation)
            guard try StaffRoll.load(path: file(invocation)).member(number) != nil else {
                throw StaffFault.unknown(number)
            }
            let hash = try hash(for: number)
            try StaffRoll.change(path: file(invocation)) { roll throws(StaffFault) in
                try roll.setSecret(hash, of: number)
            }
            Terminal.write("\(number) has a new secret\n")
        },
    ]

    private static func add(_ invocation: Invocation) throws {
        let number = try number(invocation)
        guard let roles = StaffMember.roles(invocation.operands[1]) else {
            let names = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandLineFault.value("ROLES", expected: "some of \(names), with commas between")
        }
        guard try StaffRoll.load(path: file(invocation)).member(number) == nil else { throw StaffFault.exists(number) }
        let member = StaffMember(number: number, roles: roles, secret: try hash(for: number))
        try StaffRoll.change(path: file(invocation)) { roll throws(StaffFault) in try roll.add(member) }
        Terminal.write("\(number) may sign in as \(member.rolesText)\n")
    }

    /// Hashing takes a moment and some memory: never while the file is locked.
    private static func hash(for number: StaffID) throws -> PasswordHash {
        let secret = try SecretPrompt.ask("secret of \(number)")
        try StaffRoll.check(secret: secret)
        return try PasswordHash(secret)
    }

    private static func number(_ invocation: Invocation) throws -> StaffID {
        guard let number = StaffID(invocation.operands[0]) else {
            throw CommandLineFault.value("NO", expected: "1 to 40 letters, digits, '.', '_' or '-'")
        }
        return number
    }

    private static func file(_ invocation: Invocation) -> String {
        (invocation[.directory] ?? usualDirectory) + "/" + StaffRoll.fileName
    }

    static func list(_ roll: StaffRoll) -> String {
        let rows = roll.members.map { member in
            JSONValue.object([
                "number": .text(member.number.text), "roles": .text(member.rolesText),
                "state": .text(member.isDisabled ? "disabled" : "enabled"),
            ])
        }
        let columns = [
            TableColumn("NO", "number"), TableColumn("ROLES", "roles"), TableColumn("STATE", "state"),
        ]
        return TextTable(columns, rows).text(empty: "nobody may sign in yet: kioskctl staff add NO admin")
    }
}
