// SPDX-License-Identifier: Apache-2.0

// Figures, supervision, the audit log, staff and personal data (F8, R50–R58).
extension ToolCommand {
    static let centerWatch: [ToolCommand] =
        [
            ToolCommand(
                "center stats",
                options: ToolOption.askingCenter + [.grouping, .firstDay, .toDay, .ofCenter, .format],
                "booked, cancelled, exchanged, missed and refilled by center, service, department, item, slot, channel or day"
            ) { try await CenterFiguresCommand($0).run() },
            reading(
                "staff report",
                at: "/staff-report",
                by: [.ofCenter, .firstDay, .toDay],
                "show what staff did for visitors, with who stands out (R56)"
            ),
            listing(
                "staff bookings",
                at: "/staff-report/bookings",
                by: [.ofCenter, .firstDay, .toDay],
                "list what staff booked for somebody, and why (R5)",
                [
                    TableColumn("NUMBER", "number"), TableColumn("BY", "staff"), TableColumn("AT", "made_at", .time),
                    TableColumn("WAY", "channel"), TableColumn("STANDING", "standing"),
                    TableColumn("REASON", "reason"),
                ],
                empty: "staff booked nothing in these days"
            ),
            ToolCommand(
                "center audit export",
                options: ToolOption.askingCenter,
                "print the audit log with its hashes and signatures, to be checked off-line (R58)"
            ) { try await AuditExportCommand($0).run() },
            reading("audit check", at: "/audit/verify", "let the center check the chain of its audit log (R58)"),
        ] + centerMembers + centerComplaints + centerLeads + centerPrivacy

    private static let centerMembers: [ToolCommand] = [
        listing(
            "staff list",
            at: "/staff",
            "list who may sign in at the center",
            [
                TableColumn("NO", "staff"), TableColumn("ROLE", "role"), TableColumn("CENTER", "center"),
                TableColumn("DEPARTMENT", "department"), TableColumn("STATE", "state"),
            ],
            empty: "nobody may sign in yet: kioskctl center staff add NO city"
        ),
        ToolCommand(
            "center staff add",
            [.number, Operand("ROLE", .choice(centerRoles))],
            options: ToolOption.changingCenter + [.ofCenter, .department],
            "let somebody sign in; the secret is asked for, or read from standard input"
        ) { invocation in
            var fields = try CenterOrder("/staff", [.ofCenter, .department]).fields(invocation)
            fields["staff"] = fields.removeValue(forKey: "no")
            fields["secret"] = .text(try SecretPrompt.ask("secret of \(invocation.operands[0])"))
            try await CenterDesk(invocation).ask("/staff", fields)
        },
        ToolCommand(
            "center staff secret",
            [.number],
            options: ToolOption.changingCenter,
            "give somebody a new secret, which is asked for, or read from standard input"
        ) { invocation in
            let path = "/staff/" + (try invocation.name(0)) + "/secret"
            let secret = try SecretPrompt.ask("secret of \(invocation.operands[0])")
            try await CenterDesk(invocation).ask(path, ["secret": .text(secret)])
        },
        changing(
            "staff role",
            [.number, Operand("ROLE", .choice(centerRoles))],
            at: "/staff/{NO}/role",
            with: [.ofCenter, .department],
            "let somebody sign in as something else"
        ),
        changing("staff disable", [.number], at: "/staff/{NO}/disable", "sign somebody out until enabled again"),
        changing("staff enable", [.number], at: "/staff/{NO}/enable", "let somebody sign in again"),
        changing("staff remove", [.number], at: "/staff/{NO}/remove", "list somebody no longer; the record stays"),
    ]

    private static let centerRoles = ["city", "center_admin", "department", "auditor", "public"]

    private static let centerComplaints: [ToolCommand] = [
        listing(
            "complaint list",
            at: "/complaints",
            by: [.ofCenter, .onlyOpen],
            "list complaints with the days they are due (R52)",
            of: "complaints",
            [
                TableColumn("ID", "id", .number), TableColumn("SOURCE", "source"), TableColumn("ORDER", "work_order"),
                TableColumn("RECEIVED", "received"), TableColumn("STAGE", "stage"), TableColumn("DUE", "due"),
                TableColumn("ANSWER DUE", "answer_due"), TableColumn("LATE", "late"),
            ],
            empty: "nobody complained"
        ),
        reading("complaint show", [.id], at: "/complaints/{ID}", "show a complaint with everything that was done"),
        ToolCommand(
            "center complaint receive",
            [.center, Operand("SOURCE", .choice(["desk", "hotline", "online", "enterprise", "bad_review"]))],
            options: ToolOption.changingCenter + [.workOrder],
            "take a complaint in; what was said is asked for, or read from standard input"
        ) { invocation in
            var fields = try CenterOrder("/complaints", [.workOrder]).fields(invocation)
            fields["said"] = .text(try SecretPrompt.askOnce("what was said"))
            try await CenterDesk(invocation).ask("/complaints", fields)
        },
        changing(
            "complaint move",
            [.id, Operand("STEP", .choice(["verified", "handled", "answered", "returned", "postpone"]))],
            at: "/complaints/{ID}/{STEP}",
            required: [.note],
            "say how far a complaint has come"
        ),
    ]

    private static let centerLeads: [ToolCommand] = [
        listing(
            "lead list",
            at: "/leads",
            "list risk leads of the last 90 days (R55)",
            [
                TableColumn("ID", "id"), TableColumn("KIND", "kind"), TableColumn("PERIOD", "period"),
                TableColumn("SUBJECT", "subject"), TableColumn("COUNT", "count", .number),
                TableColumn("BOOKINGS", "bookings", .number), TableColumn("STANDING", "standing"),
            ],
            empty: "no leads"
        ),
        changing(
            "lead set",
            [.id, Operand("STANDING")],
            at: "/leads/{ID}",
            "say what became of a lead: reviewed, dismissed, referred_to:market_regulation, …"
        ),
    ]

    private static let centerPrivacy: [ToolCommand] = [
        reading(
            "retention",
            at: "/retention",
            by: [.firstDay, .toDay],
            "show what is kept how long, and what was deleted"
        ),
        person("export", "print everything that is kept of somebody (PIPL 45)"),
        person("delete", "erase what may be erased of somebody (PIPL 47)"),
    ]

    /// A command about one person, whose document is asked for and never stands on the command line.
    private static func person(_ verb: String, _ summary: String) -> ToolCommand {
        ToolCommand("center person " + verb, options: ToolOption.changingCenter + [.documentType], summary) {
            let document = try PersonPrompt.document($0)
            try await CenterDesk($0).ask("/people/" + verb, ["document": document])
        }
    }
}

extension Operand {
    static let number = Operand("NO")
    static let id = Operand("ID")
}

extension ToolOption {
    static let grouping = ToolOption("by", "WHAT", "center, service, department, item, slot, channel or day (center)")
    static let format = ToolOption("format", "FORM", "csv prints comma-separated values with every column")
    static let toDay = ToolOption("until", "DAY", "the last day (today)", as: "to")
    static let onlyOpen = ToolOption("open", nil, "only those that have no answer yet")
    static let workOrder = ToolOption("work-order", "ORDER", "the work order of the 12345 hotline")
}
