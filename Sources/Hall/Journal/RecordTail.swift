// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms

/// The newest stored records, kept in memory: who follows closely need not have them read back from the disk.
final class RecordTail: Sendable {
    private struct Shared {
        /// Records without a gap, those of the newest group last.
        var records: [HallRecord] = []
        /// The newest stored position.
        var end: Position
        var isClosed = false
    }

    private let limit: Int
    private let shared: Lock<Shared>

    /// Begins behind `position`, with nothing; keeps `limit` records, and up to as many more before it drops some.
    init(after position: Position, limit: Int) {
        self.limit = limit
        shared = Lock(Shared(end: position))
    }

    /// Takes the records of a group that was stored.
    func append(_ records: [HallRecord]) {
        guard let last = records.last else { return }
        shared.withLock { shared in
            shared.end = last.position
            shared.records += records
            // In steps of `limit`: to drop some for each group would move all others each time.
            if shared.records.count > 2 * limit { shared.records.removeFirst(shared.records.count - limit) }
        }
    }

    /// The records beyond `position`, at most `limit`; nil when they are not kept any more, or never were.
    func records(after position: Position, limit: Int) -> [HallRecord]? {
        shared.withLock { shared in
            guard !shared.isClosed else { return nil }
            guard position < shared.end else { return [] }
            guard let first = shared.records.first?.position, position.next >= first else { return nil }
            return Array(shared.records.dropFirst(Int(position.next.value - first.value)).prefix(limit))
        }
    }

    /// Gives nothing any more.
    func close() { shared.withLock { $0.isClosed = true } }
}
