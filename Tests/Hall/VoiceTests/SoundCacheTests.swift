// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Voice

/// Sentences that are kept.
struct SoundCacheTests {
    private static func key(_ number: Int) -> SoundCache.Key { SoundCache.Key(text: "\(number)", language: .zh) }

    private static func sound(_ count: Int) -> Sound { Sound(rate: 8000, samples: [Int16](repeating: 1, count: count)) }

    @Test
    func `the least recently used goes first, and the books balance`() {
        var cache = SoundCache()
        for number in 0..<SoundCache.entryLimit { cache.keep(Self.sound(10), for: Self.key(number)) }
        #expect(cache[Self.key(0)] != nil)
        cache.keep(Self.sound(10), for: Self.key(1000))
        #expect(cache.count == SoundCache.entryLimit && cache.samples == 10 * SoundCache.entryLimit)
        #expect(cache[Self.key(0)] != nil && cache[Self.key(1)] == nil && cache[Self.key(1000)] != nil)
    }

    @Test
    func `large sounds push out small ones, one beyond the limit is not kept`() {
        var cache = SoundCache()
        for number in 0..<10 { cache.keep(Self.sound(1000), for: Self.key(number)) }
        cache.keep(Self.sound(SoundCache.sampleLimit - 2500), for: Self.key(77))
        #expect(cache.count == 3 && cache.samples <= SoundCache.sampleLimit)
        cache.keep(Self.sound(SoundCache.sampleLimit + 1), for: Self.key(78))
        #expect(cache[Self.key(78)] == nil && cache.count == 3)
        cache.keep(Self.sound(5), for: Self.key(77))
        #expect(cache.samples == 2005)
        let english = SoundCache.Key(text: "77", language: .en)
        #expect(cache[english] == nil)
    }
}
