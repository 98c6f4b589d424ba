// SPDX-License-Identifier: Apache-2.0
import Supervision
import Testing

/// What published figures hide.
struct SmallCellTests {
    @Test
    func `R50: one to four people are hidden, none and five are shown`() {
        #expect(SmallCells.hidden([[0, 5, 9]]) == [[0, 5, 9]])
        for count in 1...4 { #expect(SmallCells.hidden([[count, 4, 9], [9, 9, 9]])[0][0] == nil) }
        #expect(SmallCells.sum([1, 3]) == nil)
        #expect(SmallCells.sum([1, 4]) == 5)
        #expect(SmallCells.sum([0, 0]) == 0)
    }

    @Test
    func `R50: what a sum would give away is hidden with it`() {
        let table = [[3, 20, 30], [40, 50, 60], [70, 80, 90]]
        let shown = SmallCells.hidden(table)
        #expect(shown[0][0] == nil)
        #expect(shown[0].count { $0 == nil } >= 2)
        #expect(shown.count { $0[0] == nil } >= 2)
        // And the cells that were hidden to hide it do not give each other away.
        #expect(shown[2] == [70, 80, 90])
    }

    @Test
    func `R50: in no published table can a small count be worked out from a row or a column`() {
        for seed in UInt64(1)...300 {
            var generator = SplitMix64(seed: seed)
            let (rows, columns) = (Int.random(in: 1...6, using: &generator), Int.random(in: 1...6, using: &generator))
            let table = (0..<rows).map { _ in
                (0..<columns).map { _ in
                    Bool.random(using: &generator)
                        ? Int.random(in: 0...6, using: &generator)
                        : Int.random(in: 0...200, using: &generator)
                }
            }
            let shown = SmallCells.hidden(table)
            let lines =
                table.indices.map { row in (table[row], shown[row]) }
                + (0..<columns).map { column in (table.map { $0[column] }, shown.map { $0[column] }) }
            for (counts, cells) in lines {
                for (count, cell) in zip(counts, cells) {
                    #expect(cell == nil || cell == count && !(1..<SmallCells.least).contains(count), "seed \(seed)")
                }
                let hidden = zip(counts, cells).filter { $0.1 == nil }.map(\.0)
                guard !hidden.isEmpty, SmallCells.sum(counts) != nil, hidden.count < counts.count else { continue }
                #expect(hidden.count >= 2 && hidden.reduce(0, +) >= SmallCells.least, "seed \(seed): \(counts)")
            }
        }
    }
}
