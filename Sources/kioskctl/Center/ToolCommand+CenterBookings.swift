// SPDX-License-Identifier: Apache-2.0

// Bookings; people are masked, and a person is only ever asked for at the terminal.
extension ToolCommand {
    static let centerBookings: [ToolCommand] = [
        listing(
            "booking list",
            at: "/bookings",
            required: [.ofCenter],
            by: [.onDay, .ofService, .standing, .after],
            "list the bookings of a day, people masked",
            of: "bookings",
            bookingColumns,
            empty: "no such bookings"
        ),
        reading("booking show", [.booking], at: "/bookings/{NUMBER}", "show a booking with its history"),
        ToolCommand(
            "center booking find",
            options: ToolOption.changingCenter + [.documentType],
            "find somebody's bookings; the document's number is asked for, or read from standard input"
        ) { invocation in
            let document = try PersonPrompt.document(invocation)
            try await CenterDesk(invocation).ask("/bookings/find", ["document": document]) {
                TextTable(bookingColumns, $0["bookings"].rows).text(empty: "no bookings")
            }
        },
        ToolCommand(
            "center booking make",
            [.center, Operand("SERVICE"), Operand("START")],
            required: [.reason],
            options: ToolOption.changingCenter + [.documentType, .onItem, .channel],
            "book for somebody at the desk, who is asked for; START is as 2026-11-23T10:00:00+08:00 (R5)"
        ) { invocation in
            var fields = invocation.fields([.reason, .onItem, .channel])
            for (place, name) in ["center", "service", "start"].enumerated() {
                fields[name] = .text(invocation.operands[place])
            }
            fields["principal"] = try PersonPrompt.person(invocation)
            try await CenterDesk(invocation).ask("/bookings", ["channel": .text("desk")].merging(fields) { $1 })
        },
        changing(
            "booking cancel",
            [.booking],
            at: "/bookings/{NUMBER}/cancel",
            required: [.reason],
            "cancel for somebody; the number goes back (R40)"
        ),
        changing(
            "booking void",
            [.booking],
            at: "/bookings/{NUMBER}/void",
            required: [.reason],
            "void a booking whose document did not match (R23)"
        ),
        changing(
            "booking move",
            [.booking, Operand("START")],
            at: "/bookings/{NUMBER}/move",
            "move a booking to another slot (A34)"
        ),
    ]

    static let bookingColumns = [
        TableColumn("NUMBER", "number"), TableColumn("START", "start", .time), TableColumn("CENTER", "center"),
        TableColumn("SERVICE", "service"), TableColumn("PRINCIPAL", "principal"),
        TableColumn("CHANNEL", "channel"), TableColumn("STANDING", "standing"),
    ]
}

extension ToolOption {
    static let standing = ToolOption("standing", "WORD", "of this standing only: booked, exchanged, no_show, …")
    static let documentType = ToolOption("document", "TYPE", "the kind of document (resident_id)")
    static let onItem = ToolOption("item", "CODE", "the item it is for")
    static let channel = ToolOption("channel", "WAY", "desk or phone (desk)")
}
