// SPDX-License-Identifier: Apache-2.0
import Ports

// The kinds of rows that the tables of the center's commands are made of.
extension ToolCommand {
    /// A command that reads from the center.
    static func reading(
        _ name: String,
        _ operands: [Operand] = [],
        at path: String,
        required: [ToolOption] = [],
        by options: [ToolOption] = [],
        _ summary: String,
        as face: @escaping @Sendable (JSONValue) -> String = { $0.indented() }
    ) -> ToolCommand {
        let order = CenterOrder(path, required + options)
        return ToolCommand(
            "center " + name,
            operands,
            required: required,
            options: ToolOption.askingCenter + options,
            summary
        ) { invocation in
            try await CenterDesk(invocation).show(order.target(invocation) + order.query(invocation), as: face)
        }
    }

    /// A command that lists what the center has, in a table.
    static func listing(
        _ name: String,
        _ operands: [Operand] = [],
        at path: String,
        required: [ToolOption] = [],
        by options: [ToolOption] = [],
        _ summary: String,
        of member: String? = nil,
        _ columns: [TableColumn],
        empty: String
    ) -> ToolCommand {
        reading(name, operands, at: path, required: required, by: options, summary) { answer in
            TextTable(columns, (member.map { answer[$0] } ?? answer).rows).text(empty: empty)
        }
    }

    /// A command that changes something at the center.
    static func changing(
        _ name: String,
        _ operands: [Operand] = [],
        at path: String,
        required: [ToolOption] = [],
        with options: [ToolOption] = [],
        _ summary: String
    ) -> ToolCommand {
        let order = CenterOrder(path, required + options)
        return ToolCommand(
            "center " + name,
            operands,
            required: required,
            options: ToolOption.changingCenter + options,
            summary
        ) { invocation in
            try await CenterDesk(invocation).ask(order.target(invocation), order.fields(invocation))
        }
    }

    /// A command that gives the center a file of comma-separated values; the file is the last operand.
    static func sending(
        _ name: String,
        _ operands: [Operand] = [],
        at path: String,
        _ summary: String
    ) -> ToolCommand {
        let order = CenterOrder(path, [])
        return ToolCommand("center " + name, operands + [.file], options: ToolOption.changingCenter, summary) {
            let file = try WholeFile.read(path: $0.operands[operands.count], limit: CenterOrder.fileLimit)
            try await CenterDesk($0).post(order.target($0), file, type: "text/csv")
        }
    }
}

// What every command of the center takes.
extension ToolOption {
    static let centerURL = ToolOption("url", "URL", "where the center's administration listens (by center.conf)")
    static let centerTokens = ToolOption("token-file", "FILE", "the center's tokens (in its directory)")
    static let centerConfiguration = ToolOption(
        "config",
        "FILE",
        "the center's file (/etc/hallkiosk-center/center.conf)"
    )
    static let auditedStaff = ToolOption("staff", "NO", "the staff number that stands in the audit log")

    static let askingCenter: [ToolOption] = [.centerURL, .centerTokens, .centerConfiguration, .json]
    static let changingCenter: [ToolOption] = askingCenter + [.auditedStaff, .key]
}

// What several of them take.
extension ToolOption {
    static let ofCenter = ToolOption("center", "ID", "of this center only")
    static let ofService = ToolOption("service", "SERVICE", "of this service only")
    static let firstDay = ToolOption("from", "DAY", "the first day, as 2026-11-23")
    static let lastDay = ToolOption("through", "DAY", "the last day")
    static let after = ToolOption("after", "WHERE", "goes on behind this place of a list")
    static let note = ToolOption("note", "TEXT", "why, for the audit log")
    static let reason = ToolOption("reason", "TEXT", "why, for the audit log; nothing about a person")
}
