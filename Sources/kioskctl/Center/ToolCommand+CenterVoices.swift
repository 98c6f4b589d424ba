// SPDX-License-Identifier: Apache-2.0

// What people write and send ahead: feedback (R51) and pre-review (R13).
extension ToolCommand {
    static let centerVoices: [ToolCommand] = [
        listing(
            "feedback list",
            at: "/feedback",
            by: [.ofCenter],
            "list what people told the supervision (R51), what waits for an answer first",
            of: "feedback",
            [
                TableColumn("RECEIPT", "receipt"), TableColumn("AT", "at", .time), TableColumn("KIND", "kind"),
                TableColumn("TEXT", "text"), TableColumn("ANSWER", "answer"),
            ],
            empty: "nobody has written"
        ),
        changing(
            "feedback answer",
            [Operand("RECEIPT")],
            at: "/feedback/{RECEIPT}/answer",
            required: [.answerText],
            "answer; the sender reads it with the receipt"
        ),
        listing(
            "review list",
            at: "/reviews",
            by: [.ofCenter, .reviewState],
            "list what was sent ahead and waits for a look (R13)",
            of: "reviews",
            [
                TableColumn("BOOKING", "booking"), TableColumn("CENTER", "center"), TableColumn("STATE", "state"),
                TableColumn("BY", "staff"), TableColumn("COMMENT", "comment"),
            ],
            empty: "nothing waits"
        ),
        reading("review show", [.booking], at: "/reviews/{NUMBER}", "show what was sent ahead for a booking"),
        changing(
            "review decide",
            [.booking, Operand("STATE", .choice(["passed", "needs_fix"]))],
            at: "/reviews/{NUMBER}",
            with: [.comment],
            "pass what was sent ahead, or say what to mend"
        ),
    ]
}

extension ToolOption {
    static let answerText = ToolOption("text", "TEXT", "the answer")
    static let reviewState = ToolOption("state", "WORD", "submitted, passed or needs_fix (submitted)")
    static let comment = ToolOption("comment", "TEXT", "what the visitor reads")
}
