// SPDX-License-Identifier: Apache-2.0

// 仅预约办理, the booking-only mode of special circumstances (R47–R49), and the documents that halls run by.
extension ToolCommand {
    static let centerMode: [ToolCommand] = [
        reading("mode show", at: "/mode", by: [.ofCenter], "show booking only, in force and before"),
        reading(
            "mode cap",
            at: "/mode/cap",
            required: [.ofCenter],
            by: [.onDay],
            "calculate the cap of a day by the workload of all windows, line by line (R48, A15)"
        ),
        changing(
            "mode propose",
            [.center, Operand("START"), Operand("END")],
            at: "/mode",
            required: [.notice, .noticeText, .published],
            with: [.cap, .capReason],
            "propose booking only after a public notice; somebody else has to confirm it (A14)"
        ),
        changing("mode confirm", [.id], at: "/mode/{ID}/confirm", "confirm what somebody else has proposed"),
        changing(
            "mode lower",
            [.id, .day],
            at: "/mode/{ID}/cap",
            required: [.cap, .reason],
            "set a lower cap for a day"
        ),
        changing(
            "mode end",
            [.id],
            at: "/mode/{ID}/end",
            required: [.restoreText],
            "open every channel again, with the notice that says so (R49)"
        ),
        listing(
            "documents",
            at: "/documents",
            required: [.ofCenter],
            "list the signed documents that a center's halls run by",
            of: "documents",
            [
                TableColumn("DOCUMENT", "kind"), TableColumn("VERSION", "version", .number),
                TableColumn("ISSUED", "issued_at", .time), TableColumn("BYTES", "bytes", .number),
                TableColumn("SHA-256", "sha256"),
            ],
            empty: "nothing has been signed yet"
        ),
    ]
}

extension ToolOption {
    static let notice = ToolOption("notice", "NO", "the number of the public notice")
    static let noticeText = ToolOption("text", "TEXT", "what the notice says")
    static let restoreText = ToolOption("text", "TEXT", "what the notice that restores says", as: "reason")
    static let published = ToolOption("published-at", "TIME", "when it was published, as 2026-11-24T08:00:00+08:00")
    static let cap = ToolOption("cap", "N", "a daily cap below the calculated one")
    static let capReason = ToolOption("cap-reason", "TEXT", "why the cap is lower")
}
