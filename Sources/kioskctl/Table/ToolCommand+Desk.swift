// SPDX-License-Identifier: Apache-2.0
import Queueing

// Help calls, complaints and the figures of the hall.
extension ToolCommand {
    static let alerts: [ToolCommand] = [
        ToolCommand("alerts", options: ToolOption.asking, "list who asked for help, and what became of it") {
            try await HallDesk($0).show("/alerts") {
                TextTable(alertColumns, $0.rows).text(empty: "nobody asked for help")
            }
        },
        ToolCommand("alerts ack", [Operand("ID")], options: ToolOption.changing, "somebody is on the way") {
            try await HallDesk($0).ask("/alerts/" + $0.name(0) + "/acknowledge")
        },
        ToolCommand("alerts close", [Operand("ID")], options: ToolOption.changing, "it is settled") {
            try await HallDesk($0).ask("/alerts/" + $0.name(0) + "/close")
        },
    ]

    static let complaints: [ToolCommand] = [
        ToolCommand("complaints", options: ToolOption.asking, "list complaints with the days they are due") {
            try await HallDesk($0).show("/complaints") {
                TextTable(complaintColumns, $0.rows).text(empty: "nobody complained")
            }
        },
        ToolCommand(
            "complaints open",
            [Operand("SUBJECT", .choice(ComplaintSubject.allCases.map(\.rawValue)))],
            options: ToolOption.changing + [.about, .hotline],
            "take a complaint (有诉即办)"
        ) { invocation in
            let fields = invocation.fields([.about, .hotline])
            try await HallDesk(invocation).ask(
                "/complaints",
                fields.merging(["subject": .text(invocation.operands[0])]) { $1 }
            )
        },
        ToolCommand(
            "complaints move",
            [Operand("ID"), Operand("STAGE", .choice(ComplaintStage.allCases.map(\.rawValue)))],
            options: ToolOption.changing,
            "say what became of a complaint"
        ) { try await HallDesk($0).ask("/complaints/" + $0.name(0) + "/move", ["to": .text($0.operands[1])]) },
    ]

    static let figures: [ToolCommand] = [
        ToolCommand("hall", options: ToolOption.asking, "show the whole hall as its duty manager sees it") {
            try await HallDesk($0).show("/hall") { HallFace.text(of: $0) }
        },
        ToolCommand(
            "stats",
            options: ToolOption.asking + [.from, .until, .by, .csv],
            "waiting and service times, missed, in-slot and green shares by window, clerk, service, hour, class or day"
        ) { try await StatisticsCommand($0).run() },
        ToolCommand(
            "day close",
            options: ToolOption.changing + [.afterHours],
            "close the day: whoever still waits is missed, not served"
        ) { invocation in
            try await HallDesk(invocation).ask("/day/close", invocation.fields([.afterHours])) { answer in
                guard answer["outcome"] == .text("unchanged") else { return HallDesk.outcome(answer) }
                return "the hours of the day are not over: nothing was done\n"
            }
        },
    ]

    private static let alertColumns = [
        TableColumn("ID", "id", .number), TableColumn("KIND", "kind"),
        TableColumn("STATION", "station"), TableColumn("RAISED", "raised_at", .time),
        TableColumn("ACKNOWLEDGED", "acknowledged_at", .time), TableColumn("BY", "acknowledged_by"),
        TableColumn("CLOSED", "closed_at", .time),
    ]
    private static let complaintColumns = [
        TableColumn("ID", "id", .number), TableColumn("SUBJECT", "subject"),
        TableColumn("TICKET", "ticket"), TableColumn("STAGE", "stage"), TableColumn("DUE", "due"),
        TableColumn("OVERDUE", "overdue"),
    ]
}

extension ToolOption {
    static let about = ToolOption("ticket", "TICKET", "the ticket it is about")
    static let hotline = ToolOption("hotline", "ORDER", "the work order of the 12345 hotline it came by")
    static let from = ToolOption("from", "DAY", "the first day, as 2026-11-23 (today)")
    static let until = ToolOption("until", "DAY", "the last day (today)")
    static let by = ToolOption("by", "WHAT", "window, clerk, service, hour, class or day (window)")
    static let afterHours = ToolOption("after-hours", nil, "only when the hours of the day are over, as timers ask")
    static let csv = ToolOption("csv", nil, "print comma-separated values")
}
