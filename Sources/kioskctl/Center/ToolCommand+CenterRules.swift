// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

// The rules that settle what the notice leaves open (F5), and the law of the inventory (R40).
extension ToolCommand {
    static let centerRules: [ToolCommand] = [
        listing(
            "rules",
            at: "/rules",
            by: [.atTime],
            "list every rule with value, default and bounds",
            [
                TableColumn("ARTICLE", "article"), TableColumn("RULE", "name"), TableColumn("VALUE", "value"),
                TableColumn("DEFAULT", "standard"), TableColumn("BOUNDS", "bounds"),
                TableColumn("SINCE", "since.effective", .time), TableColumn("BY", "since.staff"),
                TableColumn("MEANING", "meaning_en"),
            ],
            empty: "there are no rules"
        ),
        reading("rule show", [.rule], at: "/rules/{RULE}", "show a rule with everybody who changed it"),
        ToolCommand(
            "center rule set",
            [.rule, Operand("VALUE")],
            required: [.note],
            options: ToolOption.changingCenter + [.effective],
            "change a rule of the city, at once or from the beginning of a day"
        ) { invocation in
            var fields = invocation.fields([.note])
            fields["value"] = .text(invocation.operands[1])
            if let day = invocation[.effective] { fields["effective"] = .text(try beginning(of: day, invocation)) }
            try await CenterDesk(invocation).ask("/rules/" + invocation.name(0), fields)
        },
        ToolCommand(
            "center conservation",
            options: ToolOption.askingCenter + [.ofCenter, .onDay],
            "check that issued + free + pooled + expired = quota in every slot; exit 1 where it is not"
        ) { try await ConservationCommand($0).run() },
    ]

    /// The first moment of a day where the city is.
    private static func beginning(of text: String, _ invocation: Invocation) throws -> String {
        guard let day = BusinessDay(text: text) else {
            throw CommandLineFault.value("--from", expected: "a day as 2026-11-23")
        }
        let zone = try DaemonAccess.zoneOfCenter(invocation.arguments)
        return zone.moment(at: zone.timestamp(of: day)).rfc3339
    }
}

extension Operand {
    static let rule = Operand("RULE")
}

extension ToolOption {
    static let atTime = ToolOption("at", "TIME", "as they are then, as 2026-11-23T00:00:00+08:00 (now)")
    static let onDay = ToolOption("day", "DAY", "of this day only, as 2026-11-23")
    static let effective = ToolOption("from", "DAY", "from when, as 2027-01-01 (at once)")
}
