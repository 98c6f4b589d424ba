// SPDX-License-Identifier: Apache-2.0

// The halls of the city, how they join, and what people have to look into.
extension ToolCommand {
    static let centerHalls: [ToolCommand] = [
        listing(
            "halls",
            at: "/halls",
            by: [.ofCenter],
            "list the halls: when they were heard, what they run, how far their clocks are off",
            [
                TableColumn("HALL", "id"), TableColumn("NAME", "name"), TableColumn("CENTER", "center"),
                TableColumn("HEARD", "heard_at", .time), TableColumn("SILENT", "silent"),
                TableColumn("VERSION", "version"), TableColumn("CATALOG", "catalog_version", .number),
                TableColumn("CLOCK MS", "clock_offset_ms", .number), TableColumn("UNSYNCED", "unsynced", .number),
                TableColumn("REVOKED", "revoked"), TableColumn("ALARMS", "alarms"),
            ],
            empty: "no hall has joined yet"
        ),
        reading(
            "hall show",
            [.hall],
            at: "/halls/{HALL}",
            "show a hall with devices, certificates and what has changed"
        ),
        changing(
            "hall register",
            [.hall, .center, Operand("NAME")],
            at: "/halls",
            "register a hall, or move it to another center (R61)"
        ),
        changing(
            "hall code",
            [.hall],
            at: "/halls/{HALL}/code",
            with: [.ofCenter, .name],
            "give out a one-time code with which a hall joins; it is shown once"
        ),
        changing(
            "hall revoke",
            [.hall],
            at: "/halls/{HALL}/revoke",
            required: [.note],
            "take a hall's certificates back"
        ),
        listing(
            "cases",
            at: "/cases",
            by: [.ofCenter, .allCases],
            "list what people have to look into: exchanged twice while apart, exchanged after its end",
            [
                TableColumn("ID", "id"), TableColumn("AT", "at", .time), TableColumn("KIND", "kind"),
                TableColumn("HALL", "hall"), TableColumn("BOOKING", "booking"), TableColumn("TICKET", "ticket"),
                TableColumn("CLOSED BY", "closed_by"),
            ],
            empty: "no open cases"
        ),
        changing("case close", [.id], at: "/cases/{ID}/close", required: [.note], "say what was found"),
    ]
}

extension Operand {
    static let hall = Operand("HALL")
}

extension ToolOption {
    static let allCases = ToolOption("all", nil, "those that were closed, too")
}
