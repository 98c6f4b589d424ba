// SPDX-License-Identifier: Apache-2.0

// Days, numbers and rules (F4, F5).
extension ToolCommand {
    static let centerNumbers: [ToolCommand] = [
        listing(
            "calendar list",
            at: "/calendar",
            by: [.ofCenter, .firstDay, .lastDay],
            "list holidays, make-up workdays and other special days",
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
            required: [.ofCenter],
            by: [.ofService],
            "list how open time is cut into slots",
            [
                TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"),
                TableColumn("FROM", "valid_from"), TableColumn("BANDS", "bands"), TableColumn("REASON", "reason"),
            ],
            empty: "there are no plans yet"
        ),
        listing(
            "slots",
            at: "/slots",
            required: [.ofCenter],
            by: [.onDay],
            "show the numbers of each slot: quota = issued + free + pooled + expired",
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
            required: [.ofCenter],
            by: [.firstDay, .lastDay],
            "list open hours that cannot be booked (R2)",
            [
                TableColumn("DAY", "day"), TableColumn("TIME", "minutes"), TableColumn("SERVICE", "service"),
                TableColumn("CAUSE", "cause"),
            ],
            empty: "every open hour can be booked"
        ),
        listing(
            "stranded",
            at: "/slots/stranded",
            by: [.ofCenter],
            "list slots outside opening hours in which somebody has booked",
            [
                TableColumn("START", "start", .time), TableColumn("CENTER", "center"),
                TableColumn("SERVICE", "service"), TableColumn("ISSUED", "issued", .number),
            ],
            empty: "every booked slot is within opening hours"
        ),
        listing(
            "plan faults",
            at: "/plans/faults",
            required: [.ofCenter],
            "list plans that do not fit any more, as after a change of windows (A16)",
            [
                TableColumn("SERVICE", "service"), TableColumn("FROM", "valid_from"),
                TableColumn("PROBLEMS", "problems"),
            ],
            empty: "every plan fits"
        ),
        changing(
            "plan usual",
            at: "/plans/usual",
            required: [.reason],
            with: [.ofCenter, .validFrom],
            "make plans by windows and handling times for services that have none"
        ),
        ToolCommand(
            "center plan set",
            [.center, Operand("SERVICE"), .day],
            required: [.slotMinutes, .quota, .reason],
            options: ToolOption.changingCenter + [.span],
            "cut a service's open time into slots of so many numbers from DAY on (A16)"
        ) { invocation in
            let band = try CenterOrder("/plans", [.slotMinutes, .quota, .span]).fields(invocation)
            let names = ["center", "service", "valid_from"]
            var fields = Dictionary(uniqueKeysWithValues: zip(names, invocation.operands.map { JSONValue.text($0) }))
            fields["reason"] = .text(try invocation.required(.reason))
            fields["bands"] = .list([.object(band.filter { !["center", "service", "day"].contains($0.key) })])
            try await CenterDesk(invocation).ask("/plans", fields)
        },
        changing(
            "quota set",
            [.center, Operand("SERVICE"), .day, Operand("START")],
            at: "/slots/quota",
            required: [.quota, .reason],
            "give one slot another number of numbers; START is as 09:00"
        ),
    ]
}

extension ToolOption {
    static let slotMinutes = ToolOption("slot-minutes", "N", "the length of a slot")
    static let quota = ToolOption("quota", "N", "how many numbers")
    static let span = ToolOption("span", "TIMES", "only in this part of a day, as 09:00-12:00")
    static let validFrom = ToolOption("valid-from", "DAY", "the first day, as 2026-11-23 (today)")
    static let weekday = ToolOption("weekday", "DAY", "the weekday whose hours a workday takes over: mon to sun")
    static let sessions = ToolOption("sessions", "TIMES", "as \"09:00-12:00 13:00-17:00\"")
    static let dayNote = ToolOption("note", "TEXT", "what people read: 国庆节")
}
