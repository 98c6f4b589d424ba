// SPDX-License-Identifier: Apache-2.0
import Queueing

// Numbers, and what happens to them away from windows.
extension ToolCommand {
    static let tickets: [ToolCommand] =
        [
            ToolCommand(
                "ticket issue",
                [.service],
                options: ToolOption.changing + [.station],
                "take a walk-in number (现场取号); with a station it is printed there"
            ) { invocation in
                let fields = invocation.fields([.station])
                try await HallDesk(invocation).ask(
                    "/tickets",
                    fields.merging(["service": .text(invocation.operands[0])]) { $1 }
                )
            },
            ToolCommand("ticket show", [.ticket], options: ToolOption.asking, "show how a ticket stands") {
                try await HallDesk($0).show("/tickets/" + $0.name(0)) { $0.indented() }
            },
            ToolCommand(
                "ticket reprint",
                [.ticket],
                required: [.station],
                options: ToolOption.changing,
                "print a ticket's slip once more (补打)"
            ) { try await HallDesk($0).ask("/tickets/" + $0.name(0) + "/reprint", $0.fields([.station])) },
            ToolCommand(
                "ticket void",
                [.ticket, Operand("REASON", .choice(VoidReason.allCases.map(\.rawValue)))],
                options: ToolOption.changing,
                "make a ticket void (作废), with a staff number"
            ) {
                try await HallDesk($0).ask("/tickets/" + $0.name(0) + "/void", ["reason": .text($0.operands[1])])
            },
            ToolCommand(
                "ticket transfer",
                [.ticket],
                options: ToolOption.changing + [.toService, .toWindow],
                "send the visitor with a ticket, wherever it is called or served, to a service or window (转移)"
            ) { try await transfer($0) },
        ] + away.map(step) + [
            ToolCommand(
                "green",
                [.service, Operand("REASON")],
                options: ToolOption.changing + [.station],
                "give a priority number (绿色通道) for a reason of the scope, with a staff number"
            ) { invocation in
                var fields = invocation.fields([.station])
                fields["service"] = .text(invocation.operands[0])
                fields["reason"] = .text(invocation.operands[1])
                try await HallDesk(invocation).ask("/green-tickets", fields)
            },
            ToolCommand("reasons", options: ToolOption.asking, "list the reasons of the green channel's scope") {
                try await HallDesk($0).show("/reasons") {
                    TextTable([TableColumn("REASON", "code"), TableColumn("NAME", "name")], $0.rows)
                        .text(empty: "the scope is empty")
                }
            },
        ]

    private static let away: [(verb: String, summary: String)] = [
        ("requeue", "put a missed ticket back into its line (过号重排)"),
        ("abandon", "the visitor has left (弃号)"),
    ]

    private static func step(_ verb: String, _ summary: String) -> ToolCommand {
        ToolCommand("ticket " + verb, [.ticket], options: ToolOption.changing, summary) {
            try await HallDesk($0).ask("/tickets/" + $0.name(0) + "/" + verb)
        }
    }

    /// Finds the ticket's window first.
    private static func transfer(_ invocation: Invocation) async throws {
        let desk = try HallDesk(invocation)
        let ticket = JSONValue(bytes: try await desk.read("/tickets/" + invocation.name(0))) ?? .null
        guard case .text(let window) = ticket["window"] else {
            throw ToolFault("\(ticket["number"].shown) is at no window: it is \(ticket["state"].shown)")
        }
        try await desk.ask("/windows/" + window + "/transfer", invocation.fields([.toService, .toWindow]))
    }
}

extension ToolOption {
    static let station = ToolOption("station", "STATION", "the station whose printer prints it")
}
