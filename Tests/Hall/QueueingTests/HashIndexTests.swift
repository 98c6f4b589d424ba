// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Queueing

struct HashIndexTests {
    /// A few hashes only, so that elements get in each other's way all the time.
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `it finds what a search from the end finds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (list, index): ([Int], HashIndex) = ([], HashIndex())
        let spread = 1 + random.below(12)
        for _ in 0..<400 {
            if !list.isEmpty, random.below(3) == 0 {
                let last = list.removeLast()
                index.removeLast(hash: last % spread)
            } else {
                let value = random.below(40)
                index.add(hash: value % spread)
                list.append(value)
            }
            let sought = random.below(40)
            let found = index.index(hash: sought % spread) { list[$0] == sought }
            #expect(found == list.lastIndex(of: sought), "seed \(seed)")
        }
    }
}
