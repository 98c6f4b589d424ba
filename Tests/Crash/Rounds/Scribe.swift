// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Terms

/// A writer of rows that says each number when it believes that the row is on the disk: what the checks are proved on.
struct Scribe: Sendable {
    /// How SQLite was told to sync (sqlite.org/pragma.html#pragma_synchronous).
    enum Synchronous: String, CaseIterable, Sendable {
        case full
        case normal
        case off
    }

    let path: String
    let synchronous: Synchronous

    static let schema = Schema(
        applicationID: 0x5343_5242,
        migrations: [
            Schema.Migration("lines", "CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        ]
    )

    init(path: String, synchronous: String) throws {
        guard let synchronous = Synchronous(rawValue: synchronous) else {
            throw CrashFault("--synchronous is full, normal or off")
        }
        (self.path, self.synchronous) = (path, synchronous)
    }

    /// Writes until the process is ended.
    func write() throws -> Never {
        let connection = try Connection(path: path, access: .readWriteCreate)
        switch synchronous {
        case .full: break
        case .normal: try connection.script("PRAGMA synchronous = NORMAL", label: "synchronous")
        case .off: try connection.script("PRAGMA synchronous = OFF", label: "synchronous")
        }
        try connection.migrate(to: Self.schema)
        let last = try connection.prepare("SELECT max(number) FROM line", label: "last line")
        let insert = try connection.prepare("INSERT INTO line VALUES (?, ?)", label: "write line")
        var number = try last.first { row throws(RowsError) in try row.optionalInteger(0) ?? 0 } ?? 0
        while true {
            number += 1
            let text = String(repeating: "字", count: Int(number % 97))
            try connection.transaction("write line") { () throws(RowsError) in
                try insert.run(.integer(number), .text(text))
            }
            Screen.say("\(number)")
            // Checkpoints are part of the story.
            if number.isMultiple(of: 23) { try connection.checkpoint() }
        }
    }
}
