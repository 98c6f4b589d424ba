// SPDX-License-Identifier: Apache-2.0

/// `kioskctl center conservation`: the law of the inventory on the live database (R40); a failure when it does not hold.
struct ConservationCommand {
    private let invocation: Invocation
    private let path: String

    init(_ invocation: Invocation) {
        self.invocation = invocation
        path = "/conservation" + CenterOrder("/conservation", [.ofCenter, .onDay]).query(invocation)
    }

    @concurrent
    func run() async throws {
        let desk = try CenterDesk(invocation)
        let body = try await desk.read(path)
        guard let report = JSONValue(bytes: body) else { throw ToolFault("the center did not answer with JSON") }
        if invocation.has(.json) { Terminal.write(body + [0x0A]) } else { Terminal.write(Self.text(of: report)) }
        guard report["holds"] == .flag(true) else { throw ToolFault("the numbers do not add up") }
    }

    /// The sum of all slots, and the slots where it is wrong.
    static func text(of report: JSONValue) -> String {
        let sum = ["issued", "free", "pooled", "expired"].map { report[$0].shown + " " + $0 }.joined(separator: " + ")
        let faults = report["faults"].rows
        return "\(report["slots"].shown) slots: \(sum) = \(report["quota"].shown)\n"
            + (faults.isEmpty ? "" : TextTable(columns, faults).text(empty: ""))
    }

    private static let columns = [
        TableColumn("FAULT", "kind"), TableColumn("CENTER", "center"), TableColumn("SERVICE", "service"),
        TableColumn("START", "start", .number),
    ]
}
