// SPDX-License-Identifier: Apache-2.0

/// `kioskctl center stats`: the figures of any period (F8) as a table, JSON or CSV.
struct CenterFiguresCommand {
    private let invocation: Invocation
    private let path: String

    /// Reads the options; throws for a format that there is not.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        if let format = invocation[.format], format != "csv" || invocation.has(.json) {
            throw CommandLineFault.value("--format", expected: "csv, and not with --json")
        }
        let order = CenterOrder("/statistics", [.grouping, .firstDay, .toDay, .ofCenter, .format])
        path = "/statistics" + order.query(invocation)
    }

    @concurrent
    func run() async throws {
        let desk = try CenterDesk(invocation)
        guard invocation[.format] != nil else { return try await desk.show(path) { Self.table($0) } }
        Terminal.write(try await desk.read(path))
    }

    /// Every row with the figures that tell most.
    static func table(_ report: JSONValue) -> String {
        guard case .list(let rows) = report["rows"], !rows.isEmpty else { return "no bookings in these days\n" }
        let first = TableColumn(report["by"].shown.uppercased(), "key")
        return TextTable([first] + columns, rows).text(empty: "")
    }

    private static let columns = [
        TableColumn("BOOKED", "booked", .number), TableColumn("CANCELLED", "cancelled", .number),
        TableColumn("LATE", "cancelled_late", .number), TableColumn("EXCHANGED", "exchanged", .number),
        TableColumn("IN SLOT %", "in_slot_percent", .number), TableColumn("NO-SHOW", "no_show", .number),
        TableColumn("REFILLED", "refilled", .number), TableColumn("VOID", "void", .number),
        TableColumn("WALK-IN", "walk_in", .number), TableColumn("WAIT MIN", "wait_minutes", .number),
    ]
}
