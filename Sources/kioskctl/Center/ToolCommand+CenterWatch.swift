// SPDX-License-Identifier: Apache-2.0

// Figures, supervision, the audit log, staff and personal data (F8, R50–R58).
extension ToolCommand {
    static let centerWatch: [ToolCommand] = [
        ToolCommand(
            "center stats",
            options: ToolOption.askingCenter + [.grouping, .firstDay, .lastDay, .ofCenter, .format],
            "booked, cancelled, exchanged, missed and refilled by center, department, item, service, slot, channel or day"
        ) { try await CenterFiguresCommand($0).run() },
        reading(
            "staff report",
            at: "/staff-report",
            by: [.firstDay, .lastDay],
            "show what staff did for visitors, with who stands out (R56)"
        ),
        listing(
            "lead list",
            at: "/leads",
            "list risk leads (R55)",
            [
                TableColumn("ID", "id", .number), TableColumn("KIND", "kind"), TableColumn("PERIOD", "period"),
                TableColumn("COUNT", "count", .number), TableColumn("BOOKINGS", "bookings", .number),
                TableColumn("STANDING", "standing"),
            ],
            empty: "no leads"
        ),
        changing(
            "lead set",
            [Operand("ID"), Operand("STANDING")],
            at: "/leads/{ID}",
            required: [.note],
            "say what became of a lead: reviewed, dismissed, referred_to:market_regulation"
        ),
        listing(
            "complaint list",
            at: "/complaints",
            "list complaints with the days they are due (R52)",
            [
                TableColumn("ID", "id", .number), TableColumn("SOURCE", "source"), TableColumn("ORDER", "work_order"),
                TableColumn("SUBJECT", "subject"), TableColumn("STAGE", "stage"), TableColumn("DUE", "due"),
                TableColumn("LATE", "late"),
            ],
            empty: "nobody complained"
        ),
        changing(
            "complaint move",
            [Operand("ID"), Operand("STAGE")],
            at: "/complaints/{ID}/move",
            required: [.note],
            "say how far a complaint has come"
        ),
        reading("retention", at: "/retention", "show what is kept how long, and what was deleted"),
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

extension ToolOption {
    static let grouping = ToolOption("by", "WHAT", "center, department, item, service, slot, channel or day (service)")
    static let format = ToolOption("format", "FORM", "csv prints comma-separated values with every column")
}
