// SPDX-License-Identifier: Apache-2.0
import Charter
import Ports
import Terms
import Testing

@testable import Portal

/// Limits of how often: exact, and in bounded memory whoever comes.
struct LimitTests {
    private let start = MonotonicTime(nanoseconds: 5_000_000_000)

    @Test
    func `R5: a burst passes, the next one waits exactly until there is a token again`() {
        let allowance = Allowance(burst: 3, perMinute: 6)
        var bucket = Bucket(at: start)
        for _ in 0..<3 { #expect(bucket.take(allowance, at: start) == nil) }
        #expect(bucket.take(allowance, at: start) == .seconds(10))
        let almost = start.advanced(by: .nanoseconds(9_999_999_999))
        #expect(bucket.take(allowance, at: almost) == .nanoseconds(1))
        #expect(bucket.take(allowance, at: start.advanced(by: .seconds(10))) == nil)
        #expect(bucket.take(allowance, at: start.advanced(by: .seconds(10))) == .seconds(10))
    }

    @Test
    func `R5: in the long run nobody gets more than the rate, and what was refused costs nothing`() {
        let allowance = Allowance(burst: 5, perMinute: 60)
        var bucket = Bucket(at: start)
        var passed = 0
        for tenth in 0..<6_000 {
            let now = start.advanced(by: .milliseconds(tenth * 100))
            if bucket.take(allowance, at: now) == nil { passed += 1 }
        }
        #expect(passed == 5 + 599)
    }

    @Test(arguments: [UInt64(1), 7, 99])
    func `R5: the memory of a limit is bounded, whoever comes and however often`(_ seed: UInt64) {
        var random = SplitMix64(state: seed)
        var table = BucketTable<UInt64>(Allowance(burst: 2, perMinute: 1), generationLimit: 50)
        var now = start
        for _ in 0..<20_000 {
            now = now.advanced(by: .milliseconds(Int(random.next() % 50)))
            _ = table.take(random.next() % 500, at: now)
            #expect(table.count <= 100, "seed \(seed)")
        }
    }

    @Test
    func `R5: a key is remembered while fewer others come than a generation holds`() {
        var table = BucketTable<Int>(Allowance(burst: 1, perMinute: 1), generationLimit: 50)
        #expect(table.take(0, at: start) == nil)
        for other in 1...99 {
            _ = table.take(other, at: start)
            #expect(table.take(0, at: start) != nil, "\(other)")
        }
    }

    @Test
    func `R5: the work asked of a network doubles with its attempts, up to the most`() {
        var settings = PortalSettings()
        (settings.effortBase, settings.effortMost) = (10, 14)
        let bits = [1, 8, 9, 16, 17, 32, 33, 64, 65, 4_096].map { Turnstile.bits($0, settings) }
        #expect(bits == [10, 10, 11, 11, 12, 12, 13, 13, 14, 14])
    }

    @Test
    func `R5: pressure falls again when a network is calm`() {
        let allowance = Allowance(burst: 100, perMinute: 60)
        var bucket = Bucket(at: start)
        for count in 1...20 { #expect(bucket.press(allowance, at: start) == count) }
        #expect(bucket.press(allowance, at: start.advanced(by: .seconds(15))) == 6)
        for _ in 0..<500 { _ = bucket.press(allowance, at: start.advanced(by: .seconds(15))) }
        #expect(bucket.press(allowance, at: start.advanced(by: .seconds(15))) == 100)
        #expect(bucket.press(allowance, at: start.advanced(by: .seconds(200))) == 1)
    }
}
