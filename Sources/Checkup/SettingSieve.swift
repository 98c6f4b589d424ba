// SPDX-License-Identifier: Apache-2.0

/// Keys of a configuration whose values may leave the machine; of all others only that they are set.
package enum SettingSieve {
    private static let open: Set<String> = [
        // What is plugged in where, and how.
        "reader", "reader_wrap", "documents", "scanner", "scanner_end", "scanner_layout", "scanner_alt", "printer",
        "printer_answers", "printer_2", "printer_answers_2", "paper", "paper_2", "paper_roll", "paper_roll_2",
        "paper_alarm", "english", "kind", "columns", "rows", "brightness", "brightness_night", "night", "controller",
        "unit", "letters", "language", "volume", "quiet_volume", "quiet_hours", "mute_hours", "repeats", "evaluators",
        "levels", "unserved",
        // How the hall works.
        "profile", "zone", "hours", "port", "prefix", "services", "role", "takes_walk_ins_when_idle", "window", "order",
        "order_priority_run", "order_ageing", "green_max_run", "early_window", "late_grace", "exchange_require",
        "call_limit", "requeue_after", "handling", "undo_seconds", "alarm_waiting", "alarm_wait", "alarm_pause",
        "alarm_alert", "green_share", "complaint_days", "timeout", "cache_minutes", "say_area", "say_missed",
        "say_notices", "staff_number",
        // How a center works.
        "admin_port", "web_port", "effort_base", "effort_most", "reads_per_minute", "attempts_per_minute",
        "lookups_per_minute", "document_per_minute", "remembered", "secure_cookies",
    ]
    /// Sections whose names are ours: a window's or a station's name is the installer's word.
    private static let sections: Set<String> = ["hall", "api", "rules", "verifier", "center", "portal", "province"]

    /// The line of one key: its section by kind alone, its value where that is nobody's.
    package static func line(section: String, number: Int, key: String, value: String) -> String {
        let kind = section.split(separator: " ").first.map(String.init) ?? section
        let heading = sections.contains(kind) ? kind : "\(kind) no. \(number)"
        let isPlain = value.utf8.allSatisfy { (0x20...0x7E).contains($0) } && value.utf8.count <= 200
        return "[\(heading)] \(key) = \(open.contains(key) && isPlain ? value : "(set)")"
    }
}
