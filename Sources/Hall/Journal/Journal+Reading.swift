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
        let limit = min(limit, limits.pageRecords)
        if let records = tail.records(after: position, limit: limit) { return records }
        return try await reader.records(after: position, through: signal.position, limit: limit)
    }

    /// Waits until something is stored beyond `position`, and returns the newest position then.
    ///
    /// nil when the task was cancelled or the journal is closed: time for the consumer to end. Only the latest counts:
    /// whoever was busy meanwhile has missed nothing that `records` does not give. Who gives `concerns` sleeps on through
    /// records that do not concern him; he is woken for one that does, or returns at once when he is behind. It is asked
    /// on the journal's thread while a group waits for its answers: it may look at the record and little else.
    package nonisolated func wait(
        beyond position: Position,
        for concerns: (@Sendable (HallRecord) -> Bool)? = nil
    ) async -> Position? {
        await signal.wait(beyond: position, for: concerns)
    }

    /// The newest stored position.
    package nonisolated var position: Position { signal.position }
}
