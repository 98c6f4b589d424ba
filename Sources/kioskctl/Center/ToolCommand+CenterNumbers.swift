// SPDX-License-Identifier: Apache-2.0

// Days, numbers and rules (F4, F5).
extension ToolCommand {
    static let centerNumbers: [ToolCommand] = [
        listing(
            "calendar list",
            at: "/calendar",
            by: [.ofCenter, .firstDay, .lastDay],
            "list holidays, make-up workdays and other special days",
            of: "days",
            [
                TableColumn("DAY", "day"), TableColumn("KIND", "kind"), TableColumn("SESSIONS", "sessions"),
                TableColumn("WEEKDAY", "weekday"), TableColumn("CENTER", "center"), TableColumn("NOTE", "note"),
            ],
            empty: "no special days"
        ),
        changing(
            "calendar set",
            [.day, Operand("KIND", .choice(["holiday", "workday", "closed", "open", "extra"]))],
            at: "/calendar",
            with: [.ofCenter, .weekday, .sessions, .dayNote],
            "make a day special, for a center or the whole city"
        ),
        changing(
            "calendar remove",
            [.day],
            at: "/calendar/remove",
            with: [.ofCenter],
            "make a day ordinary again"
        ),
        listing(
            "plan list",
            at: "/plans",
            by: [.ofCenter, .ofService],
            "list how open time is cut into slots",
            of: "plans",
            [
                TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"),
                TableColumn("FROM", "valid_from"), TableColumn("BANDS", "bands"), TableColumn("REASON", "reason"),
            ],
            empty: "there are no plans yet"
        ),
        listing(
            "slots",
            at: "/slots",
            by: [.ofCenter, .ofService, .firstDay, .lastDay],
            "show the numbers of each slot: quota = issued + free + pooled + expired",
            of: "slots",
            [
                TableColumn("START", "start", .time), TableColumn("SERVICE", "service"),
                TableColumn("QUOTA", "quota", .number), TableColumn("ISSUED", "issued", .number),
                TableColumn("FREE", "free", .number), TableColumn("POOLED", "pooled", .number),
                TableColumn("EXPIRED", "expired", .number),
            ],
            empty: "no numbers in these days"
        ),
        listing(
            "gaps",
            at: "/gaps",
            by: [.ofCenter, .firstDay, .lastDay],
            "list open hours that cannot be booked (R2)",
            of: "gaps",
            [
                TableColumn("DAY", "day"), TableColumn("FROM", "from"), TableColumn("TO", "to"),
                TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"), TableColumn("CAUSE", "cause"),
            ],
            empty: "every open hour can be booked"
        ),
    ]
}

extension ToolOption {
    static let weekday = ToolOption("weekday", "DAY", "the weekday whose hours a workday takes over: mon to sun")
    static let sessions = ToolOption("sessions", "TIMES", "as \"09:00-12:00 13:00-17:00\"")
    static let dayNote = ToolOption("note", "TEXT", "what people read: 国庆节")
}
