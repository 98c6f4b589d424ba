// SPDX-License-Identifier: Apache-2.0
import Queueing

// What clerks do at windows.
extension ToolCommand {
    static let calls: [ToolCommand] = [
        ToolCommand(
            "call",
            [.window, Operand("TICKET", isOptional: true)],
            options: ToolOption.changing + [.settling],
            "call the next visitor to a window, or the one with TICKET"
        ) { invocation in
            let fields = invocation.fields([.settling])
            let path = "/windows/" + (try invocation.name(0))
            guard invocation.operands.count > 1 else {
                return try await HallDesk(invocation).ask(path + "/call-next", fields) { answer in
                    guard answer["outcome"] == .text("done") else { return HallDesk.outcome(answer) }
                    return "nobody is waiting; window \(invocation.operands[0]) is open\n"
                }
            }
            let ticket = ["ticket": JSONValue.text(try invocation.name(1))]
            try await HallDesk(invocation).ask(path + "/call", fields.merging(ticket) { $1 })
        }
    ]

    static let windows: [ToolCommand] =
        [
            ToolCommand("window list", options: ToolOption.asking, "show every window with its clerk and ticket") {
                try await HallDesk($0).show("/windows") {
                    TextTable(windowColumns, $0.rows).text(empty: "the hall has no window")
                }
            },
            ToolCommand("window show", [.window], options: ToolOption.asking, "show one window and who waits for it") {
                try await HallDesk($0).show("/windows/" + $0.name(0)) { $0.indented() }
            },
        ] + steps.map(step)
        + [
            ToolCommand(
                "window finish",
                [.window],
                options: ToolOption.changing + [.outcome],
                "the visit is over (办结)"
            ) { try await HallDesk($0).ask("/windows/" + $0.name(0) + "/finish", $0.fields([.outcome])) },
            ToolCommand(
                "window verify",
                [.window, Operand("RESULT", .choice(Verification.Result.allCases.map(\.rawValue)))],
                options: ToolOption.changing + verifications,
                "say how the visitor's document compares with the booking (R22), and what an agent brought"
            ) { invocation in
                let result = ["result": JSONValue.text(try invocation.name(1))]
                try await HallDesk(invocation).ask(
                    "/windows/" + invocation.name(0) + "/verify",
                    invocation.fields(verifications).merging(result) { $1 }
                )
            },
            ToolCommand(
                "window resume",
                [.window, .ticket],
                options: ToolOption.changing,
                "call a ticket back that was put aside (回呼)"
            ) {
                try await HallDesk($0).ask("/windows/" + $0.name(0) + "/resume", ["ticket": .text(try $0.name(1))])
            },
            ToolCommand(
                "window transfer",
                [.window],
                options: ToolOption.changing + [.toService, .toWindow],
                "send the window's visitor to a service or to a window (转移)"
            ) {
                try await HallDesk($0).ask("/windows/" + $0.name(0) + "/transfer", $0.fields([.toService, .toWindow]))
            },
        ]

    /// Steps that need nothing but the window.
    private static let steps: [(verb: String, summary: String)] = [
        ("open", "put a window on duty"),
        ("pause", "stop calling for a while (暂停服务)"),
        ("close", "take a window off duty"),
        ("recall", "call the window's ticket again (重呼)"),
        ("serve", "the visitor is here (受理)"),
        ("miss", "the visitor did not come (过号)"),
        ("hold", "put the window's ticket aside (挂起)"),
        ("undo", "take back the last step at a window"),
        ("sign-out", "sign the clerk out who is signed in at a window"),
    ]

    private static func step(_ verb: String, _ summary: String) -> ToolCommand {
        ToolCommand("window " + verb, [.window], options: ToolOption.changing, summary) {
            try await HallDesk($0).ask("/windows/" + $0.name(0) + "/" + verb)
        }
    }

    private static let verifications: [ToolOption] = [
        .principalDocument, .agentDocument, .authorizationLetter, .agencyAgreement,
    ]

    static let windowColumns = [
        TableColumn("WINDOW", "id"), TableColumn("LABEL", "label"), TableColumn("ROLE", "role"),
        TableColumn("ZONE", "zone"), TableColumn("STATE", "mode"), TableColumn("CLERK", "clerk"),
        TableColumn("TICKET", "ticket.number"), TableColumn("IS", "ticket.state"),
        TableColumn("MINUTES", "ticket.minutes", .number),
    ]
}

extension ToolOption {
    static let settling = ToolOption("settling", "finish|miss", "what becomes of a ticket still at the window")
    static let outcome = ToolOption("outcome", "HOW", "done, incomplete, declined or referred (done)")
    static let toService = ToolOption("service", "SERVICE", "the service to send to")
    static let toWindow = ToolOption("window", "WINDOW", "the window to send to")
    static let principalDocument = ToolOption("principal-document", nil, "the principal's document was seen")
    static let agentDocument = ToolOption("agent-document", nil, "the agent's document was seen")
    static let authorizationLetter = ToolOption("authorization-letter", nil, "a letter of authorization was seen")
    static let agencyAgreement = ToolOption("agency-agreement", nil, "an agreement of the agency was seen")
}
