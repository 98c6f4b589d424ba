// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Queueing

struct RankedLineTests {
    @Test(arguments: 0..<20)
    func `a line is what a sorted array would be`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var line = RankedLine()
        var model: [QueueRank] = []
        for step in 0..<600 {
            if random.below(5) < 3 || model.isEmpty {
                let rank = QueueRank(place: Position(Int64(random.below(400))), requeued: Position(Int64(step)))
                line.insert(
                    RankedLine.Entry(
                        rank: rank,
                        ticket: step,
                        issuedAt: Timestamp(milliseconds: 0),
                        priorityFrom: nil
                    )
                )
                model.append(rank)
                model.sort()
            } else {
                let rank = Bool.random(using: &random) ? model[0] : random.oneOf(model)
                line.remove(rank)
                model.removeAll { $0 == rank }
            }
            #expect(line.waiting.map(\.rank) == model)
            #expect(line.count == model.count)
            if let some = model.randomElement(using: &random) {
                #expect(line.count(before: some) == model.firstIndex(of: some))
            }
        }
    }

    @Test func `removing who is not there changes nothing`() {
        var line = RankedLine()
        line.remove(QueueRank(place: Position(1)))
        #expect(line.isEmpty)
        #expect(line.first == nil)
    }
}
