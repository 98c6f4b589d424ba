// SPDX-License-Identifier: Apache-2.0
/// Keeps people out of published figures (R50): counts below `least` are hidden, and so are others from which a hidden one
/// could be worked out.
///
/// A table is published with the sums of its rows and columns. Whoever subtracts what is shown from a sum learns the sum of
/// what is hidden in that line: so a line hides at least two counts, which are `least` together.
package enum SmallCells {
    /// The least count of people that is shown, besides 0.
    package static let least = 5

    /// `table` with what must not be shown as nil; rows are of one length.
    package static func hidden(_ table: [[Int]], least: Int = Self.least) -> [[Int?]] {
        var shown = table.map { row in row.map { (1..<least).contains($0) ? nil : Optional($0) } }
        let columns = table.first?.count ?? 0
        // Every turn hides one more count.
        var isSettled = false
        while !isSettled {
            isSettled = true
            for row in table.indices {
                let line = (0..<columns).map { (row, $0) }
                if let cell = next(in: line, table, shown, least) {
                    shown[cell.row][cell.column] = nil
                    isSettled = false
                }
            }
            for column in 0..<columns {
                let line = table.indices.map { ($0, column) }
                if let cell = next(in: line, table, shown, least) {
                    shown[cell.row][cell.column] = nil
                    isSettled = false
                }
            }
        }
        return shown
    }

    /// The sum of a line, nil when it must not be shown.
    package static func sum(_ line: [Int], least: Int = Self.least) -> Int? {
        let sum = line.reduce(0, +)
        return (1..<least).contains(sum) ? nil : sum
    }

    /// The smallest count of a line that has to be hidden too; nil when the line gives nothing away.
    private static func next(
        in line: [(row: Int, column: Int)],
        _ table: [[Int]],
        _ shown: [[Int?]],
        _ least: Int
    ) -> (row: Int, column: Int)? {
        let counts = line.map { table[$0.row][$0.column] }
        let hidden = line.filter { shown[$0.row][$0.column] == nil }
        guard !hidden.isEmpty, sum(counts, least: least) != nil else { return nil }
        let together = hidden.reduce(0) { $0 + table[$1.row][$1.column] }
        guard hidden.count < 2 || together < least else { return nil }
        // A 0 hides nobody: it helps only where there is nothing else.
        let rest = line.filter { shown[$0.row][$0.column] != nil }
        return rest.min { left, right in
            let (one, other) = (table[left.row][left.column], table[right.row][right.column])
            return (one == 0 ? Int.max : one) < (other == 0 ? Int.max : other)
        }
    }
}
