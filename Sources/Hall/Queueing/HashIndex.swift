// SPDX-License-Identifier: Apache-2.0

/// Finds the elements of a list by a hash of what they are asked for: 4 bytes a slot, where a dictionary would hold
/// every key once more.
///
/// Open addressing with linear probing, at most three quarters full. The list grows at its end and shrinks from its
/// end only, so that taking the last out leaves no gap that another was put behind.
struct HashIndex: Sendable {
    /// An index into the list, or `empty`.
    private var slots: [UInt32] = []
    private var count = 0

    private static let empty = UInt32.max

    /// The newest element with `hash` that `matches`.
    func index(hash: Int, where matches: (Int) -> Bool) -> Int? {
        guard !slots.isEmpty else { return nil }
        var found: Int?
        var slot = home(hash)
        while slots[slot] != Self.empty {
            let index = Int(slots[slot])
            if index >= found ?? 0, matches(index) { found = index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return found
    }

    /// Adds the element at `index`, which is the next; `rehash` tells the hashes of those before it.
    mutating func add(_ index: Int, hash: Int, rehash: (Int) -> Int) {
        if (count + 1) * 4 > slots.count * 3 {
            slots = Array(repeating: Self.empty, count: max(16, slots.count * 2))
            for earlier in 0..<count { place(earlier, rehash(earlier)) }
        }
        place(index, hash)
        count += 1
    }

    /// Takes out the element at `index`, which is the last, whose hash is `hash`.
    mutating func removeLast(_ index: Int, hash: Int) {
        var slot = home(hash)
        while slots[slot] != UInt32(index) { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Self.empty
        count -= 1
    }

    private mutating func place(_ index: Int, _ hash: Int) {
        var slot = home(hash)
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index)
    }

    private func home(_ hash: Int) -> Int { hash & (slots.count - 1) }
}
