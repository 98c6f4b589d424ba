// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Voice

/// Samples, and what is done to them.
struct SoundTests {
    /// A tone that goes between `level` and its negative every `half` samples.
    static func square(_ level: Int16, count: Int, half: Int = 10, rate: Int = 22_050) -> Sound {
        Sound(rate: rate, samples: (0..<count).map { $0 / half % 2 == 0 ? level : -level })
    }

    @Test
    func `silence at the ends goes, silence inside stays`() {
        let quiet = Int16(Sound.silence)
        let sound = Sound(rate: 8000, samples: [0, quiet, 200, 0, 0, -300, -quiet, 0])
        #expect(sound.trimmed().samples == [200, 0, 0, -300])
        #expect(Sound(rate: 8000, samples: [quiet, -quiet]).trimmed().samples.isEmpty)
        #expect(Sound(rate: 8000, samples: []).trimmed().samples.isEmpty)
    }

    @Test(arguments: [2000, 12_000, 23_197, 32_767] as [Int16])
    func `a sentence is brought to three decibels below the limit`(level: Int16) {
        let sound = Self.square(level, count: 500).normalised()
        #expect(abs(sound.peak - 23_197) <= 1)
    }

    @Test
    func `what is nearly silent is not blown up into noise, and rest stays rest`() {
        #expect(Self.square(10, count: 100).normalised().peak == 160)
        #expect(Sound(rate: 8000, samples: [0, 0]).normalised().samples == [0, 0])
    }

    @Test
    func `loudness never wraps around`() {
        let sound = Sound(rate: 8000, samples: [.max, .min, 100, -100])
        #expect(sound.scaled(by: 3).samples == [.max, .min, 300, -300])
        #expect(sound.scaled(by: 0.5).samples == [16_384, -16_384, 50, -50])
        #expect(sound.scaled(by: 0).samples == [0, 0, 0, 0])
    }

    @Test(arguments: [(80, 1764), (300, 6615), (0, 0)])
    func `pieces are joined with rest between them and none at the ends`(gap: Int, samples: Int) throws {
        let pieces = [Self.square(100, count: 30), Self.square(200, count: 40), Self.square(300, count: 50)]
        let joined = try #require(Sound.joined(pieces, gap: .milliseconds(gap)))
        #expect(joined.samples.count == 120 + 2 * samples)
        #expect(Array(joined.samples.prefix(30)) == pieces[0].samples)
        #expect(joined.samples[30..<30 + samples].allSatisfy { $0 == 0 })
        #expect(Array(joined.samples.suffix(50)) == pieces[2].samples)
        #expect(Sound.joined([], gap: .milliseconds(gap)) == nil)
    }

    @Test(arguments: [(8000, 22_050), (22_050, 24_000), (48_000, 22_050), (44_100, 8000)])
    func `another rate keeps length, loudness and pitch`(from: Int, to: Int) {
        let chime = Chime.sound(rate: from)
        let other = chime.resampled(to: to)
        #expect(other.rate == to)
        #expect(abs(other.length.wholeMilliseconds - chime.length.wholeMilliseconds) <= 1)
        #expect(abs(Double(other.peak) / Double(chime.peak) - 1) < 0.1)
        let (before, after) = (Self.crossings(chime.samples[...]), Self.crossings(other.samples[...]))
        #expect(abs(before - after) <= before / 50)
    }

    @Test(arguments: [8000, 22_050, 24_000, 48_000])
    func `the chime is E and then C, at the loudness of a sentence`(rate: Int) {
        let chime = Chime.sound(rate: rate)
        #expect(chime.length == .seconds(1))
        #expect(abs(chime.peak - Sound.fullPeak) <= 1)
        // Half a second of each tone would have that many upward crossings; a tenth in its middle has a tenth.
        for (start, frequency) in [(0.05, 659.26), (0.45, 523.25)] {
            let span = Int(start * Double(rate))..<Int((start + 0.2) * Double(rate))
            let counted = Double(Self.crossings(chime.samples[span])) / 0.2
            #expect(abs(counted - frequency) <= 6, "\(counted) Hz, not \(frequency)")
        }
        #expect(abs(Int(chime.samples[0])) < 200 && abs(Int(chime.samples.last ?? .max)) < 200)
    }

    /// How often the samples go from below rest to rest or above.
    private static func crossings(_ samples: ArraySlice<Int16>) -> Int {
        zip(samples, samples.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count
    }
}
