// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms

// What a journal does about the room on its disk.
extension Journal {
    /// Gives back what tickets can do without: the copies from before upgrades, and all snapshots but the newest.
    package func yieldSpace() async {
        guard let file else { return }
        for copy in file.rollbackCopies { file.remove(copy) }
        await snapshots.dropOlder()
        _ = try? file.connection.checkpoint()
    }

    /// Removes copies from before upgrades that were made before `moment`: they hold whom the journal has forgotten.
    package func dropCopies(madeBefore moment: Timestamp) {
        guard let file else { return }
        for copy in file.rollbackCopies where file.wasMade(copy, before: moment) { file.remove(copy) }
    }

    /// The log that commits are written to first.
    package nonisolated var logPath: String { directory + "/" + JournalFile.name + "-wal" }
}
