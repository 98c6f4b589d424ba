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
        // Every rank its slot, or none, so that the model need not remember it.
        let slots = 1 + Int64(random.below(9))
        func slot(of rank: QueueRank) -> Timestamp? {
            let number = rank.requeued.value % (slots + 1)
            return number == slots ? nil : Timestamp(milliseconds: number)
        }
        for step in 0..<600 {
            if random.below(5) < 3 || model.isEmpty {
                let rank = QueueRank(place: Position(Int64(random.below(400))), requeued: Position(Int64(step)))
                line.insert(
                    RankedLine.Entry(
                        rank: rank,
                        ticket: step,
                        issuedAt: Timestamp(milliseconds: 0),
                        priorityFrom: slot(of: rank)
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
                let now = Timestamp(milliseconds: Int64(random.below(9)))
                let withPriority = model.filter { slot(of: $0).map { $0 <= now } == true }
                #expect(line.countWithPriority(at: now) == withPriority.count)
                #expect(line.countWithPriority(at: now, before: some) == withPriority.count { $0 < some })
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
