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

    /// A column for every member that is one value, in the order of the names but what is counted for first.
    static func table(_ report: JSONValue) -> String {
        let rows = report.rows
        let names = rows.reduce(into: Set<String>()) { names, row in
            guard case .object(let members) = row else { return }
            for (name, value) in members where value.isScalar { names.insert(name) }
        }
        let ordered = names.sorted { (leading($0), $0) < (leading($1), $1) }
        let columns = ordered.map { name in
            let isNumber = rows.contains { if case .text = $0[name] { false } else { $0[name] != .null } }
            return TextTable.Column(name.replacing("_", with: " "), name, isNumber: isNumber)
        }
        return TextTable(columns, rows).text(empty: "nobody came in these days")
    }

    private static func leading(_ name: String) -> Int {
        ["group", "key", "window", "clerk", "service", "hour", "class", "name"].firstIndex(of: name) ?? 100
    }

    private static func word(_ text: String, _ name: String) throws -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-")
        }
        guard isPlain, !text.isEmpty else { throw CommandLineFault.value(name, expected: "letters, digits and '-'") }
        return text
    }
}
