// SPDX-License-Identifier: Apache-2.0

/// `kioskctl stats`: the hall's report as a table, JSON or CSV.
struct StatisticsCommand {
    private let invocation: Invocation
    private let path: String

    /// Reads the options; throws for a day or grouping that cannot be one.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        guard !(invocation.has(.csv) && invocation.has(.json)) else {
            throw CommandLineFault.value("the format", expected: "--csv or --json")
        }
        var query = ["by=" + (try Self.word(invocation[.by] ?? "window", "--by"))]
        if let day = invocation[.from] { query.append("from=" + (try Self.word(day, "--from"))) }
        if let day = invocation[.until] { query.append("to=" + (try Self.word(day, "--until"))) }
        if invocation.has(.csv) { query.append("format=csv") }
        path = "/statistics?" + query.joined(separator: "&")
    }

    @concurrent
    func run() async throws {
        let desk = try HallDesk(invocation)
        guard invocation.has(.csv) else { return try await desk.show(path) { Self.table($0) } }
        Terminal.write(try await desk.read(path))
    }

    /// The figures that tell most, with those of all visits below; `--csv` has every column.
    static func table(_ report: JSONValue) -> String {
        guard case .list(let rows) = report["rows"], !rows.isEmpty else { return "nobody came in these days\n" }
        let by = report["by"].shown
        let first = TableColumn(by.uppercased(), "key")
        let named = rows + [report["total"].replacing("key", by: .text("all"))]
        return "from \(report["from"].shown) to \(report["to"].shown)\n"
            + TextTable([first] + columns + (by == "clerk" ? actions : []), named).text(empty: "")
            + "times in minutes, shares in percent, ratings of 5\n"
    }

    private static let columns = [
        TableColumn("ISSUED", "issued", .number), TableColumn("SERVED", "served", .number),
        TableColumn("MISSED", "missed", .number), TableColumn("WAIT", "wait_mean_s", .minutes),
        TableColumn("90%", "wait_p90_s", .minutes), TableColumn("LONGEST", "wait_longest_s", .minutes),
        TableColumn("SERVICE", "service_mean_s", .minutes),
        TableColumn("IN SLOT", "booked_in_slot_permille", .percent), TableColumn("GREEN", "green_permille", .percent),
        TableColumn("RATING", "rating_permille", .mark), TableColumn("FORECAST OFF", "forecast_error_s", .minutes),
        TableColumn("HELD", "forecast_inside_permille", .percent),
    ]
    /// What is watched of a clerk (R56).
    private static let actions = [
        TableColumn("VOIDS", "staff_void", .number), TableColumn("GREEN GIVEN", "staff_green", .number),
        TableColumn("OUT OF TURN", "staff_out_of_turn", .number), TableColumn("UNDONE", "staff_undo", .number),
        TableColumn("OUTLIERS", "staff_outliers", .number),
    ]

    private static func word(_ text: String, _ name: String) throws -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-")
        }
        guard isPlain, !text.isEmpty else { throw CommandLineFault.value(name, expected: "letters, digits and '-'") }
        return text
    }
}
