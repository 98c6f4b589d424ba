// SPDX-License-Identifier: Apache-2.0

/// Finds the elements of a list by a hash of what they are asked for: 8 bytes a slot, where a dictionary would hold
/// every key once more.
///
/// Open addressing with linear probing, at most three quarters full. The list grows at its end and shrinks from its
/// end only, so that taking the last out leaves no gap that another was put behind.
struct HashIndex: Sendable {
    private struct Slot: Sendable {
        /// An index into the list, or `empty`.
        var index: UInt32
        /// A part of the hash, so that the elements need hardly be looked at and never be hashed again.
        var hash: UInt32
    }

    private var slots: [Slot] = []
    private var count = 0

    private static let empty = UInt32.max

    init() {}

    /// An empty index with room for `count` elements.
    init(capacity: Int) { grow(toHold: capacity) }

    /// The newest element with `hash` that `matches`.
    func index(hash: Int, where matches: (Int) -> Bool) -> Int? {
        guard !slots.isEmpty else { return nil }
        let short = UInt32(truncatingIfNeeded: hash)
        var found: Int?
        var place = home(short)
        while slots[place].index != Self.empty {
            let index = Int(slots[place].index)
            if slots[place].hash == short, index >= found ?? 0, matches(index) { found = index }
            place = (place + 1) & (slots.count - 1)
        }
        return found
    }

    /// Adds the element at the end of the list.
    mutating func add(hash: Int) {
        grow(toHold: count + 1)
        put(Slot(index: UInt32(count), hash: UInt32(truncatingIfNeeded: hash)))
        count += 1
    }

    /// Takes out the element at the end of the list, which has `hash`.
    mutating func removeLast(hash: Int) {
        count -= 1
        var place = home(UInt32(truncatingIfNeeded: hash))
        while slots[place].index != UInt32(count) { place = (place + 1) & (slots.count - 1) }
        slots[place].index = Self.empty
    }

    /// In the order of the list, so that the last of it is never in the way of another.
    private mutating func grow(toHold wanted: Int) {
        var size = max(16, slots.count)
        while wanted * 4 > size * 3 { size *= 2 }
        guard size > slots.count else { return }
        let filled = slots.filter { $0.index != Self.empty }.sorted { $0.index < $1.index }
        slots = Array(repeating: Slot(index: Self.empty, hash: 0), count: size)
        for slot in filled { put(slot) }
    }

    private mutating func put(_ slot: Slot) {
        var place = home(slot.hash)
        while slots[place].index != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private func home(_ hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }
}
