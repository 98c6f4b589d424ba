// SPDX-License-Identifier: Apache-2.0

/// The known name that a misspelt one was probably meant to be.
enum NearestName {
    /// Finds the name with the fewest slips from `name`: at most a third of its length, but one is always forgiven.
    static func find(_ name: String, among known: some Sequence<String>) -> String? {
        let limit = max(1, name.utf8.count / 3)
        let near = known.map { (slips: slips(Array(name.utf8), Array($0.utf8)), name: $0) }
        return near.filter { $0.slips <= limit }.min { ($0.slips, $0.name) < ($1.slips, $1.name) }?.name
    }

    /// Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
    static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var best = min(last[column + 1] + 1, current[column] + 1)
                best = min(best, last[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, last) = (last, current)
        }
        return last[right.count]
    }
}
