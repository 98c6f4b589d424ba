// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

extension Journal {
    /// Reads the stored records beyond `position`, in order, at most `limit` and never more than `pageRecords`.
    ///
    /// For consumers who hold their own position: read until nothing comes, then `wait`. A slow one holds up nobody.
    package nonisolated func records(
        after position: Position,
        limit: Int
    ) async throws(JournalError) -> [HallRecord] {
        try await reader.records(after: position, through: signal.position, limit: min(limit, limits.pageRecords))
    }

    /// Waits until something is stored beyond `position`, and returns the newest position then.
    ///
    /// nil when the task was cancelled or the journal is closed: time for the consumer to end. Only the latest counts:
    /// whoever was busy meanwhile has missed nothing that `records` does not give.
    package nonisolated func wait(beyond position: Position) async -> Position? {
        await signal.wait(beyond: position)
    }

    /// The newest stored position.
    package nonisolated var position: Position { signal.position }
}
