// SPDX-License-Identifier: Apache-2.0

/// What is to be done when: actions in order of their due time, and of their making when that is equal.
///
/// A sorted array, not a heap: an alarm that is cancelled goes at once, and a hall has some dozens of them.
struct Agenda {
    typealias Action = @Sendable () -> Void

    /// Finds an entry again to cancel it.
    struct Key: Hashable, Sendable, Comparable {
        let due: MonotonicTime
        let serial: UInt64

        static func < (left: Self, right: Self) -> Bool { (left.due, left.serial) < (right.due, right.serial) }
    }

    /// Latest first, so that the next one is taken from the end.
    private var entries: [(key: Key, action: Action)] = []
    private var lastSerial: UInt64 = 0

    var count: Int { entries.count }

    /// When the first entry is due.
    var next: MonotonicTime? { entries.last?.key.due }

    mutating func add(due: MonotonicTime, _ action: @escaping Action) -> Key {
        lastSerial += 1
        let key = Key(due: due, serial: lastSerial)
        entries.insert((key, action), at: place(of: key))
        return key
    }

    /// Removes the entry and hands its action out, so that whatever it holds is released outside a caller's lock.
    mutating func remove(_ key: Key) -> Action? {
        let index = place(of: key)
        guard index < entries.count, entries[index].key == key else { return nil }
        return entries.remove(at: index).action
    }

    /// Takes the first entry that is due at `now`.
    mutating func takeDue(at now: MonotonicTime) -> (due: MonotonicTime, action: Action)? {
        guard let last = entries.last, last.key.due <= now else { return nil }
        entries.removeLast()
        return (last.key.due, last.action)
    }

    /// Takes everything.
    mutating func takeAll() -> [Action] {
        defer { entries = [] }
        return entries.map(\.action)
    }

    /// The index of the first entry that is not later than `key`.
    private func place(of key: Key) -> Int {
        var range = entries.startIndex..<entries.endIndex
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            range = entries[middle].key > key ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
