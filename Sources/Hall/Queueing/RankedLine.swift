// SPDX-License-Identifier: Apache-2.0
import Terms

/// Waiting tickets in the order of their ranks.
///
/// A place is found by binary search, and the shorter side moves to make or close a gap: near either end, where nearly
/// all comes and goes, that is next to nothing. How many have priority is counted by the slot they have it from, of
/// which a day has few.
struct RankedLine: Sendable {
    struct Entry: Sendable, Equatable {
        let rank: QueueRank
        /// Index in the day's tickets.
        let ticket: Int
        let issuedAt: Timestamp
        /// For a booked ticket: from when it has priority; nil when it came after its slot and never has.
        let priorityFrom: Timestamp?
    }

    private struct Slot: Sendable {
        let from: Timestamp
        var count: Int
    }

    private var entries: [Entry] = []
    /// Entries before it are room: they have been taken, or wait to be filled.
    private var head = 0
    /// Those with a `priorityFrom`, by it.
    private var slots: [Slot] = []

    var count: Int { entries.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Entry? { isEmpty ? nil : entries[head] }
    var last: Entry? { isEmpty ? nil : entries[entries.count - 1] }
    var waiting: ArraySlice<Entry> { entries[head...] }

    /// How many rank before `rank`.
    func count(before rank: QueueRank) -> Int { index(of: rank) - head }

    /// How many have priority at `now`.
    func countWithPriority(at now: Timestamp) -> Int {
        slots.prefix { $0.from <= now }.reduce(0) { $0 + $1.count }
    }

    /// How many of those with priority at `now` rank before `rank`.
    func countWithPriority(at now: Timestamp, before rank: QueueRank) -> Int {
        let index = index(of: rank)
        let all = countWithPriority(at: now)
        let (before, after) = (entries[head..<index], entries[index...])
        guard before.count > after.count else { return before.count { $0.hasPriority(at: now) } }
        return all - after.count { $0.hasPriority(at: now) }
    }

    mutating func insert(_ entry: Entry) {
        if let from = entry.priorityFrom { count(1, from: from) }
        let index = index(of: entry.rank)
        guard index - head < entries.count - index else { return entries.insert(entry, at: index) }
        if head == 0 { makeRoom(with: entry) }
        // The place has moved with the room.
        let place = self.index(of: entry.rank) - 1
        head -= 1
        for position in head..<place { entries[position] = entries[position + 1] }
        entries[place] = entry
    }

    /// Takes out the ticket with `rank`, if it waits here.
    mutating func remove(_ rank: QueueRank) {
        let index = index(of: rank)
        guard index < entries.count, entries[index].rank == rank else { return }
        if let from = entries[index].priorityFrom { count(-1, from: from) }
        guard index - head < entries.count - 1 - index else {
            entries.remove(at: index)
            return
        }
        for position in stride(from: index, to: head, by: -1) { entries[position] = entries[position - 1] }
        head += 1
        if head >= Self.clearing, head * 2 >= entries.count {
            entries.removeFirst(head - Self.room)
            head = Self.room
        }
    }

    private mutating func makeRoom(with filler: Entry) {
        entries.insert(contentsOf: repeatElement(filler, count: Self.room), at: 0)
        head = Self.room
    }

    private mutating func count(_ difference: Int, from: Timestamp) {
        let index = Self.lowest(in: slots.indices) { slots[$0].from >= from }
        if index < slots.count, slots[index].from == from {
            slots[index].count += difference
            if slots[index].count == 0 { slots.remove(at: index) }
        } else {
            slots.insert(Slot(from: from, count: difference), at: index)
        }
    }

    /// The first index from `head` whose rank is not before `rank`.
    private func index(of rank: QueueRank) -> Int {
        if let last = entries.last, last.rank < rank { return entries.count }
        return Self.lowest(in: head..<entries.count) { entries[$0].rank >= rank }
    }

    /// The first of `indices` that is right, when all after it are; their end when none is.
    private static func lowest(in indices: Range<Int>, _ isRight: (Int) -> Bool) -> Int {
        var (low, high) = (indices.lowerBound, indices.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isRight(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Fewer taken entries than this are not worth moving the rest.
    private static let clearing = 64
    /// The room made or left in front, for those who are put behind the first.
    private static let room = 32
}

extension RankedLine: Equatable {
    static func == (left: Self, right: Self) -> Bool { left.waiting.elementsEqual(right.waiting) }
}
