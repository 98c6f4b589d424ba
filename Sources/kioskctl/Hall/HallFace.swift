// SPDX-License-Identifier: Apache-2.0

/// The hall on one page of a terminal: what is wrong first, then queues, windows, machines and the day's figures.
enum HallFace {
    static func text(of hall: JSONValue) -> String {
        let alarms = hall["alarms"].rows.map { "! " + alarm($0) + "\n" }.joined()
        let machines = hall["fixtures"].rows + hall["stations"].rows.flatMap { devices(of: $0) }
        return alarms
            + TextTable(services, hall["services"].rows.map(withWait)).text(empty: "the hall has no service") + "\n"
            + TextTable(ToolCommand.windowColumns, hall["windows"].rows).text(empty: "the hall has no window") + "\n"
            + TextTable(devices, machines).text(empty: "nothing is plugged in") + "\n"
            + line("today", hall["figures"], figures)
            + line("center", hall["link"], [("state", "state"), ("unsynced", "unsynced")])
            + "open alerts: \(count(hall["alerts"]) { $0["closed_at"] == .null }), complaints: "
            + "\(hall["complaints"].rows.count)\n"
    }

    private static let services = [
        TableColumn("SERVICE", "id"), TableColumn("NAME", "name"),
        TableColumn("WAITING", "waiting", .number),
        TableColumn("LONGEST", "longest_wait_minutes", .number),
        TableColumn("EXPECTED", "expected", .number),
        TableColumn("WINDOWS", "windows_open", .number),
        TableColumn("NEEDED", "windows_needed", .number),
    ]
    private static let devices = [
        TableColumn("MACHINE", "kind"), TableColumn("AT", "name"), TableColumn("STATE", "state"),
        TableColumn("WORKS", "working"),
    ]
    private static let figures = [
        ("issued", "issued"), ("booked", "issued_booked"), ("walk-in", "issued_walk_in"),
        ("priority", "issued_priority"), ("done", "done"), ("missed", "missed"), ("priority %", "priority_percent"),
    ]

    /// `long_wait service=estate minutes=34`.
    private static func alarm(_ alarm: JSONValue) -> String {
        let facts = ["service", "waiting", "minutes", "percent", "about", "due"].filter { alarm[$0] != .null }
        return ([alarm["kind"].shown] + facts.map { "\($0)=\(alarm[$0].shown)" }).joined(separator: " ")
    }

    private static func withWait(_ service: JSONValue) -> JSONValue {
        guard service["eta_minutes"] != .null else { return service }
        let range = "\(service["eta_minutes.from"].shown)–\(service["eta_minutes.to"].shown)"
        return service.replacing("expected", by: .text(range))
    }

    private static func devices(of station: JSONValue) -> [JSONValue] {
        station["devices"].rows.map { $0.replacing("name", by: station["id"]) }
    }

    private static func line(_ name: String, _ value: JSONValue, _ members: [(title: String, path: String)]) -> String {
        name + ": " + members.map { "\($0.title) \(value[$0.path].shown)" }.joined(separator: ", ") + "\n"
    }

    private static func count(_ list: JSONValue, _ isCounted: (JSONValue) -> Bool) -> Int {
        list.rows.count(where: isCounted)
    }
}
