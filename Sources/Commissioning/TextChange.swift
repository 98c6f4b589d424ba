// SPDX-License-Identifier: Apache-2.0

/// What differs between two texts, line by line.
package enum TextChange: Sendable, Equatable {
    /// A line that the new text does not have; counted from 1 in the old one.
    case removed(line: Int, String)
    /// A line that the old text does not have; counted from 1 in the new one.
    case added(line: Int, String)

    /// The most lines of a text that is compared line by line; longer ones are told to differ.
    package static let lineLimit = 4000

    /// The changes from `old` to `new` in the order of the texts; empty when they are the same.
    package static func between(_ old: String, _ new: String) -> [TextChange] {
        let (before, after) = (lines(old), lines(new))
        guard before.count <= lineLimit, after.count <= lineLimit else {
            return old == new
                ? [] : [.removed(line: 1, "\(before.count) lines"), .added(line: 1, "\(after.count) lines")]
        }
        let changes = after.difference(from: before)
        let removals = Dictionary(grouping: changes.removals, by: Self.offset)
        let insertions = Dictionary(grouping: changes.insertions, by: Self.offset)
        var (found, place, other): ([TextChange], Int, Int) = ([], 0, 0)
        while place < before.count || other < after.count {
            if place < before.count, removals[place] != nil {
                found.append(.removed(line: place + 1, before[place]))
                place += 1
            } else if other < after.count, insertions[other] != nil {
                found.append(.added(line: other + 1, after[other]))
                other += 1
            } else {
                (place, other) = (place + 1, other + 1)
            }
        }
        return found
    }

    /// `-  12 name = …`, as a list of changes has it.
    package var text: String {
        switch self {
        case .removed(let line, let text): "- \(line): \(text)"
        case .added(let line, let text): "+ \(line): \(text)"
        }
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
}
