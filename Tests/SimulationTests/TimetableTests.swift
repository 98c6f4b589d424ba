// SPDX-License-Identifier: Apache-2.0
import Simulators
import Testing

@testable import Simulation

struct TimetableTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `things happen in the order of their time, and of their making when that is equal`(seed: UInt64) {
        var random = SeededRandom(seed, "timetable")
        var timetable = Timetable()
        var expected: [(due: Int64, serial: Int)] = []
        var taken: [(due: Int64, serial: Int)] = []
        for serial in 1...200 {
            let due = Int64(random.below(30))
            timetable.add(at: due, "test") { () throws(Violation) in }
            expected.append((due, serial))
            if random.percent(30), let entry = timetable.takeFirst() {
                let first = expected.min { $0 < $1 }
                expected.removeAll { $0.serial == entry.serial }
                #expect(first?.serial == entry.serial, "seed \(seed)")
            }
        }
        while let entry = timetable.takeFirst() { taken.append((entry.due, entry.serial)) }
        #expect(taken.map(\.serial) == expected.sorted { $0 < $1 }.map(\.serial), "seed \(seed)")
    }

    @Test func `streams of one seed differ by name and repeat`() {
        var (first, again, other) = (SeededRandom(7, "a"), SeededRandom(7, "a"), SeededRandom(7, "b"))
        let numbers = (0..<50).map { _ in first.below(1000) }
        #expect(numbers == (0..<50).map { _ in again.below(1000) })
        #expect(numbers != (0..<50).map { _ in other.below(1000) })
        #expect(numbers.allSatisfy { (0..<1000).contains($0) })
    }
}
