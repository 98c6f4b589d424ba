// SPDX-License-Identifier: Apache-2.0

// Halls, and the booking-only mode of special circumstances (R47–R49).
extension ToolCommand {
    static let centerHalls: [ToolCommand] = [
        listing(
            "halls",
            at: "/halls",
            "list the halls: when they were heard, what they run, how far their clocks are off",
            [
                TableColumn("HALL", "id"), TableColumn("NAME", "name"), TableColumn("CENTER", "center"),
                TableColumn("HEARD", "heard_at", .time), TableColumn("SILENT", "silent"),
                TableColumn("VERSION", "version"), TableColumn("CATALOG", "catalog_version", .number),
                TableColumn("CLOCK MS", "clock_offset_ms", .number), TableColumn("REVOKED", "revoked"),
            ],
            empty: "no hall has joined yet"
        ),
        reading("hall show", [Operand("HALL")], at: "/halls/{HALL}", "show a hall with its kiosks and devices"),
        changing(
            "hall code",
            [Operand("HALL")],
            at: "/halls/{HALL}/code",
            with: [.ofCenter, .name],
            "give out a one-time code with which a hall joins"
        ),
        changing(
            "hall revoke",
            [Operand("HALL")],
            at: "/halls/{HALL}/revoke",
            required: [.note],
            "take a hall's certificate back"
        ),
        listing(
            "cases",
            at: "/cases",
            "list what people have to look into: exchanged twice while apart, exchanged after its end",
            [
                TableColumn("ID", "id"), TableColumn("AT", "at", .time), TableColumn("KIND", "kind"),
                TableColumn("HALL", "hall"), TableColumn("BOOKING", "booking"), TableColumn("TICKET", "ticket"),
            ],
            empty: "no open cases"
        ),
        changing("case close", [Operand("ID")], at: "/cases/{ID}/close", required: [.note], "say what was found"),
    ]

    static let centerModes: [ToolCommand] = [
        reading("mode show", at: "/mode", by: [.ofCenter], "show the booking-only mode, in force and before"),
        reading("mode cap", at: "/mode/cap", by: [.ofCenter], "calculate the daily cap, with its derivation (A15)"),
        changing(
            "mode propose",
            [.center, Operand("START"), Operand("END")],
            at: "/mode",
            required: [.notice, .noticeText, .published],
            with: [.cap, .capReason],
            "propose booking only, from START to END; somebody else confirms it"
        ),
        changing("mode confirm", [Operand("ID")], at: "/mode/{ID}/confirm", "confirm what somebody else has proposed"),
        changing("mode end", [Operand("ID")], at: "/mode/{ID}/end", required: [.reason], "open every channel again"),
    ]
}

extension ToolOption {
    static let notice = ToolOption("notice", "NO", "the number of the public notice")
    static let noticeText = ToolOption("text", "TEXT", "what the notice says")
    static let published = ToolOption("published-at", "TIME", "when it was published")
    static let cap = ToolOption("cap", "N", "a daily cap below the calculated one")
    static let capReason = ToolOption("cap-reason", "TEXT", "why the cap is lower")
}
