// SPDX-License-Identifier: Apache-2.0
import Readers

/// The line of a code scanner, set up in any way.
enum ScanFrames {
    static func check(_ input: [UInt8]) throws(Broken) {
        let setUp = input.first ?? 0
        let bytes = Array(input.dropFirst())
        var habits = ScanFramer.Habits(end: ScanEnd.allCases[Int(setUp >> 3) % ScanEnd.allCases.count])
        habits.dropsStart = setUp & 1 == 0
        habits.dropsSymbology = setUp & 2 == 0
        if setUp & 4 != 0 { habits.terminators = [0x09] }

        var framer = ScanFramer(habits: habits)
        let outcomes = framer.push(bytes)
        for cut in Cuts.of(bytes) {
            var other = ScanFramer(habits: habits)
            var heard: [ScanOutcome] = []
            for piece in cut { heard += other.push(piece) }
            try hold(heard == outcomes, "the same bytes in other pieces gave other scans")
            try hold(other.overlongScans == framer.overlongScans, "another count of overlong scans")
            try hold(other.isMidScan == framer.isMidScan, "the same bytes in other pieces left something else")
        }
        let last = framer.silence()
        try hold(!framer.isMidScan && framer.silence() == nil, "a pause did not end the scan")
        var (overlong, taken) = (0, 0)
        for outcome in outcomes + (last.map { [$0] } ?? []) {
            switch outcome {
            case .overlong: overlong += 1
            case .scan(let scan):
                taken += scan.count
                try hold((1...ScanFramer.capacity).contains(scan.count), "a scan without bytes, or over the limit")
                try hold(habits.terminators.isDisjoint(with: scan), "a scan holds what ends it")
            case .unfinished: try hold(!habits.endsAtGap, "a scan is cut off that a pause ends")
            case .text, .typed, .garbled: throw Broken(rule: "bytes are no keys")
            }
        }
        try hold(overlong == framer.overlongScans, "an overlong scan is not counted")
        try hold(taken <= bytes.count, "more was scanned than came")
    }
}
