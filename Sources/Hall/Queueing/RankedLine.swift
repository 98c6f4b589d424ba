// SPDX-License-Identifier: Apache-2.0
import Terms

/// Waiting tickets in the order of their ranks; taking the first and adding a last are cheap, the rest is a binary
/// search and a move of bytes.
struct RankedLine: Sendable {
    struct Entry: Sendable, Equatable {
        let rank: QueueRank
        /// Index in the day's tickets.
        let ticket: Int
        let issuedAt: Timestamp
        /// For a booked ticket: from when it has priority; nil when it came after its slot and never has.
        let priorityFrom: Timestamp?
    }

    private var entries: [Entry] = []
    /// Entries before it have been taken; they are cleared away in bulk.
    private var head = 0

    var count: Int { entries.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Entry? { isEmpty ? nil : entries[head] }
    var last: Entry? { isEmpty ? nil : entries[entries.count - 1] }
    var waiting: ArraySlice<Entry> { entries[head...] }

    /// How many rank before `rank`.
    func count(before rank: QueueRank) -> Int { index(of: rank) - head }

    mutating func insert(_ entry: Entry) { entries.insert(entry, at: index(of: entry.rank)) }

    /// Takes out the ticket with `rank`, if it waits here.
    mutating func remove(_ rank: QueueRank) {
        let index = index(of: rank)
        guard index < entries.count, entries[index].rank == rank else { return }
        guard index == head else {
            entries.remove(at: index)
            return
        }
        head += 1
        if head >= Self.clearing, head * 2 >= entries.count {
            entries.removeFirst(head)
            head = 0
        }
    }

    /// The first index from `head` whose rank is not before `rank`.
    private func index(of rank: QueueRank) -> Int {
        if let last = entries.last, last.rank < rank { return entries.count }
        var (low, high) = (head, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].rank < rank { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Fewer taken entries than this are not worth moving the rest.
    private static let clearing = 64
}

extension RankedLine: Equatable {
    static func == (left: Self, right: Self) -> Bool { left.waiting.elementsEqual(right.waiting) }
}
