// SPDX-License-Identifier: Apache-2.0

// No-shows, the wait-list, the release pool and the province (F1, F7, R40, R41).
extension ToolCommand {
    static let centerCases: [ToolCommand] =
        noShows + [
            listing(
                "waiver list",
                at: "/waivers",
                by: [.ofCenter],
                "list times in which nobody's absence counts (A28)",
                [
                    TableColumn("FROM", "start", .time), TableColumn("TO", "end", .time),
                    TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"), TableColumn("CAUSE", "cause"),
                    TableColumn("REASON", "reason"), TableColumn("BY", "staff"),
                ],
                empty: "no time is waived"
            ),
            changing(
                "waiver add",
                [.center, Operand("START"), Operand("END")],
                at: "/waivers",
                required: [.reason],
                with: [.ofService],
                "waive the no-shows of a time, given as 2026-11-23T09:00:00+08:00 (A28)"
            ),
            listing(
                "waitlist",
                at: "/waitlist",
                by: [.ofCenter, .ofService, .after],
                "list who waits for a number, in order (R41)",
                [
                    TableColumn("SINCE", "made_at", .time), TableColumn("CENTER", "center"),
                    TableColumn("SERVICE", "service"), TableColumn("PERSON", "name"),
                    TableColumn("STANDING", "standing"), TableColumn("MISSED", "missed", .number),
                ],
                empty: "nobody waits"
            ),
            listing(
                "pool",
                at: "/pool",
                by: [.ofCenter, .ofService, .after],
                "list the freed numbers that wait to be offered again (A11)",
                [
                    TableColumn("START", "slot.start", .time), TableColumn("CENTER", "center"),
                    TableColumn("SERVICE", "service"), TableColumn("FREED", "freed_at", .time),
                    TableColumn("DUE", "due_at", .time),
                ],
                empty: "the pool is empty"
            ),
            reading("province status", at: "/province", "show the line to the province and what waits for it (F1)"),
            changing("province retry", at: "/province/retry", "ask the province again now"),
        ]

    private static let noShows: [ToolCommand] = [
        listing(
            "noshow list",
            at: "/noshows",
            by: [.ofCenter, .firstDay, .lastDay, .standing, .after],
            "list the register of no-shows (F7)",
            [
                TableColumn("BOOKING", "booking"), TableColumn("START", "slot.start", .time),
                TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"), TableColumn("KIND", "kind"),
                TableColumn("HALVES", "halves", .number), TableColumn("STANDING", "standing"),
            ],
            empty: "no no-shows"
        ),
        listing(
            "noshow listed",
            at: "/noshows/listed",
            "list who is on the no-show list, by marks",
            [TableColumn("PERSON", "person"), TableColumn("SINCE", "since", .time), TableColumn("UNTIL", "until")],
            empty: "nobody is listed"
        ),
        listing(
            "noshow appeals",
            at: "/noshows/appeals",
            by: [.ofCenter],
            "list appeals that wait for an answer",
            [
                TableColumn("BOOKING", "event.booking"), TableColumn("MADE", "appeal.made_at", .time),
                TableColumn("REASON", "appeal.reason"),
            ],
            empty: "no appeal waits"
        ),
        ToolCommand(
            "center noshow find",
            options: ToolOption.changingCenter + [.documentType],
            "show somebody's no-shows; the document's number is asked for, or read from standard input"
        ) { try await CenterDesk($0).ask("/noshows/find", ["document": PersonPrompt.document($0)]) },
        reading("noshow show", [.booking], at: "/noshows/{NUMBER}", "show a no-show with what it rests on"),
        changing(
            "noshow decide",
            [.booking, Operand("DECISION", .choice(["granted", "refused"]))],
            at: "/noshows/{NUMBER}/decide",
            required: [.note],
            "answer an appeal; granted takes the no-show off"
        ),
        changing(
            "noshow remove",
            [.booking],
            at: "/noshows/{NUMBER}/remove",
            required: [.reason],
            "take a no-show off the register"
        ),
    ]
}
