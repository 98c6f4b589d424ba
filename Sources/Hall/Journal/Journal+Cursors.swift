// SPDX-License-Identifier: Apache-2.0
import Rows

extension Journal {
    /// Changes the numbers that consumers keep in the journal in `directory`; throws `.inUse` while its daemon runs.
    ///
    /// `change` is given a number's name and value, and returns the new value; on the disk when this returns.
    package static func changeCursors(
        _ names: [String],
        directory: String,
        by change: (String, Int64) -> Int64
    ) throws(JournalError) {
        let lock = try DirectoryLock(directory: directory)
        defer { withExtendedLifetime(lock) {} }
        try JournalFile.reporting { () throws(RowsError) in
            let file = try JournalFile(directory: directory, access: .readWrite, busyMilliseconds: 0)
            for name in names { try file.setCursor(name, to: change(name, try file.cursor(name))) }
        }
    }
}
